import Display
import Painting
import Testing

@testable import Commands
@testable import Documents
@testable import Explorer

/// Documents that are stepped through.
@Suite struct WalkTests {
    private static let lesson = """
        # First

        ```convo
        set batch 8
        ```

        ## Second part

        ```convo hide
        set seed 5
        ```

        ```convo
        set lr 0.5
        ```

        ```convo expect-error
        set lr -1
        ```

        The end.
        """

    /// A prompt without a terminal.
    private final class Prompt: Surface {
        let silent = SilentSurface(columns: 60)
        var size: Room { silent.size }
        var isInteractive: Bool { true }
        var isCancelled: Bool { false }
        func report(_ progress: Progress) {}
        func emit(_ result: CommandResult) { silent.emit(result) }

        /// What was shown since the last look.
        func text(from first: Int) -> String {
            let renderer = TextRenderer(RenderContext(width: 60))
            return silent.results.dropFirst(first).map { renderer.render($0.output) }.joined(separator: "\n")
        }
    }

    private let prompt = Prompt()
    private var interpreter: Interpreter

    init() throws {
        let folder = try Fixture.folder()
        try Fixture.write(Self.lesson, to: "\(folder)/a.md")
        interpreter = Fixture.interpreter()
        interpreter.session.folder = folder
        try interpreter.execute("run a.md --step", on: prompt)
    }

    /// What the prompt does before it reads a line: what it shows, and what then stands on the line.
    private mutating func introduce() throws -> (shown: String, line: String?) {
        let before = prompt.silent.results.count
        try interpreter.session.introduceCell(on: prompt)
        defer { interpreter.session.lineToEdit = nil }
        return (prompt.text(from: before), interpreter.session.lineToEdit)
    }

    private mutating func type(_ line: String) throws { try interpreter.execute(line, on: prompt) }

    private var batch: Int { interpreter.session.settings.training.batchSize }

    @Test mutating func `prose is shown and the next cell stands on the line`() throws {
        let first = try introduce()
        #expect(first.shown.contains("First\n═════") && first.line == "set batch 8")
        #expect(try introduce().shown.isEmpty)
        try type("set batch 8")
        let second = try introduce()
        #expect(second.shown.contains("Second part") && second.line == "set lr 0.5")
        #expect(interpreter.session.seed == 5)
        try type("set lr 0.5")
        #expect(try introduce().line == "set lr -1")
        try type("set lr -1")
        let end = try introduce()
        #expect(end.shown.contains("The end.") && end.shown.contains("the end of a.md") && end.line == nil)
        #expect(interpreter.session.transcript.lines == ["run a.md --step", "set batch 8", "set lr 0.5", "set lr -1"])
        #expect(throws: CommandFailure.self) { try type("next") }
    }

    @Test mutating func `a cell may be edited, and something else typed in between`() throws {
        _ = try introduce()
        try type("networks")
        #expect(try introduce().line == "set batch 8")
        try type("set batch 16")
        #expect(batch == 16)
        #expect(try introduce().line == "set lr 0.5")
    }

    @Test mutating func `a cell that fails still comes next`() throws {
        _ = try introduce()
        #expect(throws: CommandFailure.self) { try type("set batch -8") }
        #expect(try introduce().line == "set batch 8")
        #expect(interpreter.session.transcript.entries.last?.text == "set batch -8")
    }

    @Test mutating func `the error that a cell is to show is not that of a mistyped line`() throws {
        try type("set batch 8")
        _ = try introduce()
        try type("set lr 0.5")
        _ = try introduce()
        do throws(CommandFailure) {
            try interpreter.execute("set lr -1back", on: prompt)
            Issue.record("it was taken for the error that the cell shows")
        } catch {
            #expect(error.message.hasPrefix("lr expects") && error.message.contains("-1back"))
        }
        #expect(try introduce().line == "set lr -1")
        try type("set lr -1")
        #expect(try introduce().line == nil)
    }

    @Test mutating func `back restores the session, and what was run below is stale`() throws {
        _ = try introduce()
        try type("set batch 16")
        _ = try introduce()
        try type("next")
        #expect(interpreter.session.settings.training.learningRate == 0.5)
        try type("back")
        try type("back")
        #expect(batch == 32 && interpreter.session.seed == 1)
        #expect(try introduce().line == "set batch 8")
        #expect(throws: CommandFailure.self) { try type("back") }
        try type("next")
        #expect(batch == 8)
        let outline = try #require(try interpreter.output("outline").tables.first)
        let states = outline.rows.map { $0[2] }
        #expect(states == ["", "done", "", "next, stale", ""])
    }

    @Test mutating func `cells are skipped, and headings gone to`() throws {
        _ = try introduce()
        try type("skip")
        #expect(try introduce().line == "set lr 0.5")
        #expect(batch == 32)
        try type("goto first")
        #expect(try introduce().line == "set batch 8")
        try type("goto SECOND")
        #expect(try introduce().line == "set lr 0.5")
        let failure = try interpreter.failure("goto third")
        #expect(failure.message == "there is no heading “third”; there are “First”, “Second part”")
    }

    @Test mutating func `back comes back to a cell that was skipped, and help for the next cell's command does not run it`() throws {
        _ = try introduce()
        try type("set --help")
        #expect(try introduce().line == "set batch 8")
        try type("skip")
        _ = try introduce()
        try type("back")
        #expect(try introduce().line == "set batch 8")
    }

    @Test mutating func `where a question fails, the cells that were skipped are named as the cause`() throws {
        let folder = try #require(interpreter.session.folder)
        try Fixture.write(
            "```convo\nnew a --layers 'flatten, dense 10'\n```\n\n"
                + "```convo\nask 'How many?' --of 'parameters a' --value parameters --why 'Count.'\n```\n", to: "\(folder)/q.md")
        try type("run q.md --step")
        _ = try introduce()
        try type("skip")
        do {
            _ = try introduce()
            Issue.record("there was nothing to ask about")
        } catch {
            #expect("\(error)".contains("needs one that was skipped") && "\(error)".contains("`back` returns to it"))
        }
        try type("back")
        #expect(try introduce().line == "new a --layers 'flatten, dense 10'")
    }

    @Test mutating func `back from a question goes to the cell before it, and Enter once asks for an answer before it is shown`() throws {
        let folder = try #require(interpreter.session.folder)
        try Fixture.write(
            "```convo\nset batch 8\n```\n\n```convo\nask 'How much?' --of 'set lr' --value value --why 'It is the default.'\n```\n",
            to: "\(folder)/q.md")
        try type("run q.md --step")
        _ = try introduce()
        try type("next")
        _ = try introduce()
        #expect(interpreter.session.question != nil)
        try type("back")
        #expect(try introduce().line == "set batch 8")
        try type("next")
        _ = try introduce()
        let before = prompt.silent.results.count
        try type("")
        #expect(interpreter.session.question != nil)
        #expect(prompt.text(from: before) == "type a number; Enter once more shows the answer")
        try type("")
        #expect(interpreter.session.question == nil && prompt.text(from: before).contains("0.001. It is the default."))
    }

    @Test mutating func `networks of the session are kept beside those of the document, which makes its own anew`() throws {
        try type("leave")
        try type("new mine --layers 'flatten, dense 10'; new small --layers 'flatten, dense 10'")
        let folder = try #require(interpreter.session.folder)
        try Fixture.write("```convo\nnew small --layers 'flatten, dense 5 relu, dense 10'\n```\n", to: "\(folder)/n.md")
        try type("run n.md --step")
        #expect(interpreter.session.state.networks.names.contains("mine"))
        #expect(interpreter.session.state.networks.currentName != "mine")
        try type("next")
        #expect(interpreter.session.state.networks["small"]?.network.architecture.layers.count == 4)
    }

    @Test mutating func `a document that is left leaves the line free until next comes back`() throws {
        _ = try introduce()
        try type("leave")
        let free = try introduce()
        #expect(free.shown.isEmpty && free.line == nil)
        try type("set batch 64")
        try type("next")
        #expect(batch == 64)
        #expect(try introduce().line == "set batch 8")
    }

    @Test func `without a document the words of stepping say how to begin`() throws {
        var interpreter = Fixture.interpreter()
        for word in ["next", "back", "skip", "outline", "goto x", "leave"] {
            #expect(try interpreter.failure(word).message == "no document is stepped through; begin with one: `run FILE.md --step`")
        }
    }

    @Test mutating func `cells may do no more than a document may, and the person as much as before`() throws {
        let folder = try #require(interpreter.session.folder)
        try Fixture.write("```convo\nset --save ../x.csv\n```\n", to: "\(folder)/b.md")
        try type("run b.md --step")
        #expect(throws: CommandFailure.self) { try type("set --save ../x.csv") }
        try Fixture.write("```convo\n!echo 1\n```\n", to: "\(folder)/c.md")
        #expect(throws: CommandFailure.self) { try type("run c.md --step") }
        try type("set --save n.csv")
        try type("leave")
    }
}

/// The numbers of commands, and the session as a document.
@Suite struct SessionDocumentTests {
    private func text(of line: String, in interpreter: inout Interpreter) throws -> String {
        TextRenderer(RenderContext(width: 60)).render(try interpreter.output(line))
    }

    @Test func `commands have numbers, those that failed too, and their outputs come again`() throws {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("set batch 8", on: SilentSurface())
        try interpreter.execute("# what is seen here", on: SilentSurface())
        #expect(throws: CommandFailure.self) { try interpreter.execute("nope", on: SilentSurface()) }
        let history = try #require(try interpreter.output("history").tables.first)
        #expect(history.rows.map { $0[1] } == ["set batch 8", "# what is seen here", "nope"])
        #expect(history.value("failed", row: 2) == "there is no command 'nope'; did you mean 'open'?; `help` lists them")
        #expect(try text(of: "out 1", in: &interpreter) == "batch is 8; it was 32")
        #expect(try text(of: "out 3", in: &interpreter).hasPrefix("error: there is no command 'nope'"))
        #expect(try interpreter.failure("out 99").message.hasPrefix("there is no command 99 yet: "))
        #expect(try interpreter.failure("edit 1").message.contains("not available here"))
    }

    @Test func `the session is kept as a document that runs and checks`() throws {
        var interpreter = Fixture.interpreter()
        let folder = try Fixture.folder()
        interpreter.session.folder = folder
        for line in ["# A first look", "set batch 8", "help set", "new a --layers 'flatten, dense 10'"] {
            try interpreter.execute(line, on: SilentSurface())
        }
        #expect(throws: CommandFailure.self) { try interpreter.execute("set lr -1", on: SilentSurface()) }
        #expect(try text(of: "save kept.md", in: &interpreter).hasPrefix("2 commands of this session are in"))
        let kept = try DocumentText.read("\(folder)/kept.md")
        #expect(kept.hasPrefix("# kept\n\nA first look\n\n```convo\nset batch 8\n```\n\n```output\nbatch is 8; it was 32\n```\n"))
        #expect(!kept.contains("help") && !kept.contains("lr -1"))
        #expect(try text(of: "run kept.md --check", in: &interpreter).hasPrefix("2 cells of kept.md: all as recorded"))
        try interpreter.execute("undo; save all.md --all", on: SilentSurface())
        #expect(try DocumentText.read("\(folder)/all.md").contains("```convo expect-error\nset lr -1\n```\n\n```output\nerror: lr expects"))
        #expect(try interpreter.failure("save a.safetensors --all").message.contains("--all is for a session"))
    }
}
