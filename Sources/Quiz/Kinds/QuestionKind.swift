import Reproducible

/// A kind of question, which can be asked about any network.
package protocol QuestionKind: Sendable {
    /// The word for TOPIC: `sizes`.
    var name: String { get }
    /// What its questions ask, in a few words.
    var meaning: String { get }
    /// A command line that teaches what it takes.
    var lesson: String { get }
    /// Whether its questions need test images.
    var needsImages: Bool { get }

    /// A question; nil where the draw gives none, or none with one clear answer.
    func question(from material: QuizMaterial, random: inout RandomStream) -> QuizQuestion?
}

extension QuestionKind {
    package var needsImages: Bool { true }

    /// Draws until there is a question with one clear answer; nil where that takes too long.
    package func question(from material: QuizMaterial, seed: UInt64) -> QuizQuestion? {
        var random = RandomStream(seed: seed, purpose: .quiz)
        for _ in 0..<Self.draws {
            guard var question = question(from: material, random: &random) else { continue }
            question.seed = seed
            return question
        }
        return nil
    }

    private static var draws: Int { 40 }
}
