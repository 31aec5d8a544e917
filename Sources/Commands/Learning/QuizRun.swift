import Display
import Drawing
import Explorer
import Quiz

/// A quiz whose questions are answered one after the other.
struct QuizRun: PendingQuestion {
    private let drawing: QuizDrawing
    private var marks = QuizMarks()
    /// Whether each question is shown when the one before is answered; else all were shown at once.
    private let showsNext: Bool
    private var place = 0
    var wasHesitatedAt = false

    /// - Parameter questions: at least one
    init(_ questions: [QuizQuestion], showsNext: Bool) { (drawing, self.showsNext) = (QuizDrawing(questions), showsNext) }

    private var question: QuizQuestion { drawing.questions[place] }

    /// The question that waits.
    var output: Output { .table(drawing.waiting(place)) }

    var expected: String { question.answer.expected }

    func answer(_ words: String, in session: inout Session) -> Output? {
        guard !words.isEmpty else { return after("", isRight: false, in: &session) }
        return question.answer.isRight(words).map { after(words, isRight: $0, in: &session) }
    }

    func skip(in session: inout Session) -> Output? { answer("", in: &session) }

    func leave(in session: inout Session) -> Output? {
        session.question = nil
        return marks.asked == 0 ? .note("left the quiz") : .table(marks.table)
    }

    /// The verdict, and what comes then: the next question, or the marks.
    private func after(_ given: String, isRight: Bool, in session: inout Session) -> Output {
        keep(isRight: isRight, environment: session.environment)
        let verdict = Output.table(QuizVerdict(question: question, given: given, isRight: isRight).table)
        var rest = self
        rest.marks.note(question.topic, isRight: isRight)
        rest.place += 1
        rest.wasHesitatedAt = false
        guard rest.place < drawing.questions.count else {
            session.question = nil
            return .group([verdict, .table(rest.marks.table)])
        }
        session.question = rest
        return showsNext ? .group([verdict, rest.output]) : verdict
    }

    /// Notes the answer for quizzes to come; the first of a quiz begins it.
    private func keep(isRight: Bool, environment: [String: String]) {
        var record = QuizRecord(environment: environment)
        if place == 0 { record.begin() }
        record.note(question, isRight: isRight)
        record.keep(environment: environment)
    }
}
