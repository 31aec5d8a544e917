import Display
import Painting
import Files
import Testing

@testable import Commands
@testable import Explorer

/// Documents that train run in a session with a cache of their own.
@Suite struct KeptTrainingTests {
    private let cache: String
    private let file: String

    init() throws {
        let folder = try Fixture.folder()
        (cache, file) = (folder + "/cache", folder + "/doc.md")
    }

    private func run(_ commands: String, _ options: String = "") throws -> (Interpreter, [String]) {
        try Fixture.write("```convo\n\(commands)\n```\n", to: file)
        var interpreter = Interpreter(
            environment: ["CONVO_MIRRORS": "", "CONVO_DATA": "/nonexistent", "XDG_CACHE_HOME": cache], bundled: .none)
        interpreter.session.state.provide(Fixture.bars)
        let surface = SilentSurface()
        try interpreter.execute("run --here \(file) \(options)", on: surface)
        let outputs = surface.results.map { TextRenderer(RenderContext(width: 400)).render($0.output) }
        return (interpreter, outputs.flatMap { $0.split(separator: "\n").map(String.init) })
    }

    private func isKept(_ lines: [String]) -> Bool { lines.contains { $0.hasPrefix("not trained again") } }
    private var count: Int { (try? Folder.names(in: cache + "/convo/results").count) ?? 0 }
    private static let training = "new a --layers 'flatten, dense 10'\ntrain 3\nat 1 evaluate\ncurve"

    @Test func `a document that is run again does not train again, and comes to the same to the bit`() throws {
        let (first, lines) = try run(Self.training)
        let (second, again) = try run(Self.training)
        #expect(!isKept(lines) && isKept(again))
        let (one, two) = (try first.session.network(), try second.session.network())
        #expect(one.network.parameters == two.network.parameters)
        #expect(one.network.optimizerState == two.network.optimizerState)
        #expect(one.kept == two.kept && one.kept.snapshots.count == 4)
        #expect(one.network.history.map { $0.with(imagesPerSecond: 0, trainSeconds: 0) } == two.network.history)
        #expect(lines.filter { $0.contains("accuracy") } == again.filter { $0.contains("accuracy") })
    }

    @Test func `--fresh trains again`() throws {
        _ = try run(Self.training)
        #expect(!isKept(try run(Self.training, "--fresh").1))
        #expect(count == 1)
    }

    @Test(arguments: [
        "new a --layers 'flatten, dense 10'\ntrain 2", "new a --layers 'flatten, dense 10'\nset lr 0.002\ntrain 3",
        "new a --layers 'flatten, dense 10' --seed 2\ntrain 3", "new a --layers 'flatten, relu, dense 10'\ntrain 3",
        "new a --layers 'flatten, dense 10'\ntrain 3 --batches 5", "new a --layers 'flatten, dense 10'\nset augment mild\ntrain 3",
        "load synthetic\nnew a --layers 'flatten, dense 10'\ntrain 3",
    ])
    func `whatever a training depends on is told apart`(commands: String) throws {
        _ = try run(Self.training)
        #expect(!isKept(try run(commands).1))
        #expect(isKept(try run(commands).1))
    }

    @Test func `sweeps and range tests are kept too, and show the same`() throws {
        let commands = "sweep lr 0.1 0.01 --batches 20\nlr-find --batches 20"
        let (_, lines) = try run(commands)
        let (_, again) = try run(commands)
        #expect(again.count { $0.hasPrefix("not trained again") } == 2 && !isKept(lines))
        #expect(lines.filter { $0.contains("every copy") || $0.contains("falls") } == again.filter { $0.contains("every copy") || $0.contains("falls") })
    }

    @Test func `what diverged is not kept, and neither is what is typed at the prompt`() throws {
        #expect(throws: CommandFailure.self) { try run("new a --layers 'flatten, dense 10'\nset optimizer sgd\nset lr 1000000\ntrain") }
        #expect(count == 0)
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new a --layers 'flatten, dense 10'; train", on: SilentSurface())
        #expect(count == 0)
    }

    @Test func `a damaged result is trained anew`() throws {
        _ = try run(Self.training)
        let name = try #require(try Folder.names(in: cache + "/convo/results").first)
        try Fixture.write("nonsense", to: cache + "/convo/results/\(name)")
        #expect(!isKept(try run(Self.training).1))
        #expect(isKept(try run(Self.training).1))
    }
}
