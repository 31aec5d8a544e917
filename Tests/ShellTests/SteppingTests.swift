import Testing

@testable import Shell

/// A document that is stepped through, in a terminal of 80×24.
@Suite(.serialized) struct SteppingTests {
    private let home = Home()

    private func begin() -> TerminalSession {
        TinyDigits.write(to: home.file("digits"))
        home.write("""
            # Learning

            First the data.

            ```convo
            load ./digits
            new --layers 'flatten, dense 10'
            ```

            ## Training

            Now it learns.

            ```convo
            train 100000
            ```

            ```convo
            networks
            ```
            """, to: "lesson.md")
        let terminal = TerminalSession(home: home)
        terminal.waitForPrompt()
        terminal.send("run \(home.file("lesson.md")) --step\r")
        terminal.wait(forLine: "    .. new --layers 'flatten, dense 10'")
        return terminal
    }

    @Test func `prose is shown, the cell stands on the line, and Enter runs it`() {
        let terminal = begin()
        #expect(terminal.screen.text.contains("First the data."))
        terminal.send("\r")
        terminal.wait(for: "Now it learns.")
        terminal.wait(forLine: "convo> train 100000")
        terminal.send("\u{3}\u{4}\u{4}")
        #expect(terminal.end() == .exit(0))
    }

    @Test func `a cell is edited, something else is typed in between, and back reverts it`() {
        let terminal = begin()
        terminal.send("\r")
        terminal.wait(forLine: "convo> train 100000")
        terminal.send("\u{3}")
        terminal.waitForPrompt()
        terminal.send("set batch 8\r")
        terminal.wait(for: "batch is 8; it was 32")
        terminal.wait(forLine: "convo> train 100000")
        terminal.send(String(repeating: "\u{7f}", count: 6) + "2\r")
        terminal.wait(forLine: "convo> networks")
        terminal.send("\u{3}back\r")
        terminal.wait(forLine: "convo> train 100000")
        terminal.send("\u{3}networks\r")
        terminal.wait(for: "7,850       0  ")
        terminal.wait(forLine: "convo> train 100000")
        terminal.send("\u{3}leave\r")
        terminal.wait(for: "`next` comes back to it")
        terminal.waitForPrompt()
        terminal.send("next\r")
        terminal.wait(forLine: "convo> train 100000")
        terminal.send("\u{3}\u{4}\u{4}")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.isCooked)
    }

    @Test func `what is typed takes the place of the cell on the line, and what begins with a space goes on behind it`() {
        let terminal = begin()
        terminal.send("\r")
        terminal.wait(forLine: "convo> train 100000")
        terminal.send("set lr\r")
        terminal.wait(for: "lr is 0.001")
        terminal.wait(forLine: "convo> train 100000")
        terminal.send(" --nonsense\r")
        terminal.wait(for: "--nonsense'")
        terminal.wait(forLine: "convo> train 100000")
        terminal.send("\u{1b}[200~networks\u{1b}[201~")
        terminal.wait(forLine: "convo> networks")
        terminal.send("\u{3}\u{4}\u{4}")
        #expect(terminal.end() == .exit(0))
    }

    @Test func `Ctrl-C ends a training cell, whose weights are kept, and the next cell comes`() {
        let terminal = begin()
        terminal.send("\r")
        terminal.wait(forLine: "convo> train 100000")
        terminal.send("\r")
        terminal.wait(for: "epoch 2")
        terminal.send("\u{3}")
        terminal.wait(for: "the weights are kept")
        terminal.wait(forLine: "convo> networks")
        terminal.send("\r")
        terminal.wait(for: "the end of")
        terminal.waitForPrompt()
        terminal.send("quit\r")
        terminal.wait(for: "leave all the same? [y/N]")
        terminal.send("y\r")
        #expect(terminal.end() == .exit(0))
    }
}
