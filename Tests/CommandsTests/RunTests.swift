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
        #expect(surface.results.map(\.command) == ["new a --layers 'flatten, dense 10'", "set batch 8", "networks", "run \(path)"])
        try interpreter.execute("expect network = a; undo", on: SilentSurface())
        #expect(interpreter.session.state.networks.names.isEmpty)
        #expect(interpreter.session.settings.training.batchSize == 32)
        #expect(interpreter.session.transcript == ["run \(path)", "expect network = a", "undo"])
    }

    @Test func `an error names file and line and leaves the session as it was`() throws {
        var interpreter = Fixture.interpreter()
        let path = try Fixture.folder() + "/lesson.md"
        try Fixture.write("# One\n\n```convo\nnew a\n\n# next\nset batch 8; set lr banana\n```\n", to: path)
        let failure = try interpreter.failure("run \(path)")
        #expect(failure.message.hasPrefix("\(path):7: lr expects"))
        #expect(failure.exitStatus == 64)
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

    @Test func `a document that runs itself comes to an end`() throws {
        var interpreter = Fixture.interpreter()
        let path = try Fixture.folder() + "/loop.convo"
        try Fixture.write("run \(path)\n", to: path)
        #expect(try interpreter.failure("run \(path)").message.contains("at most 8 may be nested"))
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
