import Datasets
import Files
import Testing

@testable import Commands
@testable import Display
@testable import Explorer

/// `save --data`, and data of more classes than ten.
@Suite struct SavingDataTests {
    @Test(arguments: ["bars.npz", "bars"]) func `the data are kept and loaded again as they were`(_ name: String) throws {
        let path = try Fixture.folder() + "/" + name
        var interpreter = Fixture.interpreter()
        let output = try interpreter.output("save \(path) --data")
        #expect(output == .text("640 train and 100 test images of bars are in \(path)"))
        var other = Fixture.interpreter(data: false)
        _ = try other.table("load \(path)")
        let (kept, read) = (Fixture.bars, try #require(other.session.dataset))
        #expect(read.fingerprint == kept.fingerprint && read.classNames == kept.classNames && read.name == name)
    }

    @Test func `a folder that is there takes the files, and another kind of file is refused`() throws {
        let folder = try Fixture.folder()
        var interpreter = Fixture.interpreter()
        _ = try interpreter.output("save \(folder)/ --data")
        #expect(FileType(of: "\(folder)/train-images-idx3-ubyte") == .file)
        #expect(try interpreter.failure("save \(folder)/bars.csv --data").message.contains("a name that ends in .npz, or that of a folder"))
        #expect(FileType(of: "\(folder)/bars.csv") == .none)
        #expect(try interpreter.failure("save --data").message.hasPrefix("--data keeps the data alone"))
        #expect(try interpreter.failure("save /nowhere/at/all.npz --data").message.contains("/nowhere/at"))
    }

    @Test func `a fresh network has an output for each of 26 classes`() throws {
        let names = (0..<26).map { "c\($0)" }
        func split(_ name: String) -> Split {
            Split(name: name, images: (0..<52 * 784).map { UInt8($0 % 251) }, labels: (0..<52).map { UInt8($0 % 26) })
        }
        var interpreter = Fixture.interpreter(data: false)
        interpreter.session.state.provide(
            Dataset(name: "letters", train: split("train"), test: split("test"), classNames: names, source: "the tests"))
        try interpreter.execute("new letters", on: SilentSurface())
        #expect(interpreter.session.state.networks.current?.network.architecture.classes == 26)
        try interpreter.execute("train --batches 1", on: SilentSurface())
        #expect(try interpreter.output("predict test/25") != .nothing)
    }
}
