import Testing

@testable import Commands
@testable import Explorer

@Suite struct InterpreterTests {
    @Test func `commands of a line run in order and each result is emitted`() throws {
        var interpreter = Fixture.interpreter()
        let surface = SilentSurface()
        let results = try interpreter.execute("new first; new second  # two of them\nnetworks", on: surface)
        #expect(results.map(\.command) == ["new first", "new second", "networks"])
        #expect(surface.results.map(\.command) == results.map(\.command))
        #expect(interpreter.session.transcript.lines == ["new first", "new second", "networks"])
    }

    @Test func `the first failure stops the line and keeps what came before`() throws {
        var interpreter = Fixture.interpreter()
        let failure = #expect(throws: CommandFailure.self) {
            try interpreter.execute("new a; use b; new c", on: SilentSurface())
        }
        #expect(failure?.command == "use b")
        #expect(interpreter.session.state.networks.names == ["a"])
    }

    @Test func `words from a shell are taken as they are`() throws {
        var interpreter = Fixture.interpreter()
        let result = try interpreter.execute(
            words: ["new", "small", "--layers", "flatten, dense 10"], on: SilentSurface())
        #expect(result.command == "new small --layers 'flatten, dense 10'")
        #expect(interpreter.session.state.networks["small"]?.network.architecture.specification == "flatten, dense 10")
    }

    @Test func `undo goes back one change after another and says which`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("set lr 0.5; help; new x; networks", on: SilentSurface())
        #expect(try interpreter.output("undo") == .text("undid `new x`"))
        #expect(interpreter.session.state.networks.names.isEmpty)
        #expect(interpreter.session.settings.training.learningRate == 0.5)
        #expect(try interpreter.output("undo") == .text("undid `set lr 0.5`"))
        #expect(interpreter.session.settings.training.learningRate == 0.001)
        #expect(try interpreter.failure("undo").exitStatus == 1)
    }

    @Test func `undo holds no more than one data set beside the one in use`() throws {
        var interpreter = Fixture.interpreter()
        for _ in 1...3 {
            interpreter.session.past.append(Moment(command: "load", state: interpreter.session.state))
            interpreter.session.dataset = Fixture.bars
            try interpreter.execute("set seed \(interpreter.session.past.count)", on: SilentSurface())
        }
        let revisions = Set(interpreter.session.past.map(\.state.datasetRevision))
        #expect(revisions.count == 2 && revisions.contains(interpreter.session.state.datasetRevision))
    }

    @Test func `undo remembers a bounded number of changes`() throws {
        var interpreter = Fixture.interpreter()
        for number in 1...Moment.limit + 5 { try interpreter.execute("set batch \(number)", on: SilentSurface()) }
        for _ in 1...Moment.limit { try interpreter.execute("undo", on: SilentSurface()) }
        #expect(interpreter.session.settings.training.batchSize == 5)
        _ = try interpreter.failure("undo")
    }

    @Test func `a line after Ctrl-C does not begin`() throws {
        var interpreter = Fixture.interpreter()
        let failure = try interpreter.failure("new x", on: SilentSurface(cancelAfterReports: 0))
        #expect(failure.exitStatus == 130)
    }

    @Test func `quit ends the line and the session`() throws {
        var interpreter = Fixture.interpreter()
        let results = try interpreter.execute("new x; exit; new y", on: SilentSurface())
        #expect(results.count == 2)
        #expect(interpreter.session.isOver)
    }

    @Test func `history lists what was said, numbered, and why it failed`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new x; use x", on: SilentSurface())
        _ = try interpreter.failure("use y")
        #expect(try interpreter.table("history").rows == [
            [1, "new x", ""], [2, "use x", ""], [3, "use y", "there is no network 'y'; there is only x"],
        ])
        #expect(try interpreter.table("history 1").rows == [[4, "history"]])
    }
}
