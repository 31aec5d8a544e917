import ArgumentParser
import Display
import Documents
import Explorer
import Notebook
import Words

/// Opens a lesson.
package struct LessonCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "lesson", abstract: "Learn how the network works: list the lessons, or read one.",
        discussion: """
            A lesson is read cell by cell: its text is shown, it asks, and its commands stand typed on the line. Enter runs them, as \
            they are or changed; typing anything else replaces them. `back`, `skip`, `outline`, `goto HEADING` and `leave` move in it. \
            Where it was left it goes on, in a later session too.

            In a pipe, a lesson is shown as a whole; `export convolution --to convolution.html` writes one as a web page.
            """)
    package static let topic = Topic.learning
    package static let effect = Effect.changes
    package static let examples = [
        Example("lesson", "all of them, with how far each is read", gives: .value("minutes > 4 --row lesson=convolution")),
        Example("lesson convolution", "one of them", gives: .text("Convolution over the image")),
        Example("lesson 2 --restart", "from its beginning", gives: .text("One filter, one patch")),
    ]
    package static let timedLines = ["lesson"]

    @Argument(help: "Its name or number.", completion: .list(Lesson.all.map(\.name)))
    var name: String?

    @Flag(help: "Begin it again.")
    var restart = false

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let progress = LessonProgress(environment: session.environment)
        guard let name else { return list(progress) }
        guard let lesson = Lesson.named(name) else { throw UnknownName("lesson", name, among: Lesson.all.map(\.name)) }
        guard surface.isInteractive, session.documents.isEmpty else { return try show(lesson, in: &session, on: surface) }
        let done = try session.read(lesson, restarts: restart, on: surface)
        let keys = DocumentWalk.keys
        guard done > 0 else { return .note(keys) }
        return .note(
            "\(lesson.name) goes on where it was left: the commands of its first \(Format.count(done, "cell")) were run again, without "
                + "being shown; `lesson \(lesson.name) --restart` begins again. \(keys)")
    }

    private func show(_ lesson: Lesson, in session: inout Session, on surface: any Surface) throws -> Output {
        var choices = RunChoices()
        choices.startsAfresh = true
        let runner = try DocumentRunner(Document(markdown: lesson.text), named: lesson.file, in: session, choices)
        var reading = DocumentReading(runner, style: .full)
        let outcomes = reading.run(on: surface)
        session = reading.runner.session
        session.keepsLastOutput = true
        if let failure = outcomes.last?.failure { throw PartialFailure(output: .nothing, reason: failure) }
        return .note("that was lesson \(lesson.number), \(lesson.title)")
    }

    private func list(_ progress: LessonProgress) -> Output {
        let unfinished = progress.last.flatMap { name in progress[name]?.isOver == false ? name : nil }
        let next = unfinished ?? Lesson.all.first { progress[$0.name]?.isOver != true }?.name
        var table = Table(
            columns: [
                Column(key: "number", heading: ""), Column("lesson"), Column("title"), Column("minutes"), Column("read"), Column("needs"),
            ],
            rows: Lesson.all.map { lesson in
                [
                    .integer(lesson.number), .text(lesson.name), .text(lesson.title), .integer(lesson.minutes),
                    .text(Self.words(progress[lesson.name])), .text(lesson.needs ?? ""),
                ]
            },
            notes: next.map { ["`lesson \($0)` \($0 == unfinished ? "goes on" : "begins")"] } ?? [])
        table.finding = "\(Format.count(Lesson.all.count, "lesson")), of which \(Lesson.all.count { progress[$0.name]?.isOver == true }) are read."
        return .table(table)
    }

    private static func words(_ place: LessonProgress.Place?) -> String {
        guard let place, place.done > 0 else { return "" }
        return place.isOver ? "yes" : "\(place.done) of \(place.all)"
    }
}
