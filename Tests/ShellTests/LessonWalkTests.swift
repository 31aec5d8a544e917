import Documents
import Glibc
import Testing

@testable import Shell

/// Every lesson, read to its end in a terminal of 80×24 by somebody who answers wrongly and then rightly, edits a cell, types
/// something else in between, leaves and comes back.
@Suite(.serialized) struct LessonWalkTests {
    private let home = Home()

    /// The folder above MNIST's files, where they are.
    private static let data: String = {
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        return getenv("CONVO_TEST_MNIST").map { String(cString: $0) + "/.." } ?? root + "/../shared"
    }()

    private static let wrong = "987654"

    @Test(arguments: Lesson.all.map(\.name)) func `a lesson is walked from its first line to its last`(name: String) {
        let terminal = TerminalSession(home: home, environment: ["CONVO_DATA": Self.data, "CONVO_MIRRORS": "", "PAGER": "cat"])
        terminal.waitForPrompt()
        let reader = Reader(terminal)
        reader.type("lesson \(name)\r")
        var (cells, questions) = (0, 0)
        while !reader.isAtEnd, cells < 60 {
            if reader.isAsked {
                questions += 1
                answer(reader)
            } else {
                cells += 1
                if cells == 1 { interrupt(reader) }
                if cells == 2 { leave(reader, name) }
                if reader.isAsked || reader.isAtEnd { continue }
                reader.type(cells == 1 ? " # edited\r" : "\r")
            }
            guard reader.isWell else { return }
        }
        #expect(reader.isAtEnd && cells >= 4)
        #expect(questions > 0)
        reader.type("lesson\r")
        #expect(reader.shown.contains("yes"))
    }

    /// Wrong, with a reason; then back to the question, and right.
    private func answer(_ reader: Reader) {
        reader.type(Self.wrong + "\r")
        guard let right = reader.rightAnswer(insteadOf: Self.wrong) else {
            Issue.record("no verdict on a wrong answer; the screen:\n\(reader.terminal.screen.text)")
            return
        }
        reader.type("back\r")
        #expect(reader.isAsked)
        reader.type(right + "\r")
        #expect(reader.shown.contains("Yes, "), "\(right) was not taken:\n\(reader.shown)")
    }

    private func interrupt(_ reader: Reader) {
        let before = reader.line
        reader.type("\u{3}")
        reader.type("set lr\r")
        #expect(reader.shown.contains("lr is "))
        #expect(reader.line == before)
    }

    private func leave(_ reader: Reader, _ name: String) {
        let before = reader.line
        reader.type("leave\r")
        #expect(reader.line == "convo>")
        reader.type("lesson \(name)\r")
        #expect(reader.line == before)
    }
}

/// Types, and waits for the next prompt.
private final class Reader {
    let terminal: TerminalSession
    /// What was written since the last keys.
    private(set) var shown = ""
    /// Whether every prompt that was waited for came.
    private(set) var isWell = true

    init(_ terminal: TerminalSession) { self.terminal = terminal }

    /// Each prompt begins with this.
    private static let begin = "\u{1b}[?2004h"

    var line: String { terminal.screen.currentLine }
    var isAsked: Bool { line.hasPrefix("answer>") }
    var isAtEnd: Bool { terminal.screen.text.contains("the end of lesson ") }

    func type(_ keys: String) {
        let start = terminal.output.endIndex
        terminal.send(keys)
        let came = terminal.wait("a prompt after \(keys.debugDescription)") { terminal in
            terminal.output[start...].range(of: Self.begin) != nil
        }
        isWell = isWell && came
        settle()
        shown = String(terminal.output[start...])
    }

    /// Until the line that stands typed is whole.
    private func settle() {
        var last = ""
        terminal.wait("a line that stays") { terminal in
            defer { last = terminal.screen.currentLine }
            return last == terminal.screen.currentLine && !last.isEmpty
        }
    }

    /// What stands between `No, it is ` and `, not 987654`, whatever row it was broken at.
    func rightAnswer(insteadOf wrong: String) -> String? {
        let words = shown.replacing("\r\n", with: " ")
        guard let start = words.range(of: "No, it is "), let end = words.range(of: ", not \(wrong)") else { return nil }
        return start.upperBound <= end.lowerBound ? String(words[start.upperBound..<end.lowerBound]) : nil
    }
}

extension StringProtocol {
    /// By bytes: what a program writes in a lesson is long.
    fileprivate func range(of text: String) -> Range<Index>? {
        let (bytes, wanted) = (Array(utf8), Array(text.utf8))
        guard bytes.count >= wanted.count else { return nil }
        guard let place = (0...bytes.count - wanted.count).first(where: { bytes[$0] == wanted[0] && bytes[$0..<$0 + wanted.count].elementsEqual(wanted) })
        else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: place)
        return start..<utf8.index(start, offsetBy: wanted.count)
    }
}
