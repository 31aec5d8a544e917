import Display
import Painting
import Testing

@testable import Commands
@testable import Explorer

/// What commands say that they do, and who goes by it.
@Suite struct EffectTests {
    /// A surface that refuses some of what reaches out of the session.
    private final class NarrowSurface: Surface {
        let refused: Reach
        init(_ refused: Reach) { self.refused = refused }
        var size: Room { .usual }
        var isInteractive: Bool { false }
        var isCancelled: Bool { false }
        func report(_ progress: Progress) {}
        func emit(_ result: CommandResult) {}
        func runShell(_ line: String) throws -> Int32 { 0 }
    }

    private func effect(_ line: String) throws -> Effect {
        let words = try #require(try Lexer.commands(line).first).texts
        return try Fixture.interpreter().session.command(words, on: SilentSurface()).effect
    }

    @Test(arguments: [
        ("show test/1", Effect.draws), ("saliency it", .looks), ("at 3 filters", .looks), ("new", .changes),
        ("set lr 1", .changes), ("set lr", .standsAside), ("set", .standsAside), ("help", .standsAside),
        ("sweep lr 1 2", .looks), ("sweep lr 1 2 --keep", .changes), ("train", .changes),
        ("train --save x.safetensors", Effect.changes.writingFiles), ("save", Effect.changes.writingFiles),
        ("load mnist", .changes), ("load ./mnist", Effect.changes.readingFiles), ("run x", Effect.changes.readingFiles),
        ("bench", .looks), ("bench commands", Effect.looks.writingFiles), ("ls", Effect.draws.readingFiles),
    ]) func `a command says what it does, by its words where they matter`(_ line: String, _ effect: Effect) throws {
        #expect(try self.effect(line) == effect)
    }

    @Test(arguments: [
        ("save x.safetensors", "`save` writes files"), ("train --batches 1 --save x.safetensors", "`train` writes files"),
        ("show test/1 --save x.png", "--save writes files"), ("at 0 save x.safetensors", "`save` writes files"),
        ("bench commands", "`bench` writes files"), ("open x.safetensors", "`open` reads files"),
        ("x.safetensors", "`open` reads files"), ("run x.md", "`run` reads files"), ("ls", "`ls` reads files"),
        ("load ./x", "`load` reads files"), ("predict x.png", "naming x.png reads files"), ("!ls", "`!` runs in the shell"),
    ]) func `a surface can refuse what reaches out of the session`(_ line: String, _ words: String) throws {
        var interpreter = Fixture.interpreter(bundled: Fixture.untrained)
        try interpreter.execute("new --layers 'flatten, dense 10'", on: SilentSurface())
        let failure = #expect(throws: CommandFailure.self) {
            try interpreter.execute(line, on: NarrowSurface([.readsFiles, .writesFiles, .runsShell]))
        }
        #expect(failure?.message == "\(words), which is not allowed here; use the prompt or the shell")
    }

    @Test(arguments: ["show test/1", "set batch 8", "train --batches 1", "predict test/2", "at 0 filters"])
    func `such a surface runs what stays inside`(_ line: String) throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new --layers 'conv 2 3x3, flatten, dense 10'", on: SilentSurface())
        let results = try interpreter.execute(line, on: NarrowSurface([.readsFiles, .writesFiles, .runsShell]))
        #expect(results.map(\.command) == [line])
    }

    @Test func `a command inside of another is asked where the outer one runs`() throws {
        let quiet = QuietSurface(NarrowSurface(.writesFiles))
        #expect(quiet.refused == .writesFiles)
    }

    @Test(arguments: [("7", "why"), ("x.png", "predict"), ("x.md", "run"), ("x.safetensors", "open")])
    func `a word that calls no command is answered by one`(_ word: String, _ command: String) {
        let session = Fixture.interpreter().session
        var lines: [[String]] = []
        for type in CommandCatalog.explorer {
            if let line = type.reading([word, "it"], in: session) { lines.append(line) }
        }
        #expect(lines == [[command, word, "it"]])
    }

    @Test(arguments: ["x", "-7", "it", "test/1", "x.foo", ".png", ""])
    func `a word that means nothing by itself is answered by none`(_ word: String) {
        #expect(CommandCatalog(CommandCatalog.explorer).meaning(of: [word], in: Fixture.interpreter().session) == nil)
    }

    @Test(arguments: ["predict --help", "x.png --help", "7 -h"]) func `help behind any line explains its command`(
        _ line: String
    ) throws {
        var interpreter = Fixture.interpreter()
        let name = line.hasPrefix("7") ? "why" : "predict"
        #expect(try interpreter.output(line) == interpreter.output("help \(name)"))
    }

    @Test func `only what changes something can be undone, or an option that does`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new --layers 'flatten, dense 10'; show test/1; predict it; data", on: SilentSurface())
        #expect(interpreter.session.past.count == 1)
        try interpreter.execute("--seed 9 show test/1", on: SilentSurface())
        #expect(interpreter.session.past.map(\.command).last == "--seed 9 show test/1")
        try interpreter.execute("undo", on: SilentSurface())
        #expect(interpreter.session.seed != 9)
    }

    @Test func `undo keeps as many moments as have room, and the last one always`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new --layers 'flatten, dense 8 relu, dense 10'", on: SilentSurface())
        for unit in 0..<5 { try interpreter.execute("ablate dense1/\(unit)", on: SilentSurface()) }
        let session = interpreter.session
        let size = try #require(session.state.networks.current).bytes
        func kept(_ bytes: Int) -> Int { Moment.kept(session.past, beside: session.state, within: bytes).count }
        #expect(session.past.count == 6)
        #expect(kept(100 * size) == 6)
        #expect(kept(3 * size) == 3)
        #expect(kept(size / 2) == 1)
    }
}
