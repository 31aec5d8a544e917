import Reproducible

/// Makes the questions of a quiz.
package struct QuizMaker: Sendable {
    /// All kinds of questions, in the order in which they are listed.
    package static let kinds: [any QuestionKind] = [
        SizeQuestions(), ParameterQuestions(), SumQuestions(), FilterQuestions(), PredictionQuestions(), SoftmaxQuestions(),
        ConfusionQuestions(), AblationQuestions(), TrainingQuestions(),
    ]

    private let material: QuizMaterial
    private let kinds: [any QuestionKind]

    /// - Parameter topic: the name of one kind; nil for all
    package init(_ material: QuizMaterial, topic: String? = nil) {
        self.material = material
        kinds = Self.kinds.filter { topic == nil || $0.name == topic }
    }

    /// Whether there is a kind that asks about images.
    package static func needsImages(topic: String?) -> Bool {
        kinds.contains { (topic == nil || $0.name == topic) && $0.needsImages }
    }

    /// As many questions in a row may have been asked before; then all that there are have been.
    private static let tries = 60

    /// Questions of all kinds in turn, no two alike: the same for the same seed, network and data.
    ///
    /// - Parameters:
    ///   - asked: the keys of questions that are left out while there are others
    ///   - due: questions that come first
    ///   - between: called before each; what it throws ends the making
    /// - Returns: fewer where so many cannot be made
    package func questions(
        _ count: Int, seed: UInt64, without asked: Set<UInt64> = [], first due: [QuizQuestion] = [],
        between: () throws -> Void
    ) rethrows -> [QuizQuestion] {
        var random = RandomStream(seed: seed, purpose: .quiz, major: 1)
        var keys: Set<UInt64> = []
        var questions = due.prefix(count).filter { keys.insert($0.key).inserted }
        var (waiting, usable) = ([any QuestionKind](), kinds)
        while questions.count < count, !usable.isEmpty {
            try between()
            if waiting.isEmpty { waiting = random.some(usable.count, of: usable) }
            let kind = waiting.removeLast()
            guard let question = fresh(kind, keys, asked, &random) else {
                usable.removeAll { $0.name == kind.name }
                continue
            }
            keys.insert(question.key)
            questions.append(question)
        }
        return questions
    }

    /// The same without anything between them.
    package func questions(_ count: Int, seed: UInt64, without asked: Set<UInt64> = []) -> [QuizQuestion] {
        questions(count, seed: seed, without: asked) {}
    }

    /// A question that is new in this quiz, and one that was never asked if there is one.
    private func fresh(
        _ kind: any QuestionKind, _ keys: Set<UInt64>, _ asked: Set<UInt64>, _ random: inout RandomStream
    ) -> QuizQuestion? {
        var known: QuizQuestion?
        for _ in 0..<Self.tries {
            // A kind that finds nothing in so many draws finds nothing at all.
            guard let question = kind.question(from: material, seed: random.next()) else { return known }
            guard !keys.contains(question.key) else { continue }
            guard asked.contains(question.key) else { return question }
            known = question
        }
        return known
    }

    /// A question again, by its topic and seed; nil where this network gives none.
    package func again(_ topic: String, seed: UInt64) -> QuizQuestion? {
        kinds.first { $0.name == topic }?.question(from: material, seed: seed)
    }
}
