import ArgumentParser
import Display
import Explorer
import Words

/// Answers the question that waits.
package struct AnswerCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "Answer the question that waits; the word may be left out.",
        discussion: "Without an answer it is shown. A number may be written as 57162, 57,162, 0.97 or 97 %.")
    package static let topic = Topic.learning
    package static let effect = Effect.standsAside
    package static let examples = [
        Example("answer 650", "a number", setting: [Self.question], gives: .text("Yes, 650.")),
        Example("answer", "to see what is right", setting: [Self.question], gives: .text("650. Weights and biases.")),
    ]
    private static let question = "ask 'How many numbers has dense2?' --of model --value parameters --row layer=dense2 --why 'Weights and biases.'"
    package static let timedLines: [String] = []

    @Argument(help: "The answer.")
    var words: [String] = []

    @Flag(help: ArgumentHelp("Enter was pressed on an empty line.", visibility: .hidden))
    var empty = false

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        guard let question = session.question else {
            // An exercise asks for a value, and what judges it looks at the last output.
            if !session.documents.isEmpty, !words.isEmpty { return Self.table(words.joined(separator: " ")) }
            throw ExplorerError.refused("no question waits for an answer", remedy: "`quiz` asks some, and so do the lessons")
        }
        if empty, !question.wasHesitatedAt {
            session.question?.wasHesitatedAt = true
            return .note("type \(question.expected); Enter once more shows the answer")
        }
        let answer = words.joined(separator: " ")
        guard let output = question.answer(answer, in: &session) else {
            throw ExplorerError.refused(
                "'\(answer)' is neither a command nor \(question.expected)", remedy: "answer with \(question.expected), or press Enter to see it")
        }
        return output
    }

    private static func table(_ answer: String) -> Output {
        let number = Answer.number(answer)?.value
        let value = number.map { number in Int(exactly: number).map { Value.integer($0) } ?? .number(number) }
        return .table(Table(columns: [Column("answer")], rows: [[value ?? .text(answer)]], drawing: [.text(answer)]))
    }
}
