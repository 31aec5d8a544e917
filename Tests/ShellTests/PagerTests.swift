import Glibc
import Testing

@testable import Shell

/// Long text goes through the pager, and the session outlives whatever becomes of it.
@Suite(.serialized) struct PagerTests {
    private let home = Home()

    private func start(_ pager: String?) -> TerminalSession {
        let terminal = TerminalSession(home: home, environment: pager.map { ["PAGER": $0] } ?? [:])
        terminal.waitForPrompt()
        return terminal
    }

    /// A pager that keeps what it was given and says so.
    private var keeping: String { "tee \(home.file("paged")); echo kept" }

    private func isBack(_ terminal: TerminalSession) {
        terminal.waitForPrompt()
        terminal.send("set seed\r")
        terminal.wait(for: "seed is 1")
        terminal.waitForPrompt()
    }

    @Test func `text taller than the screen goes through the pager, shorter text does not`() throws {
        let terminal = start(keeping)
        terminal.send("set seed\r")
        terminal.wait(for: "seed is 1")
        terminal.waitForPrompt()
        #expect(home.read("paged") == nil)
        terminal.send("help all\r")
        terminal.wait(for: "kept")
        let paged = try #require(home.read("paged"))
        #expect(paged.contains("predict") && paged.hasSuffix("\n"))
        isBack(terminal)
    }

    @Test func `set pager turns it off, or on for all`() throws {
        let terminal = start(keeping)
        terminal.send("set pager off\r")
        terminal.wait(for: "pager is off")
        terminal.send("help all\r")
        terminal.wait("all of it") { $0.screen.text.contains("quit") && $0.screen.currentLine == "convo>" }
        #expect(home.read("paged") == nil)
        terminal.send("set pager on\r")
        terminal.wait(for: "kept")
        #expect(try #require(home.read("paged")).contains("pager is on"))
        isBack(terminal)
    }

    @Test(arguments: ["", "cat", " "]) func `no pager and cat mean none`(pager: String) {
        let terminal = start(pager)
        terminal.send("help all\r")
        terminal.wait("all of it") { $0.screen.text.contains("quit") && $0.screen.currentLine == "convo>" }
        isBack(terminal)
    }

    @Test func `a pager that is left early or stopped with Ctrl-C does no harm`() {
        let early = start("true")
        early.send("help all; help all\r")
        isBack(early)
        // What is waited for comes from the program that Ctrl-C is to end: a shell that just starts one may miss it.
        let file = home.file("waiting")
        let stopped = start("cat > /dev/null; echo waiting > \(file); exec tail -f \(file)")
        stopped.send("help all\r")
        stopped.wait(for: "waiting")
        #expect(stopped.isCooked)
        stopped.send("\u{3}")
        isBack(stopped)
    }

    @Test(arguments: ["/nonexistent/pager", "false", "kill -9 $$"])
    func `a pager that cannot be run or fails gives way to the text itself`(pager: String) {
        let terminal = start(pager)
        terminal.send("help all\r")
        terminal.wait("all of it") { $0.screen.text.contains("quit") && $0.screen.currentLine == "convo>" }
    }

    @Test func `pictures in graphics are not paged`() {
        TinyDigits.write(to: home.file("digits"))
        let terminal = start(keeping)
        terminal.send("load \(home.file("digits")); set pager on; show test/1 --as sixel\r")
        terminal.wait("the picture") { $0.output.contains("\u{1b}P0;1;0q") }
        isBack(terminal)
    }

    @Test func `a few rows too many are no reason for a pager`() {
        let rows = { (count: Int) in String(repeating: "row\n", count: count) }
        #expect(!Pager.isLong(rows(34), rows: 24))
        #expect(Pager.isLong(rows(35), rows: 24))
        #expect(Pager.isLong(rows(2), rows: 2))
    }

    @Test func `less is kept from writing files, and says how it is left`() {
        let terminal = start("echo \"secure $LESSSECURE, $LESS\"; cat > /dev/null")
        terminal.send("help all\r")
        terminal.wait("what less is told") { $0.screen.text.contains("secure 1, FRX-Ps") && $0.screen.text.contains("q leaves") }
        isBack(terminal)
    }

    @Test func `time spent in the pager is none of the command's`() {
        let terminal = start("cat > /dev/null; sleep 2.5; echo read")
        terminal.send("help all\r")
        terminal.wait(for: "read")
        isBack(terminal)
        #expect(!terminal.screen.text.contains("took"))
    }

    @Test func `less is the pager where none is set and it is there`() {
        #expect(Pager.command(nil) { $0 == "less" } == "less")
        #expect(Pager.command(nil) { _ in false } == nil)
        #expect(Pager.command("most -x") { _ in false } == "most -x")
        #expect(Pager.command("  ") { _ in true } == nil)
    }
}
