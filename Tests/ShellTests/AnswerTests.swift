import Painting
import Testing

import Display
@testable import Shell

/// What a terminal answers, parted from what is typed.
@Suite struct AnswerTests {
    private func feed(_ parser: inout AnswerParser, _ text: String) -> (typed: String, answers: [TerminalAnswer]) {
        let (typed, answers) = parser.feed(Array(text.utf8))
        return (String(decoding: typed, as: UTF8.self), answers)
    }

    private let conversation =
        "sh\u{1b}_Gi=31;OK\u{1b}\\ow\u{1b}[A\u{1b}[6;20;10t é\u{1b}[?62;4;22c\u{1b}\u{1b}[6~\r"
    private let typed = "show\u{1b}[A é\u{1b}\u{1b}[6~\r"
    private let answers: [TerminalAnswer] = [
        .kittyGraphics(true), .cell(CellSize(measured: 10, by: 20)), .attributes([62, 4, 22]),
    ]

    @Test func `answers between keys are taken out and the keys stay`() {
        var parser = AnswerParser()
        let all = feed(&parser, conversation)
        #expect(all.typed == typed)
        #expect(all.answers == answers)
    }

    @Test(arguments: 1...9) func `answers in pieces are the same answers`(length: Int) {
        var parser = AnswerParser()
        var (keys, found): ([UInt8], [TerminalAnswer]) = ([], [])
        let bytes = Array(conversation.utf8)
        for start in stride(from: 0, to: bytes.count, by: length) {
            let (typed, answers) = parser.feed(Array(bytes[start..<min(start + length, bytes.count)]))
            keys += typed
            found += answers
        }
        #expect(keys + parser.giveUp() == Array(typed.utf8))
        #expect(found == answers)
    }

    @Test func `a lone escape and the beginning of a key are given back`() {
        for text in ["\u{1b}", "\u{1b}[", "\u{1b}_", "\u{1b}_G", "\u{1b}[6"] {
            var parser = AnswerParser()
            #expect(feed(&parser, text).typed == "")
            #expect(parser.patience == 50)
            #expect(parser.giveUp() == Array(text.utf8))
            #expect(parser.patience == nil)
        }
    }

    @Test func `the piece of an answer whose rest never comes is dropped`() {
        for text in ["\u{1b}[?62;4", "\u{1b}_Gi=31;O", "\u{1b}_Gi=31;OK\u{1b}", "\u{1b}[6;20;"] {
            var parser = AnswerParser()
            #expect(feed(&parser, text).typed == "")
            #expect(parser.patience == 200)
            #expect(parser.giveUp() == [])
            #expect(feed(&parser, "help").typed == "help")
        }
    }

    @Test func `keys after a broken answer are keys`() {
        for (text, expected) in [
            ("\u{1b}_Gi=31;OK\rls", "\rls"), ("\u{1b}[?62;4\rls", "\rls"), ("\u{1b}_Gi=31;\u{1b}[Als", "\u{1b}[Als"),
            ("\u{1b}_G" + String(repeating: "x", count: 259) + "\ry", "\ry"),
            ("\u{1b}[?" + String(repeating: "1", count: 256) + "y", "y"),
        ] {
            var parser = AnswerParser()
            let all = feed(&parser, text)
            #expect(all.typed == expected && all.answers.isEmpty)
        }
    }

    @Test func `other sequences are none of its business`() {
        for text in [
            "\u{1b}[6;5~", "\u{1b}[?1u", "\u{1b}[?997;1n", "\u{1b}[6;1;1R", "\u{1b}[60;1;1t", 
            "\u{1b}[200~c\u{1b}[201~", "\u{1b}b", "\u{1b}_x",
        ] {
            var parser = AnswerParser()
            #expect(feed(&parser, text).typed == text)
        }
    }

    @Test func `numbers that make no sense are no size and no graphics`() {
        var parser = AnswerParser()
        let sizes = "\u{1b}[6;0;10t\u{1b}[6;99999999999999999999;1t"
        let all = feed(
            &parser, sizes + "\u{1b}_Gi=31;ENOTSUPPORTED:no\u{1b}\\\u{1b}_Gi=7;OK\u{1b}\\\u{1b}[?c")
        #expect(all.typed == "")
        #expect(all.answers == [.cell(nil), .cell(nil), .kittyGraphics(false), .kittyGraphics(false), .attributes([0])])
    }

    // MARK: The inquiry

    private func found(_ answers: String..., term: String = "xterm-256color") -> TerminalGraphics {
        var inquiry = Inquiry(term: term, isMultiplexed: false)
        _ = inquiry.begin()
        for answer in answers { _ = inquiry.take(Array(answer.utf8)) }
        return inquiry.found
    }

    @Test func `graphics are what a terminal has proved to have`() {
        let (plain, sixel, kitty) = ("\u{1b}[?62;22c", "\u{1b}[?62;4;22c", "\u{1b}_Gi=31;OK\u{1b}\\")
        #expect(found(plain, plain).style == nil)
        #expect(found(sixel, sixel).style == .sixel)
        #expect(found(plain, kitty + plain).style == .kitty)
        #expect(found(sixel, kitty + sixel).style == .kitty)
        #expect(found(plain, "\u{1b}_Gi=31;EINVAL:x\u{1b}\\" + plain).style == nil)
        // Of a VT132 and the like, whose first number is 4; and an answer to what was not asked.
        #expect(found("\u{1b}[?4;6c", "\u{1b}[?4;6c").style == nil)
        #expect(found(kitty).style == nil)
        #expect(found(sixel, term: "tmux-256color").style == .sixel)
        #expect(found("\u{1b}[6;38;18t" + sixel).cell == CellSize(measured: 18, by: 38))
    }

    @Test func `only a terminal that answers is asked about kitty, and none twice`() {
        var inquiry = Inquiry(term: "xterm", isMultiplexed: false)
        #expect(inquiry.begin() == Inquiry.first)
        #expect(inquiry.begin() == "")
        #expect(inquiry.take(Array("\u{1b}[?1;2c".utf8)).question == Inquiry.second)
        #expect(inquiry.take(Array("\u{1b}[?1;2c".utf8)).question == "")
        #expect(inquiry.isOver)
        #expect(inquiry.take(Array("\u{1b}[?1;2c".utf8)).typed == Array("\u{1b}[?1;2c".utf8))
        var multiplexed = Inquiry(term: "xterm", isMultiplexed: true)
        _ = multiplexed.begin()
        #expect(multiplexed.take(Array("\u{1b}[?1;4c".utf8)).question == "")
        #expect(multiplexed.isOver)
        var console = Inquiry(term: "linux", isMultiplexed: false)
        #expect(console.begin() == "")
    }
}
