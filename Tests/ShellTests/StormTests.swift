import Glibc
import Testing

@testable import Shell

/// Whatever is typed, pasted and resized, the editor lives, and the terminal is as it was in the end.
@Suite(.serialized) struct StormTests {
    private let home = Home()

    /// `CONVO_STORM=2000` sends as many sequences.
    private static let sequences = getenv("CONVO_STORM").flatMap { Int(String(cString: $0)) } ?? 200
    private static let sequencesInSession = 50

    private static let sizes: [(Int, Int)] = [(1, 1), (1, 80), (2, 2), (3, 40), (12, 80), (24, 80), (100, 300), (300, 100)]

    private static let keys: [String] = [
        "a", "b c", "help ", "'", "\"", "\\", "é", "日本", "\u{1f600}", "e\u{301}", "\t", "\r", "\u{1b}", "\u{1b}[A", "\u{1b}[B",
        "\u{1b}[C", "\u{1b}[D", "\u{1b}[H", "\u{1b}[F", "\u{1b}[3~", "\u{1b}[1;5C", "\u{1b}[1;5D", "\u{1b}[Z", "\u{1b}f", "\u{1b}b",
        "\u{1b}d", "\u{1b}5x", "\u{1b}12\u{8}", "\u{1}", "\u{2}", "\u{3}", "\u{5}", "\u{6}", "\u{7}", "\u{8}", "\u{b}", "\u{c}", "\u{e}",
        "\u{10}", "\u{12}", "\u{14}", "\u{15}", "\u{16}", "\u{17}", "\u{18}", "\u{19}", "\u{1f}", "\u{7f}", "0", "$", "dw", "p", "u", ".",
        "/a", "n", "k", "j", "x", "\u{1b}[", "\u{1b}[99~", "\u{1b}O", "\u{1b}[6;1;1t",
    ]

    private func word(_ random: inout Random) -> String {
        switch random.below(12) {
        case 0: String(repeating: "long ", count: random.below(400))
        case 1: String(repeating: "日", count: random.below(700))
        case 2: "\u{1b}[200~" + String(repeating: "row\n", count: random.below(200)) + "\u{1b}[201~"
        case 3: "\u{1b}[200~" + String(repeating: "x", count: random.below(4000)) + "\u{1b}[201~"
        default: Self.keys[random.below(Self.keys.count)]
        }
    }

    @Test(arguments: [true, false]) func `random keys, pastes and windows do no harm`(isVi: Bool) {
        if isVi { home.write("bind -v\n", to: ".editrc") }
        var random = Random(state: isVi ? 11 : 7)
        for _ in 0..<max(1, Self.sequences / 2 / Self.sequencesInSession) {
            let terminal = TerminalSession(home: home)
            terminal.waitForPrompt()
            terminal.drawsScreen = false
            for _ in 0..<Self.sequencesInSession {
                for _ in 0..<(1 + random.below(8)) {
                    if random.below(5) == 0 {
                        let known = Self.sizes[random.below(Self.sizes.count)]
                        let size = random.below(2) == 0 ? known : (1 + random.below(300), 1 + random.below(100))
                        terminal.resize(rows: size.0, columns: size.1)
                    }
                    terminal.send(word(&random))
                    terminal.drain()
                }
            }
            terminal.resize(rows: 24, columns: 80)
            askForSeed(terminal)
            terminal.send("quit\r")
            #expect(terminal.end() == .exit(0))
            #expect(terminal.isCooked)
        }
    }

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

    @Test(arguments: [(300, [3, 40]), (150, [1, 80]), (1500, [12, 80]), (5000, [1, 1]), (40, [65535, 65535])])
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
        terminal.send("\u{4}")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.isCooked)
    }

    @Test(arguments: [(1, 1), (2, 3), (65535, 65535)]) func `a window may say any size from the start`(rows: Int, columns: Int) {
        let terminal = TerminalSession(home: home, rows: rows, columns: columns)
        terminal.drawsScreen = false
        terminal.send("set seed\r")
        terminal.wait("a second prompt") { prompts($0) > 1 }
        terminal.send("\u{4}")
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

    /// The same numbers on every run.
    private struct Random {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
    }
}
