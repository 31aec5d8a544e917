import Glibc
import Testing

@testable import Commands
@testable import Explorer
@testable import Shell

/// What the prompt has asked the terminal, or was told by Ctrl-C, is nobody else's business.
@Suite(.serialized) struct HandingOverTests {
    private let home = Home()
    private let attributes = "\u{1b}[?62;4;22c"
    private let replies = ["\u{1b}[c": "\u{1b}[?62;4;22c"]

    /// A program that says when it begins and shows the row that it reads.
    private let reading = "{ echo re''ady; read -r row; echo \"<$row>\"; }"

    /// A prompt in a shell that then shows the row that it reads; something is typed, and the terminal has not answered.
    private func startAsked() -> TerminalSession {
        let terminal = TerminalSession(
            shell: "$CONVO; \(reading)", home: home, environment: ["PAGER": "cat > /dev/null; \(reading) < /dev/tty"])
        terminal.waitForPrompt()
        terminal.send("h")
        terminal.wait("the question") { $0.output.contains(Inquiry.first) }
        return terminal
    }

    /// Types the rest of the line; the terminal answers a little after its end, and all questions from then on.
    private func end(_ terminal: TerminalSession, _ keys: String, shown line: String, with end: String) {
        terminal.send(keys)
        terminal.wait(forLine: line)
        terminal.send(end)
        usleep(50_000)
        terminal.replies = replies
        terminal.send(attributes)
        terminal.wait(for: "\nready")
        terminal.send("next\r")
    }

    @Test func `leaving waits for the answer`() {
        let terminal = startAsked()
        end(terminal, "\u{15}", shown: "convo>", with: "\u{4}")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.output.contains("<next>"))
    }

    @Test func `leaving a terminal that does not answer is no wait for ever`() {
        let terminal = startAsked()
        terminal.send("\u{15}\u{4}")
        terminal.wait(for: "\nready")
        terminal.send("next\r")
        #expect(terminal.end() == .exit(0))
    }

    @Test func `a shell command does not find the answer`() {
        let terminal = startAsked()
        end(terminal, "\u{15}!\(reading)", shown: "convo> !\(reading)", with: "\r")
        terminal.wait("the row alone") { $0.output.contains("<next>") }
        terminal.waitForPrompt()
    }

    @Test func `the pager does not find the answer`() {
        let terminal = startAsked()
        end(terminal, "elp all", shown: "convo> help all", with: "\r")
        terminal.wait("the row alone") { $0.output.contains("<next>") }
        terminal.waitForPrompt()
    }

    // MARK: Ctrl-C

    private func foreground() -> Foreground {
        let client = TerminalClient(
            isInteractive: false, options: GlobalOptions(), environment: [:], terminal: Shared(TerminalGraphics()))
        return Foreground(Interpreter(), client: client, input: StandardInput(), query: TerminalQuery())
    }

    /// A command that Ctrl-C reaches too late to matter.
    private static func finish(_ surface: any Surface) {
        kill(getpid(), SIGINT)
        while !surface.isCancelled { usleep(1000) }
    }

    @Test func `Ctrl-C that comes too late for a command does not reach the next line`() {
        let foreground = foreground()
        let first = foreground.run { _, surface in Self.finish(surface) }
        #expect(first.wasCancelled && first.failure == nil)
        let second = foreground.run { (interpreter, surface) throws(CommandFailure) in
            _ = try interpreter.execute("--seed 7", on: surface)
        }
        #expect(!second.wasCancelled && second.failure == nil)
        #expect(foreground.engine.interpreter.session.seed == 7)
    }

    @Test func `Ctrl-C that comes too late for a command stops the rest of its line`() {
        let foreground = foreground()
        let outcome = foreground.run { (interpreter, surface) throws(CommandFailure) in
            Self.finish(surface)
            _ = try interpreter.execute("--seed 7", on: surface)
        }
        #expect(outcome.failure?.message == "interrupted" && outcome.failure?.exitStatus == 130)
        #expect(foreground.engine.interpreter.session.seed == 1)
    }
}
