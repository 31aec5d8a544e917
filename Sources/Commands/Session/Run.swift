import ArgumentParser
import Display
import Documents
import Explorer
import Files
import Notebook
import Words

/// Runs a document.
package struct RunCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a document or a script; check or record what it shows.",
        discussion: """
            A Markdown file (.md) is shown as it runs: its text, each command of the blocks that begin with ```convo, and \
            what it shows. It runs in a session of its own, with paths that begin at its folder, and that session is yours \
            when it has ended; `undo` reverts it. Any other file is read as command lines, which run in your session. The \
            first command that fails ends it; what ran before is kept.

            A block ```convo exercise points=2 asks the reader for a command or a value, and holds the right one; the blocks \
            ```convo hide after it judge what stands there, for example with `expect answer = 4640` for a value, or \
            `expect predicted = 3`. `export sheet.md --without-answers --to student.md` gives it out.

            After ```convo, these words may stand: hide, expect-error, slow, tolerance=1e-3, mnist or fashion (left out \
            where these data are not), and parameters, a block of NAME = VALUE that stand as $NAME in commands. \
            --record writes what each block shows below it, in a block ```output; --check compares.
            """)
    package static let topic = Topic.session
    package static let effect = Effect.changes.readingFiles
    package static let examples = [
        Example("run lesson.md", "all of it", gives: .text("ran 1 command of lesson.md")),
        Example("run lesson.md --quiet", "what its commands show, alone", gives: .text("ran 1 command of lesson.md")),
        Example("run lesson.md --record", "with what they show, written into the file",
            gives: .text("recorded 1 cell of lesson.md")),
        Example("run lesson.md --save handout.html", "a web page of it", gives: .text("handout.html holds lesson.md")),
        Example("run --grade lesson.md --against lesson.md", "points for exercises, by the document with the answers",
            gives: .text("points")),
        Example("run lesson.md --check", "whether they still show the same",
            setting: ["run lesson.md --record"], gives: .text("1 cell of lesson.md: all as recorded")),
    ]

    package static let isWorthKeeping = false

    /// It takes as long as what it runs.
    package static let timedLines: [String] = []

    @Argument(help: "The file.", completion: .values(.document))
    var file: String

    @Flag(help: "Show what the commands show, and nothing else.")
    var quiet = false

    @Flag(help: "Write what the commands show into the file.")
    var record = false

    @Flag(help: "Compare what the commands show with what the file records.")
    var check = false

    @Flag(help: "Step through it: its text is shown, and each block stands typed on the line.")
    var step = false

    @Flag(help: "Mark the exercises of a student's document: see --against.")
    var grade = false

    @Option(help: ArgumentHelp("The document with the answers, which judges them.", valueName: "file"), completion: .values(.document))
    var against: String?

    @Flag(help: "Run a document in this session, not in one of its own.")
    var here = false

    @Option(help: "Write it with what it shows, as `export` does, and show nothing: .html, .ipynb or .md.",
        completion: .file(extensions: ["html", "ipynb", "md"]))
    var save: String?

    @OptionGroup var choices: RunOptions

    package var effect: Effect { save == nil ? Self.effect : Self.effect.writingFiles }

    package init() {}

    package static func reading(_ words: [String], in session: Session) -> [String]? {
        reading(words, fileOf: .document, in: session)
    }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        guard !(record && check) else {
            throw ExplorerError.refused(
                "--record and --check cannot go together", remedy: "check first, and record when the differences are meant")
        }
        guard grade == (against != nil) else {
            throw ExplorerError.refused(
                "--grade marks the exercises of one document by another", remedy: "`run --grade student.md --against exercise.md`")
        }
        if let against { return try mark(against, in: session, on: surface) }
        let kept = try save.map { try exportFile($0, in: session, on: surface) }
        let document = try Document(file: session.located(file))
        var runChoices = choices.choices(startsAfresh: Document.isMarkdown(file) && !here)
        runChoices.keepsNetworks = step
        let runner = try DocumentRunner(document, named: file, in: session, runChoices)
        if let kept { return try kept.write(runner, in: &session, on: surface) }
        if step {
            try session.mustOutlive("run --step", on: surface, remedy: "use the prompt")
            session.step(through: runner)
            return .note(DocumentWalk.keys)
        }
        return try record || check ? examine(runner, in: &session, on: surface) : show(runner, in: &session, on: surface)
    }

    /// The points of each exercise. The session stays as it is: what a student's commands did is nothing to go on with.
    private func mark(_ against: String, in session: Session, on surface: any Surface) throws -> Output {
        let student = try Document(file: session.located(file))
        let runner = try DocumentRunner(
            Document(file: session.located(against)), named: against, in: session, choices.choices(startsAfresh: true))
        let marks = try Grading(runner).marks(of: student, named: file, on: surface)
        return .table(Self.table(marks))
    }

    private static func table(_ marks: [ExerciseMark]) -> Table {
        let (points, all) = (marks.map(\.points).reduce(0, +), marks.map(\.all).reduce(0, +))
        var table = Table(
            columns: [
                Column("exercise"), Column("line"), Column("points"), Column("of"), Column("verdict"), Column("remark"),
            ],
            rows: marks.map { mark in
                [
                    .integer(mark.number), mark.line.map { .integer($0) } ?? .missing, .integer(mark.points), .integer(mark.all),
                    .text(mark.verdict.rawValue), .text(mark.remark),
                ]
            },
            totals: [.text("all"), .missing, .integer(points), .integer(all), .missing, .missing])
        table.finding = "\(points) of \(Format.count(all, "point"))."
        return table
    }

    private func exportFile(_ name: String, in session: Session, on surface: any Surface) throws -> ExportFile {
        guard !record && !check else {
            throw ExplorerError.refused("--save cannot go with --record or --check", remedy: "use one after the other")
        }
        guard SaveFormat(path: name) == nil else { throw ExplorerError.nothingToKeep(command: Self.name, file: name) }
        return try ExportFile(name, of: "--save", in: session, on: surface)
    }

    private func show(_ runner: DocumentRunner, in session: inout Session, on surface: any Surface) throws -> Output {
        let style: DocumentReading.Style = quiet || !Document.isMarkdown(file) ? .outputs : .full
        var reading = DocumentReading(runner, style: style)
        let outcomes = reading.run(on: surface)
        let count = outcomes.map(\.results.count).reduce(0, +)
        let failure = outcomes.last?.failure
        if let failure, count == 0 { throw failure }
        session = reading.runner.session
        session.keepsLastOutput = true
        // What ran before is kept, to be looked at.
        if let failure { throw PartialFailure(output: .nothing, reason: failure) }
        return .note("ran \(Format.count(count, "command")) of \(file)")
    }

    private func examine(_ runner: DocumentRunner, in session: inout Session, on surface: any Surface) throws -> Output {
        let place = record ? try placeToRecord(in: session, on: surface) : nil
        var check = DocumentCheck(runner)
        let findings = check.run(on: surface)
        if surface.showsJSON {
            for cell in findings.cells {
                surface.emit(CommandResult(
                    command: cell.text, output: .cell(cell), presentation: session.presentation))
            }
        }
        session = findings.session
        if let failure = findings.failure { throw PartialFailure(output: remarks(of: findings), reason: failure) }
        return try place.map { try write(findings, to: $0) } ?? judge(findings)
    }

    private func remarks(of findings: DocumentCheck.Findings) -> Output {
        .group(findings.remarks.filter { $0 != findings.failure?.description }.map { .text($0) } + findings.notes.map { .note($0) })
    }

    private func judge(_ findings: DocumentCheck.Findings) throws -> Output {
        let different = findings.count("different")
        let compared = different + findings.count("same")
        guard different == 0 else {
            let reason = ExplorerError.refused(
                "\(different) of \(Format.count(compared, "cell")) of \(file) "
                    + (different == 1 ? "shows" : "show") + " something else than recorded",
                remedy: "`run \(Lexer.quoted(file)) --record` records what comes out now")
            throw PartialFailure(output: remarks(of: findings), reason: reason)
        }
        let others = [("unrecorded", "not recorded"), ("skipped", "skipped")].compactMap { verdict, words in
            findings.count(verdict) > 0 ? ", \(findings.count(verdict)) \(words)" : nil
        }.joined()
        guard compared > 0 || findings.count("unrecorded") == 0 else {
            return .note("nothing of \(file) is recorded yet: `run \(Lexer.quoted(file)) --record` does it")
        }
        return .group([.note("\(Format.count(compared, "cell")) of \(file): all as recorded\(others)")] + findings.notes.map { .note($0) })
    }

    /// Where what comes out is recorded, looked at before the work: also a document that records another writes below its own
    /// folder alone.
    private func placeToRecord(in session: Session, on surface: any Surface) throws -> String {
        try surface.permit(.writesFiles, to: "`run --record`")
        guard Document.isMarkdown(file) else {
            throw ExplorerError.refused("\(file) has no place for outputs", remedy: "a Markdown file (.md) has")
        }
        return try session.placeToWrite(file)
    }

    private func write(_ findings: DocumentCheck.Findings, to path: String) throws -> Output {
        do { try FileBytes.write([UInt8](findings.document.text.utf8), to: path) } catch {
            throw ExplorerError.unwritable(path, reason: error.reason)
        }
        let count = findings.cells.count - findings.count("skipped")
        return .note("recorded \(Format.count(count, "cell")) of \(file)")
    }
}
