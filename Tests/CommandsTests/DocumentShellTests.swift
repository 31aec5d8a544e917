import Display
import Painting
import Synchronization
import Testing

@testable import Commands
@testable import Explorer

/// A document runs a shell command only if the person who runs it says so.
@Suite struct DocumentShellTests {
    /// Remembers the lines that were to be run in a shell.
    private final class ShellSurface: Surface {
        private let state = Mutex<[String]>([])
        let keepsSession: Bool
        private let status: Int32

        init(keepsSession: Bool = true, status: Int32 = 0) { (self.keepsSession, self.status) = (keepsSession, status) }

        var lines: [String] { state.withLock { $0 } }
        var size: Room { Room(columns: 80, rows: 24) }
        var isInteractive: Bool { false }
        var isCancelled: Bool { false }
        func report(_ progress: Progress) {}
        func emit(_ result: CommandResult) {}
        func runShell(_ line: String) throws -> Int32 {
            state.withLock { $0.append(line) }
            return status
        }
    }

    private func documents(_ texts: [String: String]) throws -> (folder: String, interpreter: Interpreter) {
        let folder = try Fixture.folder()
        for (name, text) in texts { try Fixture.write(text, to: "\(folder)/\(name)") }
        var interpreter = Fixture.interpreter()
        interpreter.session.folder = folder
        return (folder, interpreter)
    }

    @Test func `a document with a shell command is refused before anything of it is run`() throws {
        var (_, interpreter) = try documents(["lesson.md": "```convo\nset batch 8\n```\n\n```convo\nset\n !touch x; set lr 1\n```\n"])
        let (surface, silent) = (ShellSurface(), SilentSurface())
        let failure = try interpreter.failure("run lesson.md", on: silent)
        #expect(failure.message == "lesson.md:7: a document may run a shell command (`!…`) only if you say so; "
            + "if you trust it: `run --allow-shell lesson.md`")
        #expect(failure.exitStatus == 1)
        #expect(silent.results.isEmpty)
        #expect(throws: CommandFailure.self) { try interpreter.execute("lesson.md", on: surface) }
        #expect(surface.lines.isEmpty)
    }

    @Test(arguments: ["run --allow-shell lesson.md", "run lesson.md --allow-shell", "lesson.md --allow-shell"])
    func `it runs where the person says so`(_ line: String) throws {
        var (_, interpreter) = try documents(["lesson.md": "```convo\n!echo 1\nset batch 8\n  !echo 2\n```\n"])
        for keepsSession in [true, false] {
            let surface = ShellSurface(keepsSession: keepsSession)
            var copy = interpreter
            try copy.execute(line, on: surface)
            #expect(surface.lines == ["echo 1", "echo 2"])
            #expect(copy.session.settings.training.batchSize == 8)
        }
        #expect(throws: CommandFailure.self) { try interpreter.execute("run lesson.md", on: ShellSurface()) }
    }

    @Test func `a shell command goes to the shell as it stands in its line`() throws {
        let lines = ["echo it's; echo \"a", "for i in 1 2; do echo $i # 'x; done", "printf 'a\\n' \\", "  b"]
        let text = "set batch 8; !\(lines[0])\n  !\(lines[1])\n!\(lines[2])\n\(lines[3])\nset batch 16\n"
        var (_, interpreter) = try documents(["lesson.convo": text, "lesson.md": "```convo\n\(text)```\n"])
        for name in ["lesson.convo", "lesson.md"] {
            let surface = ShellSurface()
            try interpreter.execute("run --allow-shell \(name)", on: surface)
            #expect(surface.lines == [lines[0], lines[1], lines[2] + "\n" + lines[3]])
            #expect(interpreter.session.settings.training.batchSize == 16)
        }
    }

    @Test func `a shell command that fails ends the document with its status`() throws {
        var (_, interpreter) = try documents(["lesson.convo": "set batch 8\n!false\nset batch 16\n"])
        let failure = #expect(throws: CommandFailure.self) {
            try interpreter.execute("run --allow-shell lesson.convo", on: ShellSurface(status: 3))
        }
        #expect(failure?.message == "lesson.convo:2: the shell command ended with status 3")
        #expect(failure?.exitStatus == 3)
        #expect(interpreter.session.settings.training.batchSize == 8)
    }

    @Test func `a document inside a document may what the outer one may`() throws {
        var (_, interpreter) = try documents([
            "outer.convo": "set batch 8\nrun --allow-shell 'in ner.convo'\n", "in ner.convo": "set\n!echo 1\n",
        ])
        let surface = ShellSurface()
        let failure = #expect(throws: CommandFailure.self) { try interpreter.execute("run outer.convo", on: surface) }
        #expect(failure?.message == "outer.convo:2: in ner.convo:2: a document may run a shell command (`!…`) only if you say "
            + "so; if you trust it: `run --allow-shell outer.convo`")
        #expect(surface.lines.isEmpty)
        #expect(interpreter.session.settings.training.batchSize == 8)
        try interpreter.execute("run --allow-shell outer.convo", on: surface)
        #expect(surface.lines == ["echo 1"])
    }

    @Test func `a document may run none behind the back of the first look either`() throws {
        var (_, interpreter) = try documents([:])
        interpreter.session.documents = ["lesson.md"]
        interpreter.session.mayRunShell = false
        let surface = ShellSurface()
        #expect(throws: CommandFailure.self) { try interpreter.execute("!echo 1", on: surface) }
        #expect(surface.lines.isEmpty)
    }

    @Test func `what a person says may run shell commands, also after a document`() throws {
        var (_, interpreter) = try documents(["lesson.convo": "set batch 8\n"])
        let surface = ShellSurface()
        try interpreter.execute("run lesson.convo", on: surface)
        try interpreter.execute("!echo 1", on: surface)
        #expect(surface.lines == ["echo 1"])
        #expect(interpreter.session.mayRunShell)
    }

    @Test func `words that only hold an exclamation mark are no shell commands`() throws {
        var (_, interpreter) = try documents(["lesson.convo": "set batch 8 # !rm\nset lr; expect value != 3\n"])
        let surface = ShellSurface()
        #expect(try interpreter.execute("run lesson.convo", on: surface).count == 1)
        #expect(surface.lines.isEmpty)
    }
}
