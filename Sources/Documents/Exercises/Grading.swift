import Display
import Explorer
import Notebook
import Words

/// What a student got for an exercise.
package struct ExerciseMark: Sendable, Hashable {
    package enum Verdict: String, Sendable {
        case right, wrong, missing
    }

    /// From 1, in the order of the document.
    package let number: Int
    /// The line of the student's file on which the answer begins; nil where there is none.
    package let line: Int?
    package let points: Int
    /// What it is worth.
    package let all: Int
    package let verdict: Verdict
    /// What was expected and what came, or why the answer could not be run; empty where it is right.
    package let remark: String
}

/// Marks the exercises of a student's document: the teacher's runs, with the student's answers in the place of its own.
///
/// All other cells are the teacher's, so that nothing but the answers counts. Behind an answer that is wrong, the teacher's own is run
/// in its place: one mistake costs one exercise.
package struct Grading {
    private var runner: DocumentRunner

    /// - Parameter runner: of the teacher's document, from its beginning
    package init(_ runner: DocumentRunner) { self.runner = runner }

    /// Marks the teacher's document by itself: an answer there that is not right would be held against every student.
    ///
    /// - Throws: the first exercise whose own answer its judge refuses
    package func verify(on surface: any Surface) throws {
        _ = try marks(of: runner.document, named: runner.file, on: surface)
    }

    /// - Throws: what goes wrong in the teacher's own cells, and an answer of its own that its judge refuses
    package func marks(of student: Document, named file: String, on surface: any Surface) throws -> [ExerciseMark] {
        var grading = self
        let exercises = try runner.document.exercises()
        let answers = student.commands.filter { (try? CellOptions($0.info))?.isExercise == true }
        let judges = Set(exercises.flatMap(\.judges))
        let quiet = DocumentSurface(QuietSurface(surface), showsResults: false, isRecording: true)
        var marks: [ExerciseMark] = []
        while let next = grading.runner.next {
            if let exercise = exercises.first(where: { $0.place == next }) {
                let answer = marks.count < answers.count ? answers[marks.count] : nil
                marks.append(try grading.mark(answer, as: marks.count + 1, exercise, in: file, on: quiet))
            } else if judges.contains(next) {
                grading.runner.move(to: next + 1)
            } else if let failure = grading.runner.step(on: quiet)?.failure {
                throw failure
            }
        }
        return marks
    }

    private mutating func mark(
        _ answer: Cell?, as number: Int, _ exercise: (place: Int, points: Int, judges: [Int]), in file: String, on surface: any Surface
    ) throws -> ExerciseMark {
        func mark(_ verdict: ExerciseMark.Verdict, _ remark: String) -> ExerciseMark {
            ExerciseMark(
                number: number, line: answer?.line, points: verdict == .right ? exercise.points : 0, all: exercise.points,
                verdict: verdict, remark: remark)
        }
        let before = runner
        defer { runner.move(to: (exercise.judges.last ?? exercise.place) + 1) }
        let isEmpty = answer.map { (try? Lexer.commands($0.text))?.isEmpty == true } ?? true
        if !isEmpty {
            guard let fault = try judge(answer?.text, exercise, on: surface) else { return mark(.right, "") }
            runner = before
            try takeOwnAnswer(to: exercise, number, on: surface)
            return mark(.wrong, misspelled(answer?.text ?? "") ?? fault)
        }
        try takeOwnAnswer(to: exercise, number, on: surface)
        return mark(.missing, "there is no answer in \(file)")
    }

    /// What is wrong with an answer that is neither a value nor a command, but nearly a command.
    private func misspelled(_ text: String) -> String? {
        let commands = runner.session.commands
        guard let name = CellCommand.name(of: text), commands[name] == nil, Answer.number(text) == nil,
            let nearest = Nearest.match(name, in: commands.words)
        else { return nil }
        return "\(ExplorerError.unknownCommand(name, nearest: nearest))"
    }

    /// Why an answer is wrong; nil where it is right.
    private mutating func judge(
        _ text: String?, _ exercise: (place: Int, points: Int, judges: [Int]), on surface: any Surface
    ) throws -> String? {
        if let failure = runner.step(text, on: surface)?.failure { return try message(failure) }
        guard !runner.session.isOver else { return "it ends the session" }
        for judge in exercise.judges {
            runner.move(to: judge)
            if let failure = runner.step(on: surface)?.failure { return try message(failure) }
        }
        return nil
    }

    /// Goes on with the teacher's own answer, which is judged too.
    private mutating func takeOwnAnswer(
        to exercise: (place: Int, points: Int, judges: [Int]), _ number: Int, on surface: any Surface
    ) throws {
        guard let fault = try judge(nil, exercise, on: surface) else { return }
        throw ExplorerError.inDocument(
            runner.file, line: runner.document.cells[exercise.place].line,
            message: "the answer of exercise \(number) fails its own check (\(fault)): mend it first")
    }

    /// Without file and line, which are the teacher's. Ctrl-C ends the marking.
    private func message(_ failure: ExplorerError) throws -> String {
        guard case .inDocument(_, _, let message, let status) = failure else { return "\(failure)" }
        if status == 130 { throw failure }
        return message
    }
}
