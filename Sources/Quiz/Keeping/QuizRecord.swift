import Files

/// What was asked and what was answered wrongly, kept from one session to the next.
///
/// What was wrong comes back in the next quiz; when it was right then, two quizzes later; when it was right twice, never.
package struct QuizRecord: Sendable, Equatable {
    /// A question that was answered wrongly.
    package struct Missed: Sendable, Equatable {
        package let topic: String
        package let seed: UInt64
        /// How often it was right since.
        package var timesRight: Int
        /// The quiz in which it comes back.
        package var due: Int
    }

    /// How many quizzes there were.
    package private(set) var quizzes = 0
    /// What was wrong, the last mistake at the end.
    package private(set) var missed: [Missed] = []
    private var asked: [UInt64] = []

    private static let timesUntilKnown = 2
    private static let mostMissed = 200
    private static let mostAsked = 1000

    /// The keys of the last questions.
    package var keys: Set<UInt64> { Set(asked) }

    /// Begins a quiz.
    package mutating func begin() { quizzes += 1 }

    /// What comes back in the next quiz, the last mistake first.
    package var due: [Missed] { missed.reversed().filter { $0.due <= quizzes + 1 } }

    /// Notes how a question was answered.
    package mutating func note(_ question: QuizQuestion, isRight: Bool) {
        asked.removeAll { $0 == question.key }
        asked = asked.suffix(Self.mostAsked - 1) + [question.key]
        let place = missed.firstIndex { $0.topic == question.topic && $0.seed == question.seed }
        guard isRight else {
            if let place { missed.remove(at: place) }
            let again = Missed(topic: question.topic, seed: question.seed, timesRight: 0, due: quizzes + 1)
            missed = missed.suffix(Self.mostMissed - 1) + [again]
            return
        }
        guard let place else { return }
        missed[place].timesRight += 1
        missed[place].due = quizzes + 2
        if missed[place].timesRight >= Self.timesUntilKnown { missed.remove(at: place) }
    }

    // Its lines:
    //
    //     quizzes 12
    //     missed sizes 4711 0 13        topic, seed, times right, due
    //     asked 9081726354

    package var text: String {
        (["quizzes \(quizzes)"] + missed.map { "missed \($0.topic) \($0.seed) \($0.timesRight) \($0.due)" }
            + asked.map { "asked \($0)" }).map { $0 + "\n" }.joined()
    }

    package init(_ text: String) {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            switch (words.first, words.count) {
            case ("quizzes", 2): quizzes = Int(words[1]).map { max($0, 0) } ?? 0
            case ("asked", 2): if let key = UInt64(words[1]) { asked.append(key) }
            case ("missed", 5):
                guard let seed = UInt64(words[2]), let times = Int(words[3]), let due = Int(words[4]) else { continue }
                missed.append(Missed(topic: words[1], seed: seed, timesRight: times, due: due))
            default: continue
            }
        }
    }

    private static let file = "quiz"

    /// What is kept for a user; nothing where that cannot be read.
    package init(environment: [String: String]) { self.init(UserFile(Self.file, environment).text) }

    /// Keeps it; where that cannot be, the quiz goes on without.
    package func keep(environment: [String: String]) { UserFile(Self.file, environment).keep(text) }
}
