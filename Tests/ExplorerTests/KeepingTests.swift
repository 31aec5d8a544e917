import Display
import Glibc
import Raster
import Testing

@testable import Explorer

@Suite(.serialized) struct KeepingTests {
    @Test func `--save keeps what any command shows, in each format`() throws {
        let folder = try Fixture.folder()
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        for ending in ["png", "svg", "csv", "npy"] {
            let path = "\(folder)/shown.\(ending)"
            let result = try interpreter.execute("show test/0-3 --save \(path)", on: SilentSurface())[0]
            #expect(result.file == path)
            #expect(result.shown == .group([result.output, .note("kept in \(path)")]))
            #expect(FileKind.exists(path))
        }
        #expect(try PictureFile.read("\(folder)/shown.png").width > 28)
        #expect(FileKind.names(in: folder).count == 4)
    }

    @Test func `in front of the command --save means the same`() throws {
        let path = "\(try Fixture.folder())/model.csv"
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        try interpreter.execute("--save \(path) model", on: SilentSurface())
        #expect(try FileKind.text(of: path).hasPrefix("layer,kind,specification,output,parameters,"))
    }

    @Test func `a command with a --save of its own keeps it`() throws {
        var words = ["train", "1", "--save", "mine.safetensors"]
        var options = GlobalOptions()
        try options.takeFollowing(from: &words, for: Fixture.interpreter().session.commands)
        #expect(words.count == 4 && options.presentation.save == nil)
    }

    @Test func `a file that cannot be kept is refused in one line`() throws {
        let folder = try Fixture.folder()
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        #expect(try interpreter.failure("show test/0 --save a.jpg").message
            == "--save expects a file that ends in .png, .svg, .csv or .npy, got 'a.jpg'")
        #expect(try interpreter.failure("show test/0 --save \(folder)/no/a.png").message.contains("there is no folder"))
        #expect(try interpreter.failure("model --save").message == "--save needs a value: --save FILE")
        #expect(try interpreter.failure("model --save a.svg --save b.svg").exitStatus == 64)
        #expect(FileKind.names(in: folder).isEmpty)
    }

}

/// What `--describe` says.
@Suite(.serialized) struct FindingTests {
    private static let lines: [(setting: [String], line: String, part: String)] = [
        ([], "show test/0", "28×28 pixels"), ([], "show test/0-3", "4 images: "), ([], "predict test/0", "reads "),
        ([], "predict test/0-3", "of 4 right"), ([], "evaluate", "test images right, with a loss of "),
        ([], "confusion", " images wrong."), ([], "activations test/0", "Quietest is "),
        ([], "activations test/0 conv1", "of test/0"), ([], "activations test/0 conv1/0", "conv1/0 of test/0"),
        ([], "activations test/0 conv1/0/1,1", "conv1/0/1,1 is "), ([], "filters conv1", "has the largest norm"),
        ([], "filters conv1/0", "weights from "), ([], "model", "Most parameters are in "), ([], "data", "images of 28×28"),
        (["new --layers 'flatten, dense 10'"], "train 1", "after epoch 1: loss "),
        (["new --layers 'flatten, dense 10'", "train 2"], "curve", "the loss went from "),
    ]

    @Test func `every command that shows something says what is to be seen`() throws {
        for (setting, line, part) in Self.lines {
            var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
            for line in setting.isEmpty ? ["new"] : setting { try interpreter.execute(line, on: SilentSurface()) }
            let output = try interpreter.output(line)
            #expect(!output.findings.isEmpty, "\(line)")
            let words = FindingRenderer().render(output)
            #expect(words.contains(part), "\(line): \(words)")
            #expect(words.hasSuffix(".") && !words.contains("..") && !words.contains("\n"), "\(line): \(words)")
        }
    }
}
