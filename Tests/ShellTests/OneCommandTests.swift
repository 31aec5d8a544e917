import Glibc
import Testing

@testable import Shell

/// One command, or a text of commands, that has a pseudo-terminal to itself.
@Suite(.serialized) struct OneCommandTests {
    private let home = Home()
    private let sixelMark = "\u{1b}P0;1;0q"
    private let sixel = ["\u{1b}[16t": "\u{1b}[6;20;10t", "\u{1b}[c": "\u{1b}[?62;4;22c"]
    private let attributes = "\u{1b}[?62;4;22c"

    private var picture: [String] {
        TinyDigits.write(to: home.file("digits"))
        return ["-c", "load \(home.file("digits")); show test/1; show test/2"]
    }

    /// A line of a shell: the pictures, and then a program that shows the row that it reads.
    private var andNext: String {
        "$CONVO -c '\(picture[1])'; read -r row; echo \"<$row>\""
    }

    @Test func `it gets the graphics that the terminal proves to have, asking once`() {
        let terminal = TerminalSession(picture, home: home)
        terminal.replies = sixel
        #expect(terminal.end() == .exit(0))
        #expect(terminal.output.split(separator: sixelMark).count == 3)
        #expect(terminal.output.split(separator: Inquiry.first).count == 2)
        #expect(terminal.isCooked)
    }

    @Test func `a silent terminal gets blocks`() {
        let terminal = TerminalSession(picture, home: home)
        #expect(terminal.end() == .exit(0))
        #expect(terminal.output.contains("▀") && !terminal.output.contains("\u{1b}P"))
        #expect(terminal.isCooked)
    }

    @Test(arguments: [
        ["--as", "blocks"], ["--json"], ["--describe"], ["--color", "never"],
    ]) func `where the answer changes nothing the terminal is not asked`(options: [String]) {
        let terminal = TerminalSession(options + picture, home: home)
        terminal.replies = sixel
        #expect(terminal.end() == .exit(0))
        #expect(terminal.output.contains("test/1"))
        #expect(!terminal.output.contains(Inquiry.first))
    }

    @Test(arguments: [
        "$CONVO -c \"$LINES\" < /dev/null", "echo \"$LINES\" | $CONVO", "$CONVO -c \"$LINES\" | cat",
        "TERM=dumb $CONVO -c \"$LINES\"", "set -m; $CONVO -c \"$LINES\" & wait $!",
    ]) func `unless both ends are its own terminal it asks nothing and pages nothing`(line: String) {
        let pager = ["PAGER": "echo paged", "LINES": picture[1] + "; set pager on"]
        let terminal = TerminalSession(shell: line, home: home, environment: pager)
        terminal.replies = sixel
        #expect(terminal.end() == .exit(0))
        #expect(terminal.output.contains("pager is on"))
        #expect(!terminal.output.contains(Inquiry.first) && !terminal.output.contains("paged"))
    }

    @Test func `a pipe gets graphics only by name`() {
        #expect(!PipedRun(picture, home: home).output.contains("\u{1b}"))
        #expect(PipedRun(["--as", "sixel"] + picture, home: home).output.contains(sixelMark))
    }

    @Test func `a late answer holds for the next picture and is not left to the next program`() {
        let terminal = TerminalSession(shell: andNext, home: home)
        terminal.wait("the first picture") { $0.output.contains("▀") }
        terminal.replies = sixel
        terminal.send(attributes)
        terminal.wait("the terminal's own mode") { $0.isCooked }
        terminal.send("next\r")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.output.contains("<next>"))
    }

    @Test func `what is typed ahead stays for the next program`() {
        let terminal = TerminalSession(shell: "read -r go; " + andNext, home: home)
        terminal.replies = sixel
        terminal.send("go\rnext\r")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.output.contains("<next>"))
        #expect(!terminal.output.contains(Inquiry.first))
    }

    /// Linux can be told to let no program put keys back.
    private static let canPutBack = FileText.read("/proc/sys/dev/tty/legacy_tiocsti").map { $0.hasPrefix("1") } ?? true

    @Test(.enabled(if: canPutBack)) func `what is typed while the terminal answers is put back`() {
        let terminal = TerminalSession(shell: andNext, home: home)
        terminal.wait("the question") { $0.output.contains(Inquiry.first) }
        terminal.replies = sixel
        terminal.send("ne\(attributes)xt\r")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.output.contains("<next>"))
        #expect(terminal.output.contains(sixelMark))
    }

    @Test func `a signal while the terminal is asked puts it back`() {
        let terminal = TerminalSession(picture, home: home)
        terminal.wait("the question") { $0.output.contains(Inquiry.first) }
        #expect(!terminal.isCooked)
        terminal.signal(SIGTERM)
        #expect(terminal.end() == .signal(SIGTERM))
        #expect(terminal.isCooked)
    }

    @Test func `Ctrl-C while the terminal is asked ends the commands`() {
        let terminal = TerminalSession(picture, home: home)
        terminal.wait("the question") { $0.output.contains(Inquiry.first) }
        terminal.send("\u{3}")
        #expect(terminal.end() == .exit(130))
        #expect(!terminal.output.contains("test/2") && terminal.isCooked)
    }

    // MARK: The pager

    /// A pager that keeps what it was given and says so.
    private var keeping: [String: String] { ["PAGER": "tee \(home.file("paged")); echo kept"] }

    @Test func `long output goes through the pager, short output does not`() throws {
        let short = TerminalSession(["help", "quit"], home: home, environment: keeping)
        #expect(short.end() == .exit(0))
        #expect(home.read("paged") == nil && short.output.contains("quit"))
        let long = TerminalSession(["help", "all"], home: home, environment: keeping)
        #expect(long.end() == .exit(0))
        #expect(try #require(home.read("paged")).contains("predict") && long.output.contains("kept"))
        #expect(long.isCooked)
    }

    @Test func `a pager that is left early is no error, and the commands go on`() {
        let terminal = TerminalSession(["-c", "help all; set seed"], home: home, environment: ["PAGER": "true"])
        #expect(terminal.end() == .exit(0))
        #expect(terminal.output.contains("seed is 1"))
    }

    @Test func `set pager off holds in a text of commands`() {
        let terminal = TerminalSession(["-c", "set pager off; help all"], home: home, environment: keeping)
        #expect(terminal.end() == .exit(0))
        #expect(home.read("paged") == nil && terminal.output.contains("quit"))
    }
}
