import Glibc
import Testing

@testable import Shell

/// Windows of any size, and words that libedit has no room for: the editor lives, and the terminal is as it was in the end.
@Suite(.serialized) struct AnyWindowTests {
    private let home = Home()

    /// A command is run and answered, whatever stood in the line.
    private func askForSeed(_ terminal: TerminalSession) {
        let before = prompts(terminal)
        terminal.send("\u{3}")
        terminal.wait("a prompt after Ctrl-C") { prompts($0) > before }
        terminal.send("set seed\r")
        terminal.wait("the answer to a command") { $0.output.suffix(3000).contains("seed is 1") && prompts($0) > before + 1 }
    }

    /// How many lines were begun.
    private func prompts(_ terminal: TerminalSession) -> Int { terminal.output.ranges(of: LineEditor.pasteOn).count }

    @Test(arguments: [(300, [3, 40]), (150, [1, 80]), (1500, [12, 80]), (40, [65535, 65535])])
    func `a window that shrinks under a long line ends nothing`(length: Int, size: [Int]) {
        let terminal = TerminalSession(home: home)
        terminal.waitForPrompt()
        terminal.send("\u{1b}[200~" + String(repeating: "a", count: length) + "\u{1b}[201~")
        terminal.wait("the line") { $0.output.count > length }
        terminal.drawsScreen = false
        terminal.resize(rows: size[0], columns: size[1])
        for keys in ["x", "\u{1}y", "\u{5}" + String(repeating: "z", count: 300)] { terminal.send(keys) }
        terminal.wait("the keys") { $0.output.contains("y") && $0.output.contains("z") }
        terminal.resize(rows: 24, columns: 80)
        askForSeed(terminal)
        terminal.send("quit\r")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.isCooked)
    }

    @Test(arguments: [(1, 1), (2, 3)]) func `a window may say any size from the start`(rows: Int, columns: Int) {
        let terminal = TerminalSession(home: home, rows: rows, columns: columns)
        terminal.drawsScreen = false
        terminal.send("set seed\r")
        terminal.wait("a second prompt") { prompts($0) > 1 }
        terminal.send("quit\r")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.isCooked)
    }

    @Test func `words of editrc that libedit has no room for are left out`() {
        let long = String(repeating: "b", count: 5000)
        let lines = [
            "bind \(long) ed-insert", "bind -s ^T \(long)", "\(long):bind ^T ed-insert", "settc co 1", "settc li 0",
            "bind ^G ed-move-to-beg",
        ]
        home.write(lines.joined(separator: "\n") + "\n", to: ".editrc")
        let terminal = TerminalSession(home: home)
        terminal.waitForPrompt()
        terminal.send("abc\u{7}x")
        terminal.wait(forLine: "convo> xabc")
        terminal.send("\u{3}\u{4}")
        #expect(terminal.end() == .exit(0))
    }
}
