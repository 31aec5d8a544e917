/// A question that was made from a network, with its right answer.
package struct QuizQuestion: Sendable, Hashable {
    /// The kind of question, a word for TOPIC.
    package let topic: String
    package let text: String
    package var figures: [QuizFigure] = []
    package let answer: QuizAnswer
    /// Why the answer is so, in its numbers.
    package let reason: String
    /// The command line that shows it.
    package let command: String
    /// What it was drawn from: with the same network and data it is the same question.
    package var seed: UInt64 = 0

    /// Tells it from other questions, from one session to the next: of its words and its command, which names what it is about.
    package var key: UInt64 {
        "\(topic)\n\(text)\n\(command)".utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
