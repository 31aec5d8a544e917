import Painting
import Testing

@testable import Commands
@testable import Engine
import Display
@testable import Explorer
@testable import Shell

@Suite struct HighlighterTests {
    private let interpreter = Interpreter()

    private func runs(_ text: String) -> [(String, PromptStyle)] {
        var runs: [(String, PromptStyle)] = []
        for (scalar, style) in zip(text.unicodeScalars, Highlighter.styles(for: text, in: interpreter)) {
            if runs.last?.1 == style { runs[runs.count - 1].0.unicodeScalars.append(scalar) } else { runs.append((String(scalar), style)) }
        }
        return runs.filter { $0.1 != .plain }
    }

    private func expect(_ text: String, _ wanted: [(String, PromptStyle)], location: SourceLocation = #_sourceLocation) {
        let found = runs(text)
        #expect(found.elementsEqual(wanted) { $0 == $1 }, "\(found)", sourceLocation: location)
    }

    @Test func `commands, options, numbers, paths and comments differ`() {
        expect("help --all 3 test/18 # why", [
            ("help", .command), ("--all", .option), ("3", .number), ("test/18", .path), ("# why", .comment),
        ])
    }

    @Test func `a word that can become a command is not wrong yet`() {
        expect("hel", [])
        expect("hxl", [("hxl", .unknown)])
        expect("./seven.png", [("./seven.png", .command)])
        expect("!ls", [("!ls", .command)])
    }

    @Test func `every command of a line is known`() {
        expect("help; quit", [("help", .command), ("quit", .command)])
    }

    @Test func `options before the command keep their values`() {
        expect("--seed 7 help", [("--seed", .option), ("7", .number), ("help", .command)])
        expect("--json help", [("--json", .option), ("help", .command)])
    }

    @Test func `quotes and negative numbers are no options`() {
        expect("help 'a b' -3", [("help", .command), ("'a b'", .string), ("-3", .number)])
    }

    @Test func `there is a style for every scalar`() {
        for text in ["", "e\u{301} 日本", "help 'open", "👨‍👩‍👧 x"] {
            #expect(Highlighter.styles(for: text, in: interpreter).count == text.unicodeScalars.count)
        }
    }
}

@Suite struct LiveRowsTests {
    private let training = Progress(
        "epoch 2 of 3", fraction: 0.5,
        details: [
            .init("loss", .number(0.1234, decimals: 4)), .init("accuracy", .fraction(0.9712)),
            .init("images/s", .count(12_345)),
        ], secondsLeft: 12)

    private func rows(_ progress: Progress, columns: Int) -> [String] {
        LiveRows.of(.init(progress: progress), context: RenderContext(unicode: false), columns: columns)
    }

    @Test func `a wide terminal has everything in one row`() {
        let rows = rows(training, columns: 120)
        #expect(rows.count == 1)
        for part in ["epoch 2 of 3", "50 %", "loss 0.1234", "accuracy 97.12 %", "images/s 12,345", "12 s left"] {
            #expect(rows.first?.contains(part) == true, "\(part)")
        }
    }

    @Test func `at 80 columns the values have a row of their own and nothing is left out`() {
        let rows = rows(training, columns: 80)
        #expect(rows.count == 2)
        #expect(rows.first?.hasPrefix("epoch 2 of 3") == true)
        #expect(rows.first?.contains("50 %") == true)
        #expect(rows.first?.hasSuffix("12 s left") == true)
        #expect(rows.last == "loss 0.1234  accuracy 97.12 %  images/s 12,345")
    }

    @Test(arguments: [10, 20, 33, 60, 79, 139]) func `no row is wider than the terminal`(columns: Int) {
        for fraction in [0, 0.013, 0.5, 0.999, 1, 2, -1, Double.nan] {
            var progress = training
            progress.fraction = fraction
            for row in rows(progress, columns: columns) { #expect(CellWidth.of(row) <= columns, "\(row)") }
        }
    }

    @Test func `work of unknown length has no bar`() {
        #expect(rows(Progress("downloading", details: [.init("", .bytes(3_000_000))]), columns: 80) == ["downloading  3.0 MB"])
    }

    @Test func `what is watched stands under the bar`() {
        let live = Engine.Live(progress: training, output: .text("one\ntwo"))
        let rows = LiveRows.of(live, context: RenderContext(unicode: false), columns: 120)
        #expect(rows.dropFirst() == ["one", "two"])
    }
}

@Suite struct InvocationTests {
    @Test func `options stand before the command`() throws {
        let invocation = try Invocation(["--json", "--seed", "7", "evaluate", "test"])
        #expect(invocation.action == .command(["evaluate", "test"]))
        #expect(invocation.options.seed == 7)
        #expect(invocation.options.presentation.json == true)
    }

    @Test func `options after the command are left to it, those after a text hold for all of it`() throws {
        let command = try Invocation(["show", "test/1", "--json", "--as", "sixel"])
        #expect(command.action == .command(["show", "test/1", "--json", "--as", "sixel"]))
        #expect(command.options == GlobalOptions())
        let text = try Invocation(["-c", "load mnist; data", "--json", "--width=60"])
        #expect(text.action == .text("load mnist; data"))
        #expect(text.options.presentation == Presentation(json: true, width: 60))
    }

    @Test func `no words are a conversation`() throws {
        #expect(try Invocation([]).action == .converse)
        #expect(try Invocation(["--threads", "2"]).action == .converse)
    }

    @Test func `a text of commands follows its option`() throws {
        #expect(try Invocation(["-c", "load mnist; evaluate"]).action == .text("load mnist; evaluate"))
        #expect(throws: ExplorerError.self) { try Invocation(["-c"]) }
        #expect(throws: ExplorerError.self) { try Invocation(["-c", "a", "b"]) }
    }

    @Test func `help and version are options as well`() throws {
        #expect(try Invocation(["--help"]).action == .command(["help"]))
        #expect(try Invocation(["--version"]).action == .version)
    }

    @Test func `words are passed on as they are`() throws {
        #expect(try Invocation(["predict", "my seven.png; #1"]).action == .command(["predict", "my seven.png; #1"]))
    }

    @Test func `a misspelt option is refused with the nearest`() {
        #expect { try Invocation(["--jsn"]) } throws: { error in
            "\(error)".contains("--jsn") && "\(error)".contains("--json")
        }
    }
}
