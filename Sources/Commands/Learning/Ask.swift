import ArgumentParser
import Display
import Documents
import Explorer

/// Asks a question whose answer a command gives.
package struct AskCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Ask a question, and answer it with a value that a command shows.",
        discussion: """
            At the prompt, and where a document is stepped through, the question waits for an answer: a number, a word or a path. \
            Enter alone shows it; any command may be run before. In a document that runs as a whole, the answer stands below the \
            question.

            The right answer is the value KEY of what COMMAND shows, which is run unseen; KEY and ROW are those of `expect`. In \
            REMARK and TEXT, {KEY}, {KEY/INDEX} and {KEY@ROW} stand for values of the same output. A number is right if it is the \
            value as exactly as it was written: 0.97 for 0.9712.
            """)
    package static let topic = Topic.learning
    package static let effect = Effect.changes
    package static let examples = [
        Example(
            "ask 'How many numbers has dense2?' --of model --value parameters --row layer=dense2 --why '64 × 10 + 10.'",
            "one that can be worked out", gives: .text("How many numbers has dense2?")),
        Example(
            "ask 'Which digit does it see?' --of 'predict test/0' --value predicted --if '7: Look at the loop.' --why 'It is sure of it.'",
            "with something to say to a wrong answer", gives: .text("Which digit does it see?")),
    ]
    package static let timedLines: [String] = []

    @Argument(help: "The question.")
    var question: String

    @Option(help: ArgumentHelp("The command that gives the answer.", valueName: "command"))
    var of: String

    @Option(help: ArgumentHelp("Which of its values.", valueName: "key"), completion: .values(.metric))
    var value: String

    @Option(help: "In which row: a number, or KEY=VALUE.")
    var row: String?

    @Option(help: "How far off a number may be: a number, or a share such as 2%.")
    var within: String?

    @Option(name: .customLong("if"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp("What is said to a wrong answer: 'ANSWER: REMARK', '>ANSWER: …' or '<ANSWER: …'.", valueName: "remark"))
    var remarks: [String] = []

    @Option(help: ArgumentHelp("Why it is so.", valueName: "text"))
    var why: String

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let asked = try makeQuestion(in: session, on: surface)
        session.keepsLastOutput = true
        guard surface.keepsSession, session.asksReader else {
            return .group([.text("Question: \(asked.text)"), .text("Answer: \(asked.solution)")])
        }
        session.question = asked
        return .text(asked.text)
    }

    private func makeQuestion(in session: Session, on surface: any Surface) throws -> Question {
        var copy = session
        let words = try Lexer.commands(of).first?.texts ?? []
        let output = try session.command(words, on: surface).run(in: &copy, on: QuietSurface(surface))
        return try Question(
            question, in: output, at: (value, row), within: within.map { try Tolerance($0) },
            remarks: remarks.map { try Question.Remark($0) }, reason: why)
    }
}
