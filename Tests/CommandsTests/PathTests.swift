import Testing

@testable import Explorer
@testable import Subjects

@Suite struct PathTests {
    @Test(arguments: [
        "test/18", "train/0-24", "test/1,5,9-12", "test/is7/0-8", "test/wrong", "test/is4/as9", "test/unsure",
        "test/random/0-8", "test", "it", "-", "test/right/3", "seven.png", "./seven", "~/digits/7.jpg", "../a", "/a/b",
    ])
    func `a sample path is printed as it was written`(_ text: String) throws {
        #expect(try SamplePath(text)?.description == text)
    }

    @Test(arguments: ["conv2", "conv2/3", "conv2/3/5,7", "dense1/12", "flatten"])
    func `a unit path is printed as it was written, and is no sample path`(_ text: String) throws {
        #expect(try UnitPath(text).description == text)
        #expect(try SamplePath(text) == nil)
    }

    @Test func `filters and places are told apart`() throws {
        #expect(try SamplePath("test/is4/as9/0,2-3")
            == .images(.test, filters: [.labeled(4), .predicted(9)], choice: [0...0, 2...3]))
        #expect(try SamplePath("train/unsure") == .images(.train, filters: [.unsure], choice: nil))
    }

    @Test(arguments: ["test/", "test/x", "test/1-", "test/-1", "test/1,,2", "test/isx", "test/3/wrong"])
    func `a wrong part is named with what is expected`(_ text: String) {
        let error = #expect(throws: SubjectError.self) { try SamplePath(text) }
        #expect(error?.description.contains("'\(text)'") == true)
        #expect(error?.description.contains("expected") == true)
        #expect(error?.exitStatus == 64)
    }

    @Test func `an index with more digits than any number is one of an image that is not there`() throws {
        #expect(try SamplePath("test/99999999999999999999") == .images(.test, filters: [], choice: [1 << 50...1 << 50]))
        var interpreter = try Small.interpreter()
        #expect(try interpreter.failure("show test/0-99999999999999999999").message.contains("test has 30 images, 0–29"))
        #expect(try interpreter.failure("activations test/3 dense1/99999999999999999999").message.contains("0–9"))
    }

    @Test func `a class that is none says which there are`() throws {
        var interpreter = try Small.interpreter()
        for path in ["test/is10", "test/as12/0"] {
            #expect(try interpreter.failure("show \(path)").message.contains("; there are 0–9"))
        }
    }

    @Test func `a sample in the place of a layer is called one`() throws {
        var interpreter = try Small.interpreter()
        #expect(try interpreter.failure("stats test/3").message
            == "'test/3' is a sample, expected a layer or a unit of one; name one of flatten, dense1, softmax")
        #expect(try interpreter.failure("activations test/3 conv9/1").message.contains("there are flatten, dense1, softmax"))
    }

    @Test func `a backward range is refused`() {
        #expect(throws: SubjectError.backwardRange("5-3", path: "test/5-3")) { try SamplePath("test/5-3") }
    }

    @Test(arguments: ["conv2/", "conv2/x", "conv2/3/5", "conv2/3/5,", "conv2/3/5,7/1", "/3"])
    func `a wrong unit path is refused`(_ text: String) {
        #expect(throws: SubjectError.badUnitPath(text)) { try UnitPath(text) }
    }

    @Test func `numbers with a point are no files`() {
        #expect(!SamplePath.looksLikeFile("0.5"))
        #expect(!SamplePath.looksLikeFile(".hidden"))
        #expect(SamplePath.looksLikeFile("a.b/seven.PNG"))
    }
}
