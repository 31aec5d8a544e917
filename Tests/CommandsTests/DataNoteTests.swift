import Datasets
import Testing

@testable import Commands
@testable import Display
@testable import Explorer

/// What is said about data of other forms than MNIST's.
@Suite struct DataNoteTests {
    /// A table of twenty pictures with two pixels of ink, dark on light, the label last.
    private static func table() throws -> String {
        let path = try Fixture.folder() + "/paper.csv"
        let rows = (0..<20).map { "255,255,255,\($0),0,255,255,255,255,\($0 % 10)\n" }.joined()
        try Fixture.write(rows, to: path)
        return path
    }

    @Test func `what was assumed is shown by load and by data`() throws {
        let path = try Self.table()
        var interpreter = Fixture.interpreter(data: false)
        let said = [
            "there is no header, and the first column holds no labels: the last, column 10, was taken for the label",
            "most pixels were light, as in dark ink on white paper: the pictures were inverted, so that ink is light on black",
        ]
        let loaded = try interpreter.table("load \(path)")
        let data = try interpreter.table("data")
        #expect(Array(loaded.notes.dropFirst()) == said)
        #expect(Array(data.notes.prefix(2)) == said)
    }

    @Test func `classes of equal size are neither most nor fewest`() throws {
        var interpreter = Fixture.interpreter()
        let equal = try interpreter.table("data")
        #expect(equal.finding == "bars has 640 train and 100 test images of 28×28. Each class has 64 training images.")
    }

    @Test func `more values than fit into memory are not laid out`() throws {
        let split = { (name: String, count: Int) in
            Split(
                name: name, images: [UInt8](repeating: 9, count: count * 67_600), labels: (0..<count).map { UInt8($0 % 10) },
                height: 260, width: 260)
        }
        var interpreter = Fixture.interpreter(data: false)
        interpreter.session.state.provide(
            Dataset(name: "large", train: split("train", 10), test: split("test", 450), source: "the tests"))
        try interpreter.execute("new n --layers 'flatten, dense 10'", on: SilentSurface())
        do {
            try interpreter.execute("embedding", on: SilentSurface())
            Issue.record("it was drawn")
        } catch {
            #expect(error.message == "450 images of 67,600 values each do not fit into memory; `--count 443` takes as many as do")
        }
    }
}
