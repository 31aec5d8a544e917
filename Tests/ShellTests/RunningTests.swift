import Glibc
import Testing

@testable import Shell

/// The built program in a pseudo-terminal: what happens while commands run.
@Suite(.serialized) struct RunningTests {
    private let home = Home()
    // Small batches make epochs long enough that few of them come between two looks at the screen.
    private let network = "set batch 2; new tiny --layers 'flatten, dense 10'"

    private func startTraining(_ train: String = "train 100000") -> TerminalSession {
        TinyDigits.write(to: home.file("digits"))
        let terminal = TerminalSession(home: home)
        terminal.waitForPrompt()
        terminal.send("load \(home.file("digits")); \(network); \(train)\r")
        terminal.wait(for: "epoch 2")
        return terminal
    }

    @Test func `Ctrl-C stops training at the next batch with the weights kept`() {
        let terminal = startTraining()
        terminal.wait(for: "loss 0.")
        terminal.wait(for: "images/s")
        terminal.send("\u{3}")
        terminal.wait(for: "the weights are kept")
        terminal.waitForPrompt()
        #expect(!terminal.screen.lines.contains { $0.contains("images/s 1") || $0.contains(" left") })
        terminal.send("evaluate\r")
        terminal.wait("an accuracy and the prompt") {
            $0.screen.text.contains("accuracy") && $0.screen.currentLine == "convo>"
        }
    }

    @Test func `leaving with an unsaved network asks once`() {
        let terminal = startTraining()
        terminal.send("\u{3}")
        terminal.waitForPrompt()
        terminal.send("quit\r")
        terminal.wait(for: "leave all the same? [y/N]")
        terminal.send("n\r")
        terminal.wait(for: "still here")
        terminal.waitForPrompt()
        terminal.send("\u{4}")
        terminal.wait("the question again") { $0.screen.currentLine.hasSuffix("[y/N]") }
        terminal.send("y\r")
        #expect(terminal.end() == .exit(0))
    }

    @Test func `Ctrl-D twice leaves without an answer`() {
        let terminal = startTraining()
        terminal.send("\u{3}")
        terminal.waitForPrompt()
        terminal.send("\u{4}")
        terminal.wait("the question") { $0.screen.currentLine.hasSuffix("[y/N]") }
        terminal.send("\u{4}")
        terminal.waitForPrompt()
        terminal.send("\u{4}")
        #expect(terminal.end() == .exit(0))
    }

    @Test func `what is watched is drawn under the bar and goes with it`() {
        let terminal = startTraining("train 100000 --watch networks")
        terminal.wait("the watched table under the bar") { terminal in
            let lines = terminal.screen.lines
            guard let bar = lines.lastIndex(where: { $0.contains("epoch ") && $0.contains("%") }) else { return false }
            return lines[(bar + 1)...].contains { $0.contains("tiny") }
        }
        terminal.send("\u{3}")
        terminal.waitForPrompt()
    }

    @Test func `a signal that ends the program while it trains puts the terminal back`() {
        let terminal = startTraining()
        #expect(!terminal.isCooked)
        terminal.signal(SIGTERM)
        #expect(terminal.end() == .signal(SIGTERM))
        let (hidden, shown) = (terminal.output.ranges(of: "\u{1b}[?25l").last, terminal.output.ranges(of: "\u{1b}[?25h").last)
        #expect(hidden.map { $0.lowerBound } ?? terminal.output.endIndex < shown.map { $0.lowerBound } ?? terminal.output.startIndex)
    }

    @Test func `a shell command has the terminal as it was`() {
        let terminal = TerminalSession(home: home)
        terminal.waitForPrompt()
        terminal.send("!stty -a | grep -c ' icanon'; stty -a | grep -c ' echo '; echo 'a;b'\r")
        terminal.wait("both modes on") { $0.screen.text.contains("\n1\n1\na;b\n") }
        terminal.waitForPrompt()
        terminal.send("!echo ready; cat\r")
        terminal.wait(for: "ready\n")
        terminal.send("echoed\n")
        terminal.wait(for: "echoed\nechoed")
        terminal.send("\u{3}")
        terminal.wait(for: "130")
        terminal.waitForPrompt()
    }

    @Test func `an error at the prompt is one line and the conversation goes on`() {
        let terminal = TerminalSession(home: home)
        terminal.waitForPrompt()
        terminal.send("halp\r")
        terminal.wait(for: "error: ")
        terminal.waitForPrompt()
        terminal.send("clear\r")
        terminal.wait("an empty screen") { $0.screen.row == 0 && $0.screen.currentLine == "convo>" }
    }

    @Test func `the banner names network and data and three things to try`() {
        let terminal = TerminalSession(home: home)
        terminal.waitForPrompt()
        for word in ["network", "data", "try"] {
            #expect(terminal.screen.lines.contains { $0.hasPrefix(word) }, "\(word)")
        }
    }

    @Test func `Ctrl-C ends a script with 130`() {
        TinyDigits.write(to: home.file("digits"))
        let text = "load \(home.file("digits")); \(network); train 100000"
        let terminal = TerminalSession(["-c", text], home: home)
        terminal.wait(for: "epoch 2")
        terminal.send("\u{3}")
        #expect(terminal.end() == .exit(130))
        #expect(terminal.screen.text.contains("the weights are kept"))
    }

    @Test func `no bar is drawn where standard error is no terminal`() {
        TinyDigits.write(to: home.file("digits"))
        let run = PipedRun(["-c", "load \(home.file("digits")); \(network); train 2"], home: home)
        let lines = run.errors.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("epoch 1: loss ") && lines[1].hasPrefix("epoch 2: loss "))
        #expect(!run.errors.contains("\u{1b}") && !run.errors.contains("\r"))
        #expect(run.output.contains("loss"))
        #expect(run.ending == .exit(0))
    }
}
