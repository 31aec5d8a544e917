import Display
import Painting
import Testing

@testable import Commands
@testable import Documents
@testable import Explorer

/// Questions whose answers a command gives.
@Suite struct QuestionTests {
    private static let output = Output.table(Table(
        columns: [Column("layer"), Column("size"), Column("share"), Column("shape")],
        rows: [
            [.text("conv1"), .integer(57_162), .fraction(0.9712), .text("26×26×16")],
            [.text("dense"), .integer(10), .number(0.0312), .text("10")],
        ]))

    private func question(
        _ key: String, row: String = "layer=conv1", within: String? = nil, _ remarks: [String] = [], why: String = "So it is."
    ) throws -> Question {
        try Question(
            "What?", in: Self.output, at: (key, row), within: within.map { try Tolerance($0) },
            remarks: remarks.map { try Question.Remark($0) }, reason: why)
    }

    @Test(arguments: [
        ("57162", true), ("57,162", true), (" 57162 ", true), ("57163", false), ("5.7162e4", true), ("57162.4", false), ("-57162", false),
    ]) func `a whole number is right as it is, however it is written`(answer: String, isRight: Bool) throws {
        #expect(try question("size").verdict(on: answer)?.isRight == isRight)
    }

    @Test(arguments: [
        ("97.12 %", true), ("97%", true), ("97.1", false), ("0.9712", true), ("0.97", true), ("0.98", false), ("0.971", true),
        ("0.9713", false), ("1", false), ("97.2%", false),
    ]) func `a share is right as exactly as it is written`(answer: String, isRight: Bool) throws {
        #expect(try question("share").verdict(on: answer)?.isRight == isRight)
    }

    @Test func `a guess may be off as far as the question allows`() throws {
        let guess = try question("share", within: "0.1")
        #expect(guess.verdict(on: "0.9")?.isRight == true && guess.verdict(on: "0.8")?.isRight == false)
        #expect(try question("share", within: "50%").verdict(on: "60 %")?.isRight == true)
    }

    @Test func `words are compared whatever their case, and a side of a shape is a number`() throws {
        #expect(try question("layer").verdict(on: "CONV1")?.isRight == true)
        #expect(try question("layer").verdict(on: "conv2")?.isRight == false)
        #expect(try question("shape/2").verdict(on: "16")?.isRight == true)
        #expect(throws: (any Error).self) { try question("shape/3") }
    }

    @Test func `a wrong answer gets the first remark that fits it, with the real numbers`() throws {
        let asked = try question(
            "shape/0", ["28: Not with {shape/0} places in {layer}.", ">26: Too many.", "<26: Too few: {size@layer=dense}."], why: "28 - 3 + 1 = {shape/0}.")
        #expect(asked.verdict(on: "28")?.words == "No, it is 26, not 28. Not with 26 places in conv1. 28 - 3 + 1 = 26.")
        #expect(asked.verdict(on: "30")?.words == "No, it is 26, not 30. Too many. 28 - 3 + 1 = 26.")
        #expect(asked.verdict(on: "3")?.words == "No, it is 26, not 3. Too few: 10. 28 - 3 + 1 = 26.")
        #expect(asked.verdict(on: "26")?.words == "Yes, 26. 28 - 3 + 1 = 26.")
        #expect(try question("shape/0").verdict(on: "30")?.words == "No, it is 26, not 30. That is too high by 4. So it is.")
    }

    @Test func `a word is no answer where a number is asked for`() throws {
        #expect(try question("size").verdict(on: "many") == nil)
        #expect(throws: (any Error).self) { try question("size", ["no colon"]) }
        #expect(throws: (any Error).self) { try question("nothing") }
        #expect(throws: (any Error).self) { try question("size", why: "{nothing}") }
    }

    /// A prompt without a terminal.
    private final class Prompt: Surface {
        let silent = SilentSurface(columns: 80)
        var size: Room { silent.size }
        var isInteractive: Bool { true }
        var isCancelled: Bool { false }
        func report(_ progress: Progress) {}
        func emit(_ result: CommandResult) { silent.emit(result) }
        var last: String { silent.results.last.map { TextRenderer(RenderContext(width: 80)).render($0.output) } ?? "" }
    }

    private static let ask = "ask 'How many?' --of model --value parameters --row layer=dense1 --why '{parameters}.'"

    @Test func `at the prompt what is no command is the answer, and commands may come before it`() throws {
        let prompt = Prompt()
        var interpreter = Fixture.interpreter()
        for line in ["new a --layers 'flatten, dense 10'", Self.ask] { try interpreter.execute(line, on: prompt) }
        #expect(prompt.last == "How many?")
        try interpreter.execute("set lr", on: prompt)
        #expect(interpreter.session.question != nil)
        #expect(throws: CommandFailure.self) { try interpreter.execute("seven", on: prompt) }
        #expect(interpreter.session.question != nil)
        try interpreter.execute("7850", on: prompt)
        #expect(prompt.last == "Yes, 7850. 7850." && interpreter.session.question == nil)
        #expect(throws: CommandFailure.self) { try interpreter.execute("answer 3", on: prompt) }
    }

    @Test func `Enter alone shows the answer, the second time`() throws {
        let prompt = Prompt()
        var interpreter = Fixture.interpreter()
        for line in ["new a --layers 'flatten, dense 10'", Self.ask, "", ""] { try interpreter.execute(line, on: prompt) }
        #expect(prompt.last == "7850. 7850." && interpreter.session.question == nil)
    }
}
