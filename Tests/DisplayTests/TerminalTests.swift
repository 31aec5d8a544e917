import Painting
import Testing

@testable import Display

@Suite struct TerminalTests {
    private func color(
        _ environment: [String: String], terminal: Bool = true, _ choice: ColorChoice = .auto
    ) -> ColorDepth {
        TerminalAbilities(environment: environment, isTerminal: terminal, choice: choice).color
    }

    @Test func `colors come from COLORTERM and the name of the terminal`() {
        #expect(color(["TERM": "xterm"]) == .ansi16)
        #expect(color(["TERM": "screen-256color"]) == .ansi256)
        #expect(color(["TERM": "xterm-256color", "COLORTERM": "truecolor"]) == .trueColor)
        #expect(color(["TERM": "xterm-kitty"]) == .trueColor)
        #expect(color(["TERM": "dumb", "COLORTERM": "truecolor"]) == .none)
        #expect(color([:]) == .none)
    }

    @Test func `NO_COLOR and a pipe mean no color, and --color has the last word`() {
        let environment = ["TERM": "xterm-256color", "NO_COLOR": "1"]
        #expect(color(environment) == .none)
        #expect(color(environment, .always) == .ansi256)
        #expect(color(["TERM": "xterm-256color", "NO_COLOR": ""]) == .ansi256)
        #expect(color(["TERM": "xterm-256color"], terminal: false) == .none)
        #expect(color([:], terminal: false, .always) == .ansi16)
        #expect(color(["TERM": "xterm"], .never) == .none)
    }

    @Test func `the first locale variable that is set decides on Unicode`() {
        func unicode(_ environment: [String: String]) -> Bool {
            TerminalAbilities(environment: environment, isTerminal: true).unicode
        }
        #expect(unicode(["LANG": "en_GB.UTF-8"]))
        #expect(!unicode(["LC_ALL": "C", "LANG": "en_GB.UTF-8"]))
        #expect(unicode(["LC_ALL": "", "LC_CTYPE": "C.utf8", "LANG": "C"]))
        #expect(unicode([:]))
    }

    @Test func `pictures are blocks on a terminal and ASCII in a pipe`() {
        func pictures(_ environment: [String: String], _ terminal: Bool) -> PictureStyle {
            TerminalAbilities(environment: environment, isTerminal: terminal).pictures
        }
        #expect(pictures(["TERM": "xterm", "LANG": "C.UTF-8"], true) == .blocks)
        #expect(pictures(["TERM": "xterm", "LANG": "C.UTF-8"], false) == .ascii)
        #expect(pictures(["TERM": "xterm", "LANG": "C"], true) == .ascii)
        #expect(pictures(["TERM": "dumb"], true) == .ascii)
    }

    /// Typed by hand: the words leave the bar 13 of 54 columns, and 8 of 38 without the last field.
    @Test func `a progress bar fits its width and drops its last fields first`() {
        let bar = ProgressBar(fraction: 1.0 / 3, label: "epoch 1/3", fields: ["loss 0.0213", "12 s left"])
        #expect(bar.line(width: 54, context: RenderContext(unicode: false))
            == "epoch 1/3  [###........]  33 %  loss 0.0213  12 s left")
        #expect(bar.line(width: 38, context: RenderContext()) == "epoch 1/3  ██▋░░░░░  33 %  loss 0.0213")
        for width in 0...100 {
            #expect(DisplayWidth.of(bar.line(width: width, context: RenderContext())) <= width)
        }
    }

    @Test func `a bar shows eighths, and no less than nothing and no more than all`() {
        func bar(_ fraction: Double) -> String {
            ProgressBar(fraction: fraction, label: "").line(width: 16, context: RenderContext())
        }
        #expect(bar(0.5625) == "█████▋░░░░  56 %")
        #expect(bar(-3) == "░░░░░░░░░░   0 %")
        #expect(bar(7) == "██████████ 100 %")
        #expect(bar(.nan) == "░░░░░░░░░░   0 %")
    }
}
