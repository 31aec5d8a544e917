import CLessons
import Explorer
import Files
import Notebook

/// A lesson that comes with the program: a document that is stepped through.
package struct Lesson: Sendable {
    /// `03-convolution.md`.
    package let file: String
    /// As it was written.
    package let text: String

    /// What it is called: `convolution`.
    package var name: String {
        let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
        return stem.drop { $0.isNumber || $0 == "-" }.description
    }

    /// Its place among the lessons, from 1.
    package var number: Int { Int(file.prefix { $0.isNumber }) ?? 0 }

    /// Its first heading.
    package var title: String { line(after: "# ") ?? name }

    /// How long it takes a reader.
    package var minutes: Int {
        let words = facts.split(separator: " ").map(String.init)
        return words.firstIndex { $0.hasPrefix("minute") }.flatMap { $0 > 0 ? Int(words[$0 - 1]) : nil } ?? 0
    }

    /// The data without which a part of it is left out: `MNIST`; nil where it needs none.
    package var needs: String? {
        facts.split(separator: "·").compactMap { part -> String? in
            let words = part.drop(while: \.isWhitespace)
            return words.hasPrefix("needs ") ? String(words.dropFirst("needs ".count)) : nil
        }.first
    }

    /// What a reader can do afterwards.
    package var goal: String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { $0.hasPrefix("**Goal:** ") }) else { return "" }
        return lines[first...].prefix { !$0.isEmpty }.joined(separator: " ").replacing("**Goal:** ", with: "")
    }

    /// `Lesson 3 · 8 minutes · needs MNIST`.
    private var facts: String {
        line(after: "*Lesson ").map { String($0.prefix { $0 != "*" }) } ?? ""
    }

    private func line(after mark: String) -> String? {
        text.split(separator: "\n").first { $0.hasPrefix(mark) }.map { String($0.dropFirst(mark.count)) }
    }
}

extension Lesson {
    /// All that come with the program, in their order.
    ///
    /// Unsafe code: the bytes are constants of the program and as many as it says.
    package static let all: [Lesson] = {
        var lessons: [Lesson] = []
        var count = 0
        while let file = convo_lesson_file(Int32(lessons.count)), let bytes = convo_lesson(Int32(lessons.count), &count) {
            let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
            lessons.append(Lesson(file: String(cString: file), text: text))
        }
        return lessons
    }()

    /// The lesson of this name, number or file name.
    package static func named(_ word: String) -> Lesson? {
        let number = Int(word)
        return all.first { $0.name == word.lowercased() || $0.file == word || $0.number == number }
    }
}

extension Document {
    /// What a word names: a file, or a lesson where there is no file of that name.
    package init(named word: String, in session: Session) throws {
        let path = session.located(word)
        guard FileType(of: path) == .none, let lesson = Lesson.named(word) else {
            try self.init(file: path)
            return
        }
        try self.init(markdown: lesson.text)
    }
}
