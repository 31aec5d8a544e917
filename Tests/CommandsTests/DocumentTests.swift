import Display
import Glibc
import Kernels
import Notebook
import Painting
import Testing

@testable import Commands
@testable import Documents
@testable import Explorer

/// Documents as notebooks: shown as they run, with options and parameters, recorded and checked.
@Suite struct DocumentTests {
    private let folder: String
    private let interpreter: Interpreter

    init() throws {
        folder = try Fixture.folder()
        var interpreter = Fixture.interpreter()
        interpreter.session.folder = folder
        self.interpreter = interpreter
    }

    private func write(_ text: String, to name: String = "a.md") throws { try Fixture.write(text, to: "\(folder)/\(name)") }

    private func text(_ name: String = "a.md") throws -> String { try DocumentText.read("\(folder)/\(name)") }

    /// What a person sees.
    private func seen(_ line: String, status: Int32 = 0) -> String {
        let surface = SilentSurface()
        var (copy, message) = (interpreter, "")
        do throws(CommandFailure) { try copy.execute(line, on: surface) } catch { message = "\nerror: \(error.message)" }
        let renderer = TextRenderer(RenderContext(width: 60))
        return surface.results.map { renderer.render($0.output) }.filter { !$0.isEmpty }.joined(separator: "\n") + message
    }

    // MARK: Shown

    @Test func `prose, commands and what they show come in the order of the document`() throws {
        try write("# Title\n\nSome *words*.\n\n```convo\nset batch 8; set seed 2\n```\n\n<!-- a mark -->\n\n- one\n")
        #expect(seen("run a.md") == """
            Title
            ═════

            Some words.

            convo> set batch 8
            batch is 8; it was 32

            convo> set seed 2
            seed is 2; it was 1

            • one
            ran 2 commands of a.md
            """)
        #expect(seen("run a.md --quiet") == "batch is 8; it was 32\nseed is 2; it was 1\nran 2 commands of a.md")
    }

    @Test func `a document runs in a session of its own, which is the person's afterwards`() throws {
        try write("```convo\nset lr\n```\n")
        var copy = interpreter
        try copy.execute("set lr 0.5; set batch 8", on: SilentSurface())
        let (surface, here) = (SilentSurface(), SilentSurface())
        try copy.execute("run a.md --here", on: here)
        #expect(here.results.contains { $0.output.tables.first?.value("value", row: 0)?.asNumber == 0.5 })
        try copy.execute("run a.md", on: surface)
        #expect(surface.results.contains { $0.output.tables.first?.value("value", row: 0)?.asNumber == 0.001 })
        #expect(copy.session.settings.training.batchSize == 32)
        try copy.execute("undo", on: SilentSurface())
        #expect(copy.session.settings.training.batchSize == 8)
        try copy.execute("run a.md --seed 9", on: SilentSurface())
        #expect(copy.session.seed == 9)
    }

    @Test func `JSON has one object for each cell`() throws {
        try write("words\n\n```convo\nset batch 8; set seed 2\n```\n")
        final class JSONSurface: Surface {
            let silent = SilentSurface()
            var size: Room { silent.size }
            var isInteractive: Bool { false }
            var isCancelled: Bool { false }
            var showsJSON: Bool { true }
            func report(_ progress: Progress) {}
            func emit(_ result: CommandResult) { silent.emit(result) }
        }
        let surface = JSONSurface()
        var copy = interpreter
        try copy.execute("run a.md", on: surface)
        let lines = surface.silent.results.map { JSONRenderer().render($0.output) }
        #expect(lines.count == 3)
        #expect(lines[0] == #"{"kind":"cell","file":"a.md","line":1,"cell":"prose","text":"words\n\n"}"#)
        #expect(lines[1].hasPrefix(#"{"kind":"cell","file":"a.md","line":4,"cell":"commands","text":"set batch 8; set seed 2\n","verdict":"passed","seconds":"#))
        #expect(lines[1].contains(#"{"command":"set seed 2","output":{"#))
    }

    // MARK: Options and parameters

    @Test func `cells can be hidden, meant to fail, or left out`() throws {
        try write("""
            ```convo hide
            set batch 8
            ```
            ```convo expect-error
            set lr -5
            ```
            ```convo slow
            set seed 3
            ```
            """)
        #expect(seen("run a.md --fast") == """

            convo> set lr -5
            error: lr expects a number above 0, at most 10, got '-5'
            skipped: slow
            ran 1 command of a.md
            """)
        #expect(seen("run a.md").contains("convo> set seed 3"))
    }

    @Test func `a cell that was meant to fail and does not is a failure`() throws {
        try write("```convo expect-error\nset batch 8\n```\n")
        #expect(seen("run a.md").hasSuffix(
            "error: a.md:2: an error was expected of this cell (expect-error), and none came"))
    }

    @Test func `an unknown option names those that there are`() throws {
        try write("```convo hdie\nset batch 8\n```\n")
        #expect(seen("run a.md").contains("a.md:1: there is no cell option 'hdie'; did you mean 'hide'?; there are hide, "))
    }

    @Test func `a cell without its data is left out by name`() throws {
        try write("```convo mnist\nload mnist\n```\n")
        #expect(seen("run a.md").contains("skipped: mnist is not here"))
    }

    @Test func `parameters stand in commands and can be given`() throws {
        try write("""
            ```convo parameters
            size = 8  # images
            name
            ```
            ```convo
            set batch $size; new ${name}2 --layers 'flatten, dense 10'
            ```
            """)
        #expect(seen("run a.md").contains("error: a.md needs a value for name; give it one: `--set name=VALUE`"))
        let run = seen("run a.md --set name=ab --set size=16")
        #expect(run.contains("size = 16\nname = ab"))
        #expect(run.contains("batch is 16") && run.contains("ab2: "))
        #expect(seen("run a.md --set nmae=ab").contains("there is no parameter 'nmae'; did you mean 'name'?; there are size, name"))
        #expect(seen("run a.md --set 'name=a;!rm'").contains("name expects a value without quotes"))
        try write("```convo\nset batch $size\n```\n")
        #expect(seen("run a.md").contains("a.md:2: '$size' is no parameter: the document has none"))
        #expect(seen("run a.md --set size=2").contains("a.md has no parameters"))
    }

    // MARK: Recorded and checked

    @Test func `what is recorded is the same when it is checked, and only outputs are written`() throws {
        let lesson = "# A\r\n\r\n```convo\r\nset batch 8\r\nset\r\n```\r\nend\r\n"
        try write(lesson)
        #expect(seen("run a.md --record") == "recorded 1 cell of a.md")
        let recorded = try text()
        #expect(recorded.contains("```output\r\nbatch is 8; it was 32\r\n"))
        #expect(recorded.contains("<!-- recorded with convo 0."))
        #expect(seen("run a.md --check") == "1 cell of a.md: all as recorded")
        #expect(seen("run a.md --record") == "recorded 1 cell of a.md")
        #expect(try text() == recorded)
    }

    @Test func `one digit that differs fails with file, line, what was expected and what came`() throws {
        try write("```convo\nset batch 8\n```\n\n```output\nbatch is 9; it was 32\n```\n")
        #expect(seen("run a.md --check") == """
            a.md:6: - expected, + found
            - batch is 9; it was 32
            + batch is 8; it was 32
            error: 1 of 1 cell of a.md shows something else than \
            recorded; `run a.md --record` records what comes out now
            """.replacing("shows something else than \\\n", with: "shows something else than "))
    }

    @Test func `where nothing is recorded, that is said`() throws {
        try write("```convo\nset batch 8\n```\n")
        #expect(seen("run a.md --check").replacing("\n", with: " ") == "nothing of a.md is recorded yet: `run a.md --record` does it")
    }

    @Test func `numbers may be off as far as their cell allows`() throws {
        let text = "```convo tolerance=0.6\nset batch 8\n```\n```output\nbatch is 8.5; it   was 32\n```\n"
        try write(text)
        #expect(seen("run a.md --check").contains("all as recorded"))
        try write(text.replacing("8.5", with: "8.7"))
        #expect(seen("run a.md --check").contains("+ batch is 8; it was 32"))
        try write(text.replacing("was", with: "is"))
        #expect(seen("run a.md --check").contains("something else"))
    }

    @Test func `what a clock measures and where files lie is not recorded`() throws {
        try write("```convo\nnew a --layers 'flatten, dense 10'\ntrain --batches 2\nbench --seconds 0.001\n```\n")
        var copy = Fixture.interpreter()
        copy.session.folder = folder
        try copy.execute("run a.md --here --record", on: SilentSurface())
        let recorded = try text()
        #expect(recorded.contains("epoch") && recorded.contains("accuracy"))
        for word in ["seconds", "images/s", "GFLOP", " /"] { #expect(!recorded.contains("\(word)\n") && !recorded.contains("  \(word)")) }
    }

    @Test func `a failure in a check is told with its line, and nothing is recorded`() throws {
        let text = "```convo\nset batch 8\nnope\n```\n"
        try write(text)
        for way in ["--check", "--record"] {
            #expect(seen("run a.md \(way)").contains("a.md:3: there is no command 'nope'"))
        }
        #expect(try self.text() == text)
    }

    @Test func `data and seed of the recording are told where they differ`() throws {
        try write("```convo\nset batch 8\n```\n")
        #expect(seen("run a.md --record") == "recorded 1 cell of a.md")
        #expect(seen("run a.md --check --seed 3").hasSuffix("it was recorded with seed 1, not 3"))
        let other = try text().replacing(NumericTarget.name, with: "arm64").replacing("is 8", with: "is 8.0001")
        try write(other)
        #expect(seen("run a.md --check").contains("it was recorded on arm64, this is \(NumericTarget.name)"))
        #expect(seen("run a.md --check").contains("all as recorded"))
    }

    // MARK: What it may do

    @Test func `a document writes below its own folder alone, unless it is trusted`() throws {
        mkdir("\(folder)/docs", 0o700)
        mkdir("\(folder)/docs/sub", 0o700)
        symlink("\(folder)", "\(folder)/docs/link")
        for place in ["../out.csv", "\(folder)/out.csv", "link/out.csv"] {
            try write("```convo\nset --save \(place)\n```\n", to: "docs/a.md")
            #expect(seen("run docs/a.md").contains("a document may write files only below its own folder, "))
            #expect(access("\(folder)/out.csv", F_OK) != 0)
        }
        try write("```convo\nset --save sub/in.csv\nset --save here.csv\n```\n", to: "docs/a.md")
        #expect(seen("run docs/a.md").contains("ran 2 commands"))
        #expect(access("\(folder)/docs/sub/in.csv", F_OK) == 0 && access("\(folder)/docs/here.csv", F_OK) == 0)
        try write("```convo\nset batch 8\n```\n", to: "other.md")
        try write("```convo\nrun ../other.md --record\n```\n", to: "docs/a.md")
        #expect(seen("run docs/a.md").contains("a document may write files only below its own folder, "))
        #expect(try text("other.md") == "```convo\nset batch 8\n```\n")
        try write("```convo\nset --save ../out.csv\n```\n", to: "docs/a.md")
        #expect(seen("run docs/a.md --allow-writing").contains("ran 1 command"))
        #expect(access("\(folder)/out.csv", F_OK) == 0)
    }
}
