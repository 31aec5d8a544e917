import Display
import Explorer
import Testing
@testable import Shell

@Suite struct HighlighterTests {
    private let highlighter = Highlighter(CommandCatalog.explorerForTests)

    private func runs(_ text: String) -> [(String, Style)] {
        var runs: [(String, Style)] = []
        for (scalar, style) in zip(text.unicodeScalars, highlighter.styles(for: text)) {
            if runs.last?.1 == style { runs[runs.count - 1].0.unicodeScalars.append(scalar) } else { runs.append((String(scalar), style)) }
        }
        return runs.filter { $0.1 != .plain }
    }

    private func expect(_ text: String, _ wanted: [(String, Style)], location: SourceLocation = #_sourceLocation) {
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
        expect("./seven.png", [("./seven.png", .path)])
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
            #expect(highlighter.styles(for: text).count == text.unicodeScalars.count)
        }
    }
}

extension CommandCatalog {
    fileprivate static var explorerForTests: CommandCatalog { CommandCatalog(explorer) }
}

@Suite struct ProgressBarTests {
    private let training = Progress(
        "epoch 2 of 3", fraction: 0.5,
        details: [.init("loss", "0.1234"), .init("accuracy", "97.12 %"), .init("", "12,345 images/s")], secondsLeft: 12)

    @Test func `a wide terminal has everything in one row`() {
        let rows = ProgressBar.rows(training, columns: 120, unicode: false, color: false)
        #expect(rows == [
            "epoch 2 of 3 ###############---------------  50 %  loss 0.1234  accuracy 97.12 %  12,345 images/s  12 s left"
        ])
    }

    @Test func `a narrow terminal has the values in a second row`() {
        let rows = ProgressBar.rows(training, columns: 60, unicode: false, color: false)
        #expect(rows == [
            "epoch 2 of 3 ##############---------------  50 %  12 s left",
            "loss 0.1234  accuracy 97.12 %  12,345 images/s",
        ].map { $0 })
    }

    @Test(arguments: [10, 20, 33, 60, 79, 139]) func `no row is wider than the terminal`(columns: Int) {
        for fraction in [0, 0.013, 0.5, 0.999, 1, 2, -1, Double.nan] {
            var progress = training
            progress.fraction = fraction
            for row in ProgressBar.rows(progress, columns: columns, unicode: true, color: false) {
                #expect(CellWidth.of(row) <= max(columns, 14), "\(row)")
            }
        }
    }

    @Test func `work of unknown length has no bar`() {
        let rows = ProgressBar.rows(
            Progress("downloading", details: [.init("", "3 MB")]), columns: 80, unicode: true, color: false)
        #expect(rows == ["downloading  3 MB"])
    }
}

@Suite struct InvocationTests {
    @Test func `options stand before the command`() throws {
        let invocation = try Invocation(["--json", "--seed", "7", "evaluate", "test"])
        #expect(invocation.action == .command(["evaluate", "test"]))
        #expect(invocation.options.seed == 7)
        #expect(invocation.options.presentation.json == true)
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
