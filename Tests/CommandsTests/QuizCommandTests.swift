import Datasets
import Display
import Files
import Painting
import Quiz
import Testing

@testable import Commands
@testable import Explorer

/// A quiz at the prompt, in a script and on paper.
@Suite struct QuizCommandTests {
    /// A prompt without a terminal.
    private final class Prompt: Surface {
        var size: Room { .usual }
        var isInteractive: Bool { true }
        var isCancelled: Bool { false }
        func report(_ progress: Progress) {}
        func emit(_ result: CommandResult) {}
    }

    private static let digits = SyntheticDigits.dataset(seed: 1, train: 100, test: 200)

    private let prompt = Prompt()
    private let folder: String
    private var interpreter: Interpreter

    init() throws {
        folder = try Fixture.folder()
        interpreter = Interpreter(environment: ["CONVO_MIRRORS": "", "CONVO_DATA": "/nonexistent", "XDG_DATA_HOME": folder])
        interpreter.session.state.provide(Self.digits)
        interpreter.session.folder = folder
    }

    /// What a line typed at the prompt shows.
    private mutating func type(_ line: String) throws -> Output { try #require(try interpreter.execute(line, on: prompt).last?.output) }

    private func text(_ output: Output) -> String { TextRenderer(RenderContext(width: 80, unicode: true)).render(output) }

    /// The first table with a column.
    private func table(_ key: String, in output: Output) -> Table? {
        output.tables.first { table in table.columns.contains { $0.key == key } }
    }

    /// The questions that a seed gives, with their answers, as a script sees them.
    private func questions(_ line: String) throws -> Table {
        var other = Interpreter(environment: ["CONVO_MIRRORS": "", "CONVO_DATA": "/nonexistent"])
        other.session.state.provide(Self.digits)
        return try #require(try other.execute(line, on: SilentSurface()).last?.output.tables.first)
    }

    private func answers(_ table: Table) -> [String] {
        // A choice is told as `B, 0.0112`.
        table.rows.indices.map { row in
            let answer = table.value("answer", row: row)?.asText ?? ""
            let isChoice = table.value("expected", row: row)?.asText?.hasPrefix("a letter") == true
            return isChoice ? String(answer.prefix(1)) : answer
        }
    }

    @Test mutating func `one question follows the other, each marked, and the marks stand at the end`() throws {
        let right = answers(try questions("quiz --count 4 --seed 5"))
        var output = try type("quiz --count 4 --seed 5")
        #expect(text(output).contains("Question 1 of 4"))
        #expect(table("answer", in: output)?.value("answer", row: 0) == .missing)
        for (place, answer) in right.enumerated() {
            output = try type(place == 2 ? "answer" : answer)
            #expect(table("given", in: output)?.value("right", row: 0) == .flag(place != 2))
            if place < 3 { #expect(text(output).contains("Question \(place + 2) of 4")) }
            #expect(text(output).contains("` shows it"))
        }
        #expect(text(output).contains("3 of 4 right"))
        #expect(interpreter.session.question == nil)
        let marks = try #require(table("asked", in: output))
        #expect(marks.totals?[1] == .integer(4) && marks.totals?[2] == .integer(3))
        #expect(marks.rows.count == 4 && marks.rows.contains { $0.last != .text("") })
    }

    @Test mutating func `anything may be typed before an answer, and what is no answer is refused`() throws {
        _ = try type("quiz parameters --count 2 --seed 5")
        _ = try type("model")
        let failure = #expect(throws: CommandFailure.self) { try interpreter.execute("perhaps", on: prompt) }
        #expect(failure?.message.contains("neither a command nor a whole number") == true)
        #expect(interpreter.session.question != nil)
        #expect(text(try type("skip")).contains("The answer is"))
        #expect(text(try type("leave")).contains("0 of 1 right"))
        #expect(interpreter.session.question == nil)
        #expect(throws: CommandFailure.self) { try interpreter.execute("leave", on: prompt) }
    }

    @Test mutating func `what was wrong comes first in the next quiz, until it was right twice`() throws {
        let wrong = try #require(try questions("quiz sizes --count 1 --seed 5").value("question", row: 0)?.asText)
        let right = answers(try questions("quiz sizes --count 1 --seed 5"))[0]
        _ = try type("quiz sizes --count 1 --seed 5")
        _ = try type("-1")
        func asks(_ output: Output) -> String? { table("question", in: output)?.value("question", row: 0)?.asText }
        #expect(asks(try type("quiz sizes --count 2")) == wrong)
        _ = try type(right)
        _ = try type("leave")
        // Right once: it rests for a quiz, and then stands behind the mistake that was made meanwhile.
        let meanwhile = asks(try type("quiz sizes --count 1"))
        #expect(meanwhile != wrong)
        _ = try type("answer")
        #expect(asks(try type("quiz sizes --count 4")) == meanwhile)
        #expect(asks(try type("answer")) == wrong)
        _ = try type(right)
        let record = QuizRecord(environment: ["XDG_DATA_HOME": folder])
        #expect(record.quizzes == 4 && record.missed.count == 1)
    }

    @Test mutating func `without a seed no two quizzes are alike, with one all are`() throws {
        let one = try #require(table("question", in: try interpreter.output("quiz --count 5"))?.rows)
        let other = try #require(table("question", in: try interpreter.output("quiz --count 5"))?.rows)
        #expect(one.map { $0[2] } != other.map { $0[2] })
        let nine = try questions("quiz --count 5 --seed 9")
        #expect(try questions("quiz --count 5 --seed 9") == nine)
        #expect(try questions("--seed 9 quiz --count 5") == nine)
    }

    @Test mutating func `a script gets questions with answers, and marks for its answers`() throws {
        let output = try interpreter.output("quiz --count 2 --seed 5")
        let shown = try #require(table("answer", in: output))
        #expect(text(output).contains("1. ") && text(output).contains("Answer: "))
        let given = answers(shown)
        let first = try interpreter.output("answer '\(given[0])'")
        #expect(table("given", in: first)?.value("right", row: 0) == .flag(true))
        #expect(table("question", in: first) == nil)
        let last = try interpreter.output("answer")
        #expect(table("asked", in: last)?.totals?[2] == .integer(1))
        let json = JSONRenderer().render(last)
        #expect(json.contains("\"right\":1") && json.contains("\"asked\":2"))
    }

    @Test mutating func `a sheet is one page with the answers on a page of their own`() throws {
        let output = try interpreter.output("quiz --sheet 9 --save sheet.html --seed 3")
        #expect(text(output).contains("9 questions"))
        let page = try Self.read("\(folder)/sheet.html")
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<h1>Answers</h1>"))
        #expect(page.contains("quiz --sheet 9 --seed 3") && page.contains("9. ") && !page.contains("<script"))
        try interpreter.execute("quiz --sheet 9 --save sheet.html --seed 3 --without-answers", on: SilentSurface())
        let questions = try Self.read("\(folder)/sheet.html")
        #expect(!questions.contains("Answers</h1>") && !questions.contains("shows it"))
        for row in try self.questions("quiz --sheet 9 --seed 3").rows { #expect(row[5] != .missing) }
    }

    @Test(arguments: [
        ("quiz nonsense", "topic"), ("quiz --save sheet.html", "--sheet"), ("quiz --sheet 2 --save sheet.png", ".html"),
        ("quiz --without-answers", "--sheet"), ("quiz --sheet 2 --count 3", "--count"), ("quiz --count 0", "--count"),
    ]) mutating func `what cannot be is refused`(_ line: String, _ word: String) throws {
        #expect(try interpreter.failure(line).message.contains(word))
    }

    @Test mutating func `a network without filters is asked about all else, and about filters refused`() throws {
        try interpreter.execute("new small --layers 'flatten, dense 10'", on: SilentSurface())
        #expect(try interpreter.table("quiz --count 12 --seed 2").rows.count == 12)
        #expect(try interpreter.failure("quiz filters").message.contains("no question about filters"))
    }

    private static func read(_ path: String) throws -> String {
        String(decoding: try FileBytes.read(path, limit: 1 << 24), as: UTF8.self)
    }
}
