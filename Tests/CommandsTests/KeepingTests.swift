import Files
import Glibc
import Painting
import Raster
import Testing

@testable import Commands
@testable import Display
@testable import Documents
@testable import Explorer

/// Somebody who answers every question alike.
private final class Person: Surface {
    private let agrees: Bool

    init(agrees: Bool) { self.agrees = agrees }

    var size: Room { Room(columns: 80, rows: 24) }
    var isInteractive: Bool { true }
    var isCancelled: Bool { false }

    func report(_ progress: Progress) {}
    func emit(_ result: CommandResult) {}
    func confirm(_ question: String) -> Bool { agrees }
}

@Suite(.serialized) struct KeepingTests {
    @Test func `--save keeps what any command shows, in each format`() throws {
        let folder = try Fixture.folder()
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        for ending in ["png", "svg", "csv", "npy"] {
            let path = "\(folder)/shown.\(ending)"
            let result = try interpreter.execute("show test/0-3 --save \(path)", on: SilentSurface())[0]
            #expect(result.file == path)
            #expect(result.shown == .group([result.output, .note("kept in \(path)")]))
            #expect(FileType(of: path) == .file)
        }
        #expect(try PictureFile.read("\(folder)/shown.png").width > 28)
        #expect(Folder.listing(of: folder).count == 4)
    }

    @Test func `in front of the command --save means the same`() throws {
        let path = "\(try Fixture.folder())/model.csv"
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        try interpreter.execute("--save \(path) model", on: SilentSurface())
        #expect(try DocumentText.read(path).hasPrefix("layer,kind,specification,output,parameters,"))
    }

    @Test func `a command with a --save of its own keeps it`() throws {
        var words = ["train", "1", "--save", "mine.safetensors"]
        var options = GlobalOptions()
        let type = Fixture.interpreter().session.commands[words[0]]
        try options.takeFollowing(from: &words, of: type.map(DescriptionCache.description))
        #expect(words.count == 4 && options.presentation.save == nil)
    }

    @Test func `a file that cannot be kept is refused in one line`() throws {
        let folder = try Fixture.folder()
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        #expect(try interpreter.failure("show test/0 --save a.jpg").message
            == "--save expects a file that ends in .png, .svg, .csv, .npy or .npz, got 'a.jpg'")
        #expect(try interpreter.failure("show test/0 --save \(folder)/no/a.png").message.contains("there is no folder"))
        #expect(try interpreter.failure("model --save").message == "--save needs a value: --save FILE")
        #expect(try interpreter.failure("model --save a.svg --save b.svg").exitStatus == 64)
        #expect(Folder.listing(of: folder).isEmpty)
    }

    @Test func `an answer that cannot be kept is shown all the same, and what was done stays`() throws {
        let folder = try Fixture.folder()
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        let surface = SilentSurface()
        let failure = #expect(throws: CommandFailure.self) {
            try interpreter.execute("set lr 0.5; undo --save \(folder)/a.npy; model", on: surface)
        }
        #expect(failure?.exitStatus == 1)
        #expect(failure?.message == "nothing was kept in \(folder)/a.npy; a .npy file keeps tensors of the network, and "
            + "this shows none; .svg keeps everything")
        #expect(surface.results.count == 2 && surface.results.last?.file == nil)
        #expect(surface.results.last?.output == .text("undid `set lr 0.5`"))
        #expect(interpreter.session.transcript.count == 2)
        #expect(Folder.listing(of: folder).isEmpty)
    }

    @Test func `a person is asked before a file is written over that this session did not write`() throws {
        let path = "\(try Fixture.folder())/a.csv"
        try Fixture.write("mine", to: path)
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        let failure = #expect(throws: CommandFailure.self) {
            try interpreter.execute("model --save \(path)", on: Person(agrees: false))
        }
        #expect(failure?.message == "\(path) stays as it is; name another file")
        #expect(try DocumentText.read(path) == "mine")
        try interpreter.execute("model --save \(path)", on: Person(agrees: true))
        try interpreter.execute("model --save \(path)", on: Person(agrees: false))
        #expect(try DocumentText.read(path).hasPrefix("layer,"))
    }

    @Test func `a person is asked before a network is trained over a file that is not its own`() throws {
        let path = "\(try Fixture.folder())/a.safetensors"
        try Fixture.write("mine", to: path)
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new --layers 'flatten, dense 10'", on: Person(agrees: true))
        let failure = #expect(throws: CommandFailure.self) {
            try interpreter.execute("train --batches 1 --save \(path)", on: Person(agrees: false))
        }
        #expect(failure?.message == "\(path) stays as it is; name another file")
        #expect(try interpreter.session.network().network.batchesTrained == 0 && DocumentText.read(path) == "mine")
        try interpreter.execute("train --batches 1 --save \(path)", on: Person(agrees: true))
        try interpreter.execute("train --batches 1 --save \(path)", on: Person(agrees: false))
        #expect(try interpreter.session.network().network.batchesTrained == 2)
        try interpreter.execute("train --batches 1 --save \(path)", on: SilentSurface())
    }

    @Test func `what is written can be opened, however training has gone`() throws {
        let folder = try Fixture.folder()
        var interpreter = Fixture.interpreter()
        let layers = Array(repeating: "dense 16 relu", count: 20).joined(separator: ", ")
        try interpreter.execute("new astray --layers 'flatten, \(layers), dense 10'; set lr 10", on: SilentSurface())
        _ = try? interpreter.execute("train 2", on: SilentSurface())
        try interpreter.execute("new sound --layers 'flatten, dense 10'; save \(folder)/a.safetensors", on: SilentSurface())
        do {
            try interpreter.execute("save \(folder)/a.safetensors --network astray", on: SilentSurface())
        } catch {
            #expect("\(error)".contains("nothing was written"))
        }
        try interpreter.execute("open \(folder)/a.safetensors", on: SilentSurface())
    }

    @Test func `what a drawing shows is in the rows too`() throws {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        try interpreter.execute("new", on: SilentSurface())
        func list(_ line: String, _ key: String, table: Int = 0) throws -> [Value] {
            let tables = try interpreter.output(line).tables
            guard case .list(let values) = tables[table].value(key, row: 0) else { return [] }
            return values
        }
        let (bins, edges) = (try list("stats conv1", "histogram"), try list("stats conv1", "edges"))
        #expect(!bins.isEmpty && edges.count == bins.count + 1)
        for line in ["attack test/0", "edit conv1/0/bias 1"] {
            for key in ["probabilities_before", "probabilities_after"] {
                let sum = try list(line, key).compactMap(\.asNumber).reduce(0, +)
                #expect(abs(sum - 1) < 1e-4, "\(line) \(key)")
            }
        }
        let shares = try list("saliency test/0 --check", "shares")
        for key in ["deletion_curve", "random_order_deletion_curve", "brightest_first_deletion_curve"] {
            #expect(try list("saliency test/0 --check", key).count == shares.count && !shares.isEmpty, "\(key)")
        }
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
