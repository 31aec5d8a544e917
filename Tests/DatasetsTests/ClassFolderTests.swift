import Raster
import Testing
@testable import Datasets

@Suite struct ClassFolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func load(_ name: String) throws -> Dataset {
        try DatasetLoader(environment: [:], mirrors: []).load(folder.path + "/" + name)
    }

    /// A picture of one level but for a stroke, so that pictures are told apart and are no paper.
    private func gray(_ level: UInt8, width: Int = 6, height: Int = 5) -> Picture {
        var picture = Picture(width: width, height: height)
        for row in 1..<height - 1 { picture[row, width / 2] = level }
        return picture
    }

    private func write(_ name: String, _ picture: Picture) throws { try folder.write(name, PNG.encode(picture)) }

    @Test func `folders of digits are classes, and the last seventh of each is for the test`() throws {
        for index in 0..<14 { try write("d/4/\(index + 10).png", gray(UInt8(100 + index))) }
        for index in 0..<7 { try folder.write("d/9/\(index).pgm", PGM.encode(gray(UInt8(200 + index)))) }
        try folder.write("d/9/notes.txt", Array("nine".utf8))
        let set = try load("d")
        #expect(set.name == "d" && set.classNames == Dataset.digitNames && set.train.size == "5×6")
        #expect(set.train.count == 18 && set.test.count == 3)
        let ends = (0..<3).map { set.test.picture($0)[2, 3] }
        #expect(Set(zip(set.test.labels, ends).map { "\($0) \($1)" }) == ["4 112", "4 113", "9 206"])
        #expect(set.train.labels.suffix(6).contains(4) && set.train.labels.suffix(6).contains(9))
        #expect(set.notes == [.leftOut(count: 1, first: folder.path + "/d/9/notes.txt")])
        #expect(set.source.contains("18 to train with, the last of each class, 3, for the test"))
        #expect(try load("d").train.images == set.train.images)
    }

    @Test func `folders train and test say what is for what, and names are sorted`() throws {
        for (part, level) in [("train", UInt8(120)), ("test", UInt8(220))] {
            try write("s/\(part)/shoe/a.png", gray(level))
            try write("s/\(part)/bag/a.png", gray(level + 1))
        }
        let set = try load("s")
        #expect(set.classNames == ["bag", "shoe"] && set.train.labels == [0, 1] && set.test.labels == [0, 1])
        #expect(set.train.picture(0)[2, 3] == 121 && set.test.picture(1)[2, 3] == 220)
    }

    @Test func `pictures of different sizes are brought to one and that is said`() throws {
        for (index, size) in [(40, 60), (30, 30), (90, 70)].enumerated() {
            try write("a/\(index)/x.png", gray(255, width: size.0, height: size.1))
            try write("b/name \(index)/x.png", gray(255, width: size.0, height: size.1))
        }
        let written = try load("a")
        #expect(written.notes == [.prepared(side: 28)] && written.train.size == "28×28" && written.test.count == 1)
        #expect(DigitPreparation.isPrepared(written.train.picture(0)))
        let scaled = try load("b")
        #expect(scaled.notes == [.scaled(height: 28, width: 28)] && scaled.train.count == 2)
    }

    @Test func `color stays where the classes are no signs`() throws {
        let red = Picture(width: 4, height: 4, channels: 3, pixels: (0..<16).flatMap { _ in [200, 10, 10] as [UInt8] })
        for name in ["c/apple/1.png", "c/apple/2.png", "c/pear/1.png", "d/1/1.png", "d/1/2.png", "d/2/1.png"] {
            try write(name, red)
        }
        #expect(try load("c").train.channels == 3 && load("c").train.picture(0).pixels.prefix(3) == [200, 10, 10])
        #expect(try load("d").train.channels == 1)
    }

    @Test func `a damaged picture is named, more classes than a hundred are refused, and other folders stay what they were`() throws {
        try write("x/0/a.png", gray(200))
        try write("x/1/a.png", gray(200))
        try folder.write("x/1/b.png", Array(PNG.encode(gray(200)).prefix(40)))
        do {
            _ = try load("x")
            Issue.record("it was read")
        } catch let error as DatasetError {
            #expect(error.description.hasPrefix(folder.path + "/x/1/b.png is a damaged PNG file"))
        }
        for index in 100..<201 { try write("many/c\(index)/a.png", gray(200)) }
        #expect(throws: DatasetError.tooManyClasses(path: folder.path + "/many", found: 101, limit: 100)) { try load("many") }
        try write("lonely/0/a.png", gray(200))
        #expect(throws: DatasetError.incompleteFolder(
            path: folder.path + "/lonely", expected: "train-images-idx3-ubyte", csv: nil)
        ) { try load("lonely") }
    }
}
