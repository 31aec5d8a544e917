import Raster
import Testing

@testable import Subjects

@Suite struct SeeingShowTests {
    @Test func `one sample is drawn alone, captioned with its path and label`() throws {
        let picture = try #require(Small.output("show test/7").pictures.first)
        #expect(picture.tiles.map(\.caption) == ["test/7 · labeled 7"])
        #expect(picture.total == 1)
        #expect(picture.tiles[0].values.prefix(28).firstIndex(of: 1) == 18)
    }

    @Test func `several samples are a gallery in the order of their path`() throws {
        let picture = try #require(Small.output("show test/is3").pictures.first)
        #expect(picture.tiles.map(\.caption) == ["test/3 · labeled 3", "test/13 · labeled 3", "test/23 · labeled 3"])
    }

    @Test func `a long gallery says how many it left out and how to see them`() throws {
        let picture = try #require(Small.output("show test").pictures.first)
        #expect(picture.tiles.count == 24)
        #expect(picture.total == 30)
        #expect(picture.rest == "show test/24-29")
    }

    @Test func `without a sample the one used last is shown, and the first test image when there is none`() throws {
        #expect(try Small.output("show").pictures.first?.tiles.first?.caption == "test/0 · labeled 0")
        #expect(try Small.output("show train/4", "show").pictures.first?.tiles.first?.caption == "train/4 · labeled 4")
    }

    @Test func `a word that is no sample is refused with what there is`() throws {
        let failure = try #require(try Small.failure("show banana"))
        #expect(failure.message.contains("'banana'"))
        #expect(failure.message.contains("test/18"))
        #expect(failure.exitStatus == 64)
    }

    @Test(arguments: [
        ("train", 24, 50, "train/24-47"), ("train/0-29", 24, 30, "train/24-29"),
        ("test/1,5,9-12", 3, 6, "test/10-12"), ("test/1,5,9-12,20", 1, 7, "test/5"),
        ("test/wrong", 24, 100, "test/wrong/24-47"), ("test/1,3,5,7", 2, 4, "test/5,7"),
    ])
    func `the samples left out can be named`(word: String, shown: Int, total: Int, rest: String) throws {
        let path = try #require(try SamplePath(word))
        #expect(path.after(shown, of: total)?.description == rest)
    }

    @Test func `images named by what is said of them tell what that is`() throws {
        let tiles = try #require(try Small.output("show test/wrong").pictures.first).tiles
        #expect(!tiles.isEmpty && tiles.allSatisfy {
            $0.caption.hasPrefix("test/5 · 6 read as 5, ") && $0.tint == .bad
        })
        let right = try #require(try Small.output("show test/right/0").pictures.first).tiles
        #expect(right.first?.caption.hasPrefix("test/0 · 0 read right, ") == true)
        #expect(try Small.output("show test/0").pictures.first?.tiles.first?.caption == "test/0 · labeled 0")
    }

    @Test func `nothing is left out of a list that is shown whole`() throws {
        let path = try #require(try SamplePath("test/0-4"))
        #expect(path.after(5, of: 5) == nil)
    }
}
