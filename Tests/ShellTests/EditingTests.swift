import Glibc
import Testing

@testable import Shell

/// The built program in a pseudo-terminal: what a person sees while typing.
@Suite(.serialized) struct EditingTests {
    private let home = Home()

    private func start(
        rows: Int = 24, columns: Int = 80, environment: [String: String] = [:]
    ) -> TerminalSession {
        let terminal = TerminalSession(home: home, rows: rows, columns: columns, environment: environment)
        terminal.waitForPrompt()
        return terminal
    }

    @Test func `Ctrl-D on an empty line leaves`() {
        let terminal = start()
        terminal.send("\u{4}")
        #expect(terminal.end() == .exit(0))
    }

    @Test func `TAB finishes a command and shows what each candidate is`() {
        let terminal = start()
        terminal.send("und\t")
        terminal.wait(forLine: "convo> undo")
        terminal.send("\u{15}h\t")
        terminal.wait("descriptions of help and history") {
            $0.screen.lines.contains { $0.hasPrefix("help ") && $0.count > 10 }
                && $0.screen.lines.contains { $0.hasPrefix("history ") && $0.count > 12 }
        }
        terminal.send("\t")
        terminal.wait(forLine: "convo> help")
        terminal.send("\u{1b}[Z")
        terminal.wait(forLine: "convo> history")
        terminal.send("x")
        terminal.wait("the list gone") { !$0.screen.lines.contains { $0.hasPrefix("help ") } }
        terminal.send("\u{3}")
        terminal.waitForPrompt()
    }

    @Test func `Ctrl-X Ctrl-E hands the line to EDITOR, and a failing one leaves it as it is`() {
        home.write("#!/bin/sh\nread line < \"$1\"\nprintf '%s test\\nnetworks\\n' \"$line\" > \"$1\"\n", to: "edit.sh")
        let terminal = start(environment: ["EDITOR": "sh \(home.file("edit.sh"))", "VISUAL": ""])
        terminal.send("ls\u{18}\u{5}")
        terminal.wait(forLine: "    .. networks")
        #expect(terminal.screen.lines.contains("convo> ls test"))
        terminal.send("\u{3}")
        terminal.waitForPrompt()
        home.write("#!/bin/sh\necho lost > \"$1\"\nexit 1\n", to: "edit.sh")
        terminal.send("help quit\u{18}\u{5}")
        terminal.wait(forLine: "convo> help quit")
        terminal.send(" \r")
        terminal.wait(for: "Leave")
        terminal.waitForPrompt()
        terminal.send("\u{4}")
        #expect(terminal.end() == .exit(0))
    }

    @Test func `history outlives the program`() {
        let first = start()
        for line in ["help quit", "help '日本'"] {
            first.send(line + "\r")
            first.wait("the line \(line) done") { $0.screen.currentLine == "convo>" && $0.screen.text.contains(line) }
        }
        first.send("\u{4}")
        #expect(first.end() == .exit(0))
        #expect(home.read(".local/state/convo/history") == "help quit\nhelp '日本'\nhelp '日本'\\\n")
        let second = start()
        second.send("\u{1b}[A")
        second.wait(forLine: "convo> help '日本'")
        #expect(second.screen.column == 18)
        second.send("\u{1b}OA")
        second.wait(forLine: "convo> help quit")
        second.send("\u{1b}[B\u{1b}[B")
        second.waitForPrompt()
    }

    @Test func `history follows the state directory`() {
        let terminal = start(environment: ["XDG_STATE_HOME": home.file("state")])
        terminal.send("help\r")
        terminal.wait("the command done") { $0.screen.text.contains("convo> help") && $0.screen.currentLine == "convo>" }
        #expect(home.read("state/convo/history") == "help\n")
    }

    @Test func `Ctrl-R finds earlier lines as the pattern grows, wide characters too`() {
        home.write("help quit\nhelp '日本'\nhelp undo\n", to: "history")
        let terminal = start(environment: ["XDG_STATE_HOME": statePath()])
        terminal.send("\u{12}日")
        terminal.wait(forLine: "search '日': help '日本'")
        terminal.send("\u{7f}hel\u{12}\u{12}")
        terminal.wait(forLine: "search 'hel': help quit")
        terminal.send("\u{5}!")
        terminal.wait(forLine: "convo> help quit!")
        terminal.send("\u{12}und")
        terminal.wait(forLine: "search 'und': help undo")
        terminal.send("\u{7}")
        terminal.wait(forLine: "convo> help quit!")
        terminal.send("\u{15}\u{12}und")
        terminal.wait(forLine: "search 'und': help undo")
        terminal.send("\u{7}x")
        terminal.wait(forLine: "convo> x")
    }

    @Test func `a gray suggestion comes from history and the right arrow takes it`() {
        home.write("help quit\nhelp set\n", to: "history")
        let terminal = start(environment: ["XDG_STATE_HOME": statePath()])
        terminal.send("hel")
        terminal.wait(forLine: "convo> help set")
        #expect(terminal.screen.column == 10)
        #expect(terminal.output.contains("\u{1b}[0;90mp set"))
        terminal.send("\u{1b}[1;5C")
        terminal.wait("the first word taken") { $0.screen.column == 11 }
        terminal.send("\u{1b}[C")
        terminal.wait("the whole taken") { $0.screen.column == 15 }
        terminal.send("\u{15}help q")
        terminal.wait(forLine: "convo> help quit")
        terminal.send("\u{7f}")
        terminal.wait("the suggestion follows the line") { $0.screen.column == 12 && $0.screen.currentLine == "convo> help set" }
    }

    @Test func `an open quote and a trailing backslash go on in the next row`() {
        let terminal = start()
        terminal.send("help 'a\r")
        terminal.wait(forLine: "    ..")
        terminal.send("b'")
        terminal.wait(forLine: "    .. b'")
        terminal.send("\u{1b}[A")
        terminal.wait(forLine: "convo> help 'a")
        terminal.send("\u{3}")
        terminal.waitForPrompt()
        terminal.send("help \\\r")
        terminal.wait(forLine: "    ..")
        terminal.send("quit\r")
        terminal.wait("help of quit") { $0.screen.currentLine == "convo>" && $0.screen.text.contains("quit") }
        terminal.send("\u{1b}[A")
        terminal.wait("both rows of it") { $0.screen.currentLine == "    .. quit" }
    }

    @Test func `a paste is inserted whole and run by Enter alone`() {
        let terminal = start()
        #expect(terminal.output.contains("\u{1b}[?2004h"))
        terminal.send("\u{1b}[200~help quit\r\nhelp undo\n\u{1b}[201~")
        terminal.wait(forLine: "    .. help undo")
        terminal.send(" # 日本")
        terminal.wait(forLine: "    .. help undo # 日本")
        terminal.send("\r")
        terminal.waitForPrompt()
        terminal.send("\u{4}")
        #expect(terminal.end() == .exit(0))
    }

    @Test func `wide characters are edited where they stand, over the margin too`() {
        let terminal = start(columns: 20)
        terminal.send("'日本語日本語日")
        terminal.wait(forLine: "日")
        terminal.send("\u{1b}[D\u{1b}[D\u{7f}")
        terminal.wait("six letters in one row") { $0.screen.currentLine == "convo> '日本語日語日" && $0.screen.column == 16 }
    }

    @Test func `a new width is used at once`() {
        let terminal = start(columns: 60)
        terminal.send(String(repeating: "x", count: 40))
        terminal.wait(forLine: "convo> " + String(repeating: "x", count: 40))
        terminal.resize(rows: 10, columns: 30)
        terminal.wait(forLine: String(repeating: "x", count: 17))
        terminal.send("y")
        terminal.wait(forLine: String(repeating: "x", count: 17) + "y")
    }

    @Test func `an input taller than the screen stays around the cursor`() {
        let terminal = start(rows: 6)
        let rows = (1...12).map { "row \($0)" }
        terminal.send("\u{1b}[200~'" + rows.joined(separator: "\n") + "\u{1b}[201~")
        terminal.wait(forLine: "    .. row 12")
        terminal.send(String(repeating: "\u{1b}[A", count: 11))
        terminal.wait(forLine: "convo> 'row 1")
        #expect(terminal.screen.lines.last == "    .. row 6")
        terminal.send("\u{3}")
        terminal.waitForPrompt()
    }

    @Test func `Ctrl-C clears the line`() {
        let terminal = start()
        terminal.send("abandoned")
        terminal.wait(forLine: "convo> abandoned")
        terminal.send("\u{3}")
        terminal.wait("the mark") { $0.screen.text.contains("abandoned^C") }
        terminal.waitForPrompt()
        terminal.send("\u{1b}[A")
        terminal.send("z")
        terminal.wait(forLine: "convo> z")
    }

    @Test func `vi keys come from editrc`() {
        home.write("bind -v\n", to: ".editrc")
        let terminal = start()
        terminal.send("help  quit\u{1b}")
        terminal.wait("command mode, the cursor on the last letter") { $0.screen.column == 16 }
        terminal.send("0")
        terminal.wait("the line's begin") { $0.screen.column == 7 }
        terminal.send("dw")
        terminal.wait(forLine: "convo> quit")
        terminal.send("A # ")
        terminal.wait(forLine: "convo> quit #")
        terminal.send("\u{1b}[D\u{1b}[D\u{1b}[D\u{1b}[D\u{1b}[Dx")
        terminal.wait(forLine: "convo> quxit #")
    }

    @Test func `vi keys are announced, and Enter after a vi search only ends the pattern`() {
        home.write("bind -v\n", to: ".editrc")
        home.write("set batch 4\nset seed 9\nset lr 0.5\n", to: "history")
        let terminal = start(environment: ["XDG_STATE_HOME": statePath()])
        #expect(terminal.screen.text.contains("keys     those of vi, as \(home.file(".editrc")) says"))
        terminal.send("x\u{1b}")
        terminal.wait("command mode") { $0.screen.column == 7 }
        terminal.send("/seed")
        terminal.wait(forLine: "search 'seed': set seed 9")
        terminal.send("\r")
        terminal.wait(forLine: "convo> set seed 9")
        terminal.send("/\rA 8")
        terminal.wait(forLine: "convo> set seed 9 8")
        #expect(!terminal.output.contains("seed is"))
    }

    @Test func `a line that failed is called back and not suggested`() {
        home.write("set batch 4\n", to: "history")
        let terminal = start(environment: ["XDG_STATE_HOME": statePath()])
        #expect(!terminal.screen.text.contains("keys "))
        terminal.send("set batch x\r")
        terminal.wait(for: "batch expects")
        terminal.waitForPrompt()
        terminal.send("set b")
        terminal.wait(forLine: "convo> set batch 4")
        terminal.send("\u{15}\u{1b}[A")
        terminal.wait(forLine: "convo> set batch x")
    }

    @Test(arguments: [["XTERM_VERSION": "XTerm(379)"], [:]])
    func `nothing of the prompt is left where a window is widened`(environment: [String: String]) {
        let terminal = start(columns: 40, environment: environment)
        terminal.send(String(repeating: "x", count: 100))
        terminal.wait(forLine: String(repeating: "x", count: 27))
        let before = terminal.output.count
        terminal.resize(rows: 24, columns: 120)
        terminal.send("y")
        terminal.wait("the line drawn anew") { $0.output.dropFirst(before).contains("xy") }
        // What stood there before took three rows; a terminal that joins them has it in one by now.
        let goesUp = terminal.output.dropFirst(before).contains("\u{1b}[?25l\r\u{1b}[2A")
        #expect(goesUp == !environment.isEmpty)
    }

    @Test func `the user's keys win`() {
        home.write("bind -e\nbind ^T ed-move-to-beg\nbind \"^[[A\" ed-move-to-beg\nedit off\n", to: "my.editrc")
        let terminal = start(environment: ["EDITRC": home.file("my.editrc")])
        terminal.send("abc\u{14}x")
        terminal.wait(forLine: "convo> xabc")
        terminal.send("\u{1b}[Ay")
        terminal.wait(forLine: "convo> yxabc")
        terminal.send("\u{1b}[Cz")
        terminal.wait(forLine: "convo> yxzabc")
    }

    @Test func `known commands are green and wrong ones red`() {
        let terminal = start()
        terminal.send("help")
        terminal.wait("a green command") { $0.output.contains("\u{1b}[0;1;32mhelp") }
        terminal.send("xx")
        terminal.wait("a red word") { $0.output.contains("\u{1b}[0;31mhelpxx") }
    }

    @Test func `with NO_COLOR nothing is colored`() {
        home.write("help quit\n", to: "history")
        let terminal = start(environment: ["NO_COLOR": "1", "XDG_STATE_HOME": statePath()])
        terminal.send("help\r")
        terminal.wait("the command done") { $0.screen.text.contains("convo> help") && $0.screen.currentLine == "convo>" }
        terminal.send("hel")
        terminal.wait(forLine: "convo> help")
        #expect(terminal.output.firstMatch(of: /\u{1b}\[[0-9;]*m/) == nil)
    }

    @Test func `a dumb terminal has plain lines`() {
        let terminal = TerminalSession(home: home, environment: ["TERM": "dumb"])
        terminal.waitForPrompt()
        terminal.send("help 'a\n")
        terminal.wait(forLine: "..")
        terminal.send("\u{3}")
        terminal.waitForPrompt()
        terminal.send("quit\n")
        #expect(terminal.end() == .exit(0))
        #expect(!terminal.output.contains("\u{1b}"))
    }

    @Test func `a signal that ends the program puts the terminal back first`() {
        let terminal = start()
        terminal.send("half a line")
        terminal.wait(forLine: "convo> half a line")
        #expect(!terminal.isCooked)
        terminal.signal(SIGTERM)
        terminal.wait("bracketed paste off") { $0.output.contains("\u{1b}[?2004l") }
        terminal.wait("the terminal as it was") { $0.isCooked }
        #expect(terminal.end() == .signal(SIGTERM))
    }

    /// The history file stands in a folder of the state directory.
    private func statePath() -> String {
        mkdir(home.file("state"), 0o700)
        mkdir(home.file("state/convo"), 0o700)
        rename(home.file("history"), home.file("state/convo/history"))
        return home.file("state")
    }
}
