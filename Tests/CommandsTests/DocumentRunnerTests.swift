import Notebook
import Testing

@testable import Commands
@testable import Documents
@testable import Explorer

@Suite struct DocumentRunnerTests {
    private static let lesson = """
        # A lesson

        ```convo
        new a --layers 'flatten, dense 10'
        set batch 8
        ```
        ```output
        what was
        ```
        ```convo
        set batch 16
        networks
        ```
        """

    private func runner(_ text: String, data: Bool = true) throws -> DocumentRunner {
        try DocumentRunner(
            Document(markdown: text), named: "lesson.md", in: Fixture.interpreter(data: data).session)
    }

    private func batch(_ runner: DocumentRunner) -> Int { runner.session.settings.training.batchSize }

    @Test func `a document is run a cell at a time`() throws {
        var runner = try runner(Self.lesson)
        let surface = SilentSurface()
        #expect(runner.next == 1)
        let step = runner.step(on: surface)
        let first = try #require(step)
        #expect(first.cell == 1)
        #expect(first.results.map(\.command) == ["new a --layers 'flatten, dense 10'", "set batch 8"])
        #expect(first.failure == nil)
        #expect(batch(runner) == 8)
        #expect(runner.next == 3)
        let next = runner.step(on: surface)
        let second = try #require(next)
        #expect(second.results.last?.output.tables.first?.value("network", row: 0) == "a")
        #expect(batch(runner) == 16)
        #expect(runner.next == nil)
        let none = runner.step(on: surface)
        #expect(none == nil)
        #expect(surface.results.map(\.command) == first.results.map(\.command) + second.results.map(\.command))
    }

    @Test func `going back to before a cell undoes what it did, and it can be run again`() throws {
        var runner = try runner(Self.lesson)
        runner.step(on: SilentSurface())
        let before = runner
        runner.step(on: SilentSurface())
        #expect(batch(runner) == 16)
        runner = before
        #expect(runner.next == 3)
        #expect(batch(runner) == 8)
        #expect(runner.session.state.networks.names == ["a"])
        let again = runner.step(on: SilentSurface())
        #expect(again?.cell == 3 && again?.failure == nil)
        #expect(batch(runner) == 16)
    }

    @Test func `what ran before a failure stays to be seen`() throws {
        var runner = try runner("```convo\nset batch 8\n\nset lr banana; set batch 16\n```\n\n```convo\nset seed 9\n```\n")
        let step = runner.step(on: SilentSurface())
        let outcome = try #require(step)
        #expect(outcome.results.map(\.command) == ["set batch 8"])
        let failure = try #require(outcome.failure)
        #expect("\(failure)".hasPrefix("lesson.md:4: lr expects"))
        #expect(failure.exitStatus == 64)
        #expect(batch(runner) == 8)
        #expect(runner.next == 2)
        runner.step(on: SilentSurface())
        #expect(runner.session.seed == 9)
    }

    @Test func `to the end means to the first failure`() throws {
        var whole = try runner(Self.lesson)
        let cells = whole.runToEnd(on: SilentSurface()).map(\.cell)
        #expect(cells == [1, 3])
        #expect(whole.next == nil)
        var broken = try runner("```convo\nset batch 8\n```\n```convo\nbananas\n```\n```convo\nset batch 16\n```\n")
        let outcomes = broken.runToEnd(on: SilentSurface())
        #expect(outcomes.map { $0.failure == nil } == [true, false])
        #expect(batch(broken) == 8)
    }

    @Test func `a cell with an open quote fails when it is its turn`() throws {
        var runner = try runner("```convo\nset batch 8\n```\n```convo\nset\nset lr '1\n```\n")
        let outcomes = runner.runToEnd(on: SilentSurface())
        #expect(outcomes.count == 2)
        #expect(outcomes.last?.failure.map { "\($0)" }?.hasPrefix("lesson.md:5: the quote '") == true)
        #expect(outcomes.last?.results.isEmpty == true)
    }

    @Test func `the session that a runner comes to has its own history`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("set batch 64", on: SilentSurface())
        var runner = try DocumentRunner(Document(commands: "set batch 8\nset batch 16\nundo\n"), named: "x", in: interpreter.session)
        _ = runner.runToEnd(on: SilentSurface())
        #expect(batch(runner) == 8)
        #expect(runner.session.transcript.lines == ["set batch 64"])
        #expect(runner.session.past.map(\.command) == ["set batch 64"])
        #expect(runner.session.documents.isEmpty)
    }

    @Test func `nothing is run behind quit`() throws {
        var runner = try runner("```convo\nquit\nset batch 8\n```\n```convo\nset batch 16\n```\n")
        let step = runner.step(on: SilentSurface())
        #expect(step?.results.map(\.command) == ["quit"])
        #expect(runner.next == nil)
        #expect(batch(runner) == 32)
        #expect(runner.session.isOver)
    }

    @Test func `a document without cells is at its end`() throws {
        var runner = try runner("# Nothing\n")
        #expect(runner.next == nil)
        let outcomes = runner.runToEnd(on: SilentSurface())
        #expect(outcomes.isEmpty)
    }
}

extension DocumentRunner {
    /// Runs all cells that are left, up to the first that fails.
    fileprivate mutating func runToEnd(on surface: any Surface) -> [CellOutcome] {
        var outcomes: [CellOutcome] = []
        while outcomes.last?.failure == nil, let outcome = step(on: surface) { outcomes.append(outcome) }
        return outcomes
    }
}
