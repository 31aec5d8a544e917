import Glibc
import Testing

@testable import Shell

/// The built program in pseudo-terminals that have graphics, and in those that have none or do not say.
@Suite(.serialized) struct PictureStyleTests {
    private let home = Home()
    private let sixelMark = "\u{1b}P0;1;0q"
    private let kittyMark = "\u{1b}_Ga=T"
    private let sixel = ["\u{1b}[16t": "\u{1b}[6;20;10t", "\u{1b}[c": "\u{1b}[?62;4;22c"]
    private var kitty: [String: String] {
        [
            "\u{1b}[16t": "\u{1b}[6;36;18t", "\u{1b}[c": "\u{1b}[?62;22c",
            "\u{1b}_Gi=31,s=1,v=1,a=q": "\u{1b}_Gi=31;OK\u{1b}\\",
        ]
    }

    private func start(_ replies: [String: String] = [:], environment: [String: String] = [:]) -> TerminalSession {
        TinyDigits.write(to: home.file("digits"))
        let terminal = TerminalSession(home: home, environment: environment)
        terminal.replies = replies
        terminal.waitForPrompt()
        return terminal
    }

    private var load: String { "load \(home.file("digits"))" }

    /// Sends a line and waits until its picture's caption and the prompt are there.
    private func show(_ line: String, _ sample: String, in terminal: TerminalSession) {
        terminal.send(line + "\r")
        terminal.wait("\(sample) and the prompt") {
            $0.screen.text.contains("\(sample) · labeled") && $0.screen.currentLine == "convo>"
        }
    }

    @Test func `a terminal that says so gets sixels`() {
        let terminal = start(sixel)
        show("\(load); show test/1", "test/1", in: terminal)
        #expect(terminal.output.contains(sixelMark))
        #expect(!terminal.output.contains("▀"))
        terminal.send("quit\r")
        #expect(terminal.end() == .exit(0))
    }

    @Test func `a terminal that takes kitty's pictures gets them, in dots of its own cells`() {
        let terminal = start(kitty)
        show("\(load); show test/1", "test/1", in: terminal)
        #expect(terminal.output.contains(kittyMark))
        #expect(!terminal.output.contains(sixelMark))
    }

    @Test func `a silent terminal gets blocks, and what is typed meanwhile is not lost`() {
        let terminal = start()
        terminal.send("\(load); show test/1\rxyz")
        terminal.wait(forLine: "convo> xyz")
        #expect(terminal.screen.text.contains("test/1 · labeled"))
        #expect(terminal.output.contains("▀"))
        #expect(!terminal.output.contains(sixelMark) && !terminal.output.contains("\u{1b}_"))
    }

    @Test func `an answer that comes late holds for the next picture and is not typed`() {
        let terminal = start()
        show("\(load); show test/1", "test/1", in: terminal)
        #expect(terminal.output.contains("▀"))
        terminal.replies = sixel
        terminal.send("\u{1b}[6;20;10t\u{1b}[?62;4c")
        terminal.wait("the second question") { $0.output.contains(Inquiry.second) }
        show("show test/2", "test/2", in: terminal)
        #expect(terminal.output.contains(sixelMark))
    }

    @Test func `a terminal is asked while a line is typed, and the keys stay where they are`() {
        let terminal = start(kitty)
        #expect(!terminal.output.contains("\u{1b}[c"))
        terminal.send("s")
        terminal.wait("both questions") { $0.output.contains(Inquiry.second) }
        terminal.send("et seed")
        terminal.wait(forLine: "convo> set seed")
        terminal.send("\r")
        terminal.wait(for: "seed is 1")
        terminal.waitForPrompt()
        show("\(load); show test/1", "test/1", in: terminal)
        #expect(terminal.output.contains(kittyMark))
    }

    @Test func `set graphics has the last word, and --as for one line`() {
        let terminal = start(sixel)
        terminal.send("set graphics blocks\r")
        terminal.wait(for: "graphics is blocks")
        show("\(load); show test/1", "test/1", in: terminal)
        #expect(!terminal.output.contains(sixelMark))
        show("show test/2 --as kitty", "test/2", in: terminal)
        #expect(terminal.output.contains(kittyMark))
        terminal.send("set graphics auto\r")
        terminal.wait(for: "graphics is auto")
        show("show test/3", "test/3", in: terminal)
        #expect(terminal.output.contains(sixelMark))
    }

    @Test func `without color pictures are symbols`() {
        let terminal = start(sixel, environment: ["NO_COLOR": "1"])
        show("\(load); show test/1", "test/1", in: terminal)
        #expect(!terminal.output.contains(sixelMark))
    }

    @Test func `a font of another size is heeded, whatever the terminal said before`() {
        let terminal = start(sixel)
        show("\(load); show test/1", "test/1", in: terminal)
        terminal.resize(rows: 24, columns: 80, cell: (5, 10))
        show("show test/1 ", "test/1", in: terminal)
        let sizes = terminal.output.split(separator: sixelMark + "\"1;1;").dropFirst()
            .map { $0.prefix { $0.isNumber || $0 == ";" } }
        #expect(sizes.count == 2 && sizes.first != sizes.last, "\(sizes)")
    }

    @Test func `a picture leaves the terminal as it was found`() {
        let terminal = start()
        show("\(load); show test/1", "test/1", in: terminal)
        terminal.send("quit\r")
        terminal.wait("the terminal's own mode") { $0.isCooked }
    }
}
