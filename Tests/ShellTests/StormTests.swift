import Glibc
import Testing

@testable import Shell

/// Any keys, pastes and windows, one after another: the editor lives, and the terminal is as it was in the end.
@Suite(.serialized) struct StormTests {
    private let home = Home()

    /// `CONVO_STORM=2000` sends as many sequences. Each session of the test takes a hundred.
    private static let sequences = getenv("CONVO_STORM").flatMap { Int(String(cString: $0)) } ?? 2000

    /// `CONVO_STORM_CHECKER='valgrind --log-file=/tmp/%p.log'` looks at every access to memory.
    private static let checker = getenv("CONVO_STORM_CHECKER").map { String(cString: $0) } ?? ""

    @Test(arguments: 0..<max(1, sequences / 100)) func `whatever is typed, the line can be left`(session: Int) {
        home.write((session % 3 == 2 ? "bind -v\n" : "") + "bind ^G ed-command\n", to: ".editrc")
        let terminal = TerminalSession(shell: "exec \(Self.checker) $CONVO", home: home, environment: ["VISUAL": "true"])
        terminal.waitForPrompt()
        terminal.drawsScreen = false
        var keys = StormKeys(seed: UInt64(session))
        for _ in 0..<min(100, Self.sequences) {
            if let size = keys.window() { terminal.resize(rows: size.rows, columns: size.columns) }
            terminal.send(bytes: keys.sequence())
        }
        terminal.resize(rows: 24, columns: 200)
        // Ctrl-C takes what was typed before it, so the command may go with it: as a person would, it is typed again.
        terminal.retry(typing: "\u{3}", "set seed 4\(session)7\r", until: "seed is 4\(session)7")
        terminal.retry(typing: "\u{3}", "quit\r")
        #expect(terminal.end() == .exit(0))
        #expect(terminal.isCooked)
    }
}

/// Random keys that run no command: of the letters there are too few for a name.
private struct StormKeys {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

    /// Now and then another window.
    mutating func window() -> (rows: Int, columns: Int)? {
        guard below(3) == 0 else { return nil }
        return below(4) == 0 ? (1 + below(3), 1 + below(4)) : (1 + below(100), 1 + below(300))
    }

    mutating func sequence() -> [UInt8] {
        if below(8) == 0 { return Array("\u{1b}[200~".utf8) + text(of: below(400)) + Array("\u{1b}[201~".utf8) }
        return (0...below(30)).flatMap { _ in key() }
    }

    private mutating func key() -> [UInt8] {
        switch below(10) {
        case 0..<4: text(of: 1)
        case 4..<6: [Self.controls[below(Self.controls.count)]]
        case 6..<8: Array(Self.sequences[below(Self.sequences.count)].utf8)
        case 8: [0x1b] + text(of: 1)
        default: [UInt8(0x80 + below(128))]
        }
    }

    private mutating func text(of length: Int) -> [UInt8] {
        (0..<length).flatMap { _ in Array(Self.letters[below(Self.letters.count)].utf8) }
    }

    /// Neither NUL nor those that leave (C, D, Z, \) or stop the output (S).
    private static let controls: [UInt8] = (1..<32).filter { ![3, 4, 19, 26, 28].contains($0) } + [127]
    private static let letters = "abcdfghijkmnptuvwyz0123456789 -_/.,;:'\"\\#%|漢字éß👩‍🔬ก็\u{301}".map(String.init)
    private static let sequences = [
        "[A", "[B", "[C", "[D", "[H", "[F", "[Z", "[3~", "[1;5C", "[1;5D", "[3;5~", "OA", "OP", "O", "[", "[M !!", "[200~", "[<0;1;1M",
        "[99999999999m", "]0;a", "\u{1b}", "x", "b", "f", "d", "u", "y", "\u{8}",
    ].map { "\u{1b}" + $0 }

    private mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}
