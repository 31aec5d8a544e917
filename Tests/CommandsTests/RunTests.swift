import Glibc
import Display
import Painting
import Testing

@testable import Commands
@testable import Explorer

@Suite struct RunTests {
    @Test func `a document's cells are run in order as one change`() throws {
        var interpreter = Fixture.interpreter()
        let path = try Fixture.folder() + "/lesson.md"
        try Fixture.write("# One\n\n```convo\nnew a --layers 'flatten, dense 10'\nset batch 8\n```\nand\n```convo\nnetworks\n```\n", to: path)
        let surface = SilentSurface()
        let output = try interpreter.output("run \(path)", on: surface)
        #expect(output == .note("ran 3 commands of \(path)"))
        let shown = surface.results.map { TextRenderer(RenderContext(width: 80)).render($0.output) }
        #expect(shown.filter { $0.contains("convo> ") } == [
            "\nconvo> new a --layers 'flatten, dense 10'", "\nconvo> set batch 8", "\nconvo> networks",
        ])
        #expect(shown[0] == "One\n═══" && shown.contains("\nand"))
        #expect(surface.results.map(\.command).filter { !$0.isEmpty }
            == ["new a --layers 'flatten, dense 10'", "set batch 8", "networks", "run \(path)"])
        try interpreter.execute("expect network = a; undo", on: SilentSurface())
        #expect(interpreter.session.state.networks.names.isEmpty)
        #expect(interpreter.session.settings.training.batchSize == 32)
        #expect(interpreter.session.transcript.lines == ["run \(path)", "expect network = a", "undo"])
    }

    @Test func `an error names file and line, and what ran before is kept until undo`() throws {
        var interpreter = Fixture.interpreter()
        let path = try Fixture.folder() + "/lesson.md"
        try Fixture.write("# One\n\n```convo\nnew a\n\n# next\nset batch 8; set lr banana\n```\n", to: path)
        let failure = #expect(throws: CommandFailure.self) { try interpreter.execute("run \(path)", on: SilentSurface()) }
        #expect(failure?.message.hasPrefix("\(path):7: lr expects") == true)
        #expect(failure?.exitStatus == 64)
        #expect(interpreter.session.state.networks.names == ["a"] && interpreter.session.settings.training.batchSize == 8)
        try interpreter.execute("undo", on: SilentSurface())
        #expect(interpreter.session.state.networks.names.isEmpty && interpreter.session.settings.training.batchSize == 32)
    }

    @Test func `a document run from the shell may change its session`() throws {
        let path = try Fixture.folder() + "/steps.txt"
        try Fixture.write("new a --layers 'flatten, dense 10'\nset batch 8\ntrain --batches 2\n", to: path)
        var interpreter = Fixture.interpreter()
        try interpreter.execute("run \(path)", on: SilentSurface(keepsSession: false))
        #expect(try interpreter.session.network().network.batchesTrained == 2)
    }

    @Test func `bare commands are run from any other file`() throws {
        var interpreter = Fixture.interpreter()
        let path = try Fixture.folder() + "/steps.convo"
        try Fixture.write("# comment\nnew 'a'  # name\nnew b \\\n  --layers 'flatten,\n dense 10'\n", to: path)
        try interpreter.execute(path, on: SilentSurface())
        #expect(interpreter.session.state.networks.names == ["a", "b"])
    }

    @Test func `a document that runs itself is told so once`() throws {
        var interpreter = Fixture.interpreter()
        let folder = try Fixture.folder()
        let (path, other) = ("\(folder)/loop.convo", "\(folder)/other.convo")
        try Fixture.write("run \(path)\n", to: path)
        let message = try interpreter.failure("run \(path)").message
        #expect(message == "\(path):1: \(path) is being run already: a document that runs itself would never end; take the `run` out")
        try Fixture.write("run \(folder)/./other.convo\n", to: path)
        try Fixture.write("run \(path)\n", to: other)
        #expect(try interpreter.failure("run \(path)").message.hasPrefix("\(path):1: \(folder)/./other.convo:1: \(path) is being run"))
    }

    @Test func `documents may be nested so far and no further`() throws {
        var interpreter = Fixture.interpreter()
        let folder = try Fixture.folder()
        for depth in 0..<9 { try Fixture.write(depth < 8 ? "run \(folder)/\(depth + 1).convo\n" : "help\n", to: "\(folder)/\(depth).convo") }
        #expect(try interpreter.failure("run \(folder)/0.convo").message.contains("at most 8 may be nested"))
        try interpreter.execute("run \(folder)/1.convo", on: SilentSurface())
    }

    @Test func `commands behind quit are neither run nor counted`() throws {
        var interpreter = Fixture.interpreter()
        let path = try Fixture.folder() + "/quit.md"
        try Fixture.write("```convo\nset batch\nquit\nset lr 5\n```\n```convo\nset seed 7\n```\n", to: path)
        #expect(try interpreter.output("run \(path)") == .note("ran 2 commands of \(path)"))
        #expect(interpreter.session.seed == 1 && interpreter.session.isOver)
    }

    @Test(arguments: ["ipynb", "md", "txt"]) func `a Jupyter notebook is called one`(_ ending: String) throws {
        var interpreter = Fixture.interpreter()
        let path = try Fixture.folder() + "/a.\(ending)"
        try Fixture.write("\n{\"cells\": [],\n \"nbformat\": 4}\n", to: path)
        #expect(try interpreter.failure("run \(path)").message
            == "\(path) is a Jupyter notebook; `run` reads Markdown (.md) or lines of commands")
    }

    @Test func `documents that run others are counted together`() throws {
        var interpreter = Fixture.interpreter()
        let folder = try Fixture.folder()
        for level in 1...6 {
            let next = level < 6 ? "run \(folder)/\(level + 1).convo\n" : "set batch 8\n"
            try Fixture.write(next + next + next, to: "\(folder)/\(level).convo")
        }
        let failure = #expect(throws: CommandFailure.self) {
            try interpreter.execute("run \(folder)/1.convo", on: SilentSurface())
        }
        #expect(failure?.message.contains("at most 100 documents") == true)
        // One after another, as many as one likes.
        for _ in 0..<12 { try interpreter.execute("run \(folder)/4.convo", on: SilentSurface()) }
    }

    @Test func `nothing of run itself is kept in a file`() throws {
        var interpreter = Fixture.interpreter()
        let folder = try Fixture.folder()
        try Fixture.write("set batch 8\n", to: "\(folder)/a.convo")
        let failure = try interpreter.failure("run \(folder)/a.convo --save \(folder)/y.png")
        #expect(failure.message.contains("shows nothing of its own to keep"))
        #expect(access("\(folder)/y.png", F_OK) != 0)
        #expect(interpreter.session.settings.training.batchSize == 32)
    }

    @Test func `what a document changes lasts to its end, where one command is all there is`() throws {
        var interpreter = Fixture.interpreter()
        let path = try Fixture.folder() + "/steps.convo"
        try Fixture.write("\u{FEFF}new --layers 'flatten, dense 10'\nset batch 8\ntrain --batches 1\nuse net\nundo\n", to: path)
        let surface = SilentSurface(keepsSession: false)
        #expect(try interpreter.output("run \(path)", on: surface) == .note("ran 5 commands of \(path)"))
    }

    @Test func `a file that is not text, and an open block, are refused`() throws {
        var interpreter = Fixture.interpreter()
        let folder = try Fixture.folder()
        try Fixture.write("```convo\nhelp\n", to: folder + "/open.md")
        #expect(try interpreter.failure("run \(folder)/open.md").message.contains("open.md:1: "))
        #expect(try interpreter.failure("run \(folder)").message.contains("cannot be read"))
    }
}
