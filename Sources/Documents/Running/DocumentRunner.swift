import Datasets
import Display
import Explorer
import Files
import Notebook

/// Steps through the command cells of a document, on a copy of a session.
///
/// A value: the runner before a step is what it is gone back to.
///
///     let before = runner
///     let outcome = runner.step(on: surface)
///     runner = before  // as if the cell had not been run
///
/// Sessions share their memory until they change, so that a runner kept for each cell costs what the cells changed.
package struct DocumentRunner: Sendable {
    /// What is run.
    package let document: Document
    /// What it is called where something goes wrong.
    package let file: String
    /// The place among the document's cells from which on the next one is looked for.
    private var place = 0
    private let start: Session
    private let choices: RunChoices
    let parameters: DocumentParameters
    private var interpreter: Interpreter

    /// As many documents can be inside each other.
    private static let depthLimit = 8
    /// As many documents can be run by one, those inside of those it runs counted too.
    private static let countLimit = 100

    /// - Parameters:
    ///   - session: stays as it is; what it would come to is ``session``.
    /// - Throws: `ExplorerError` for a document that runs itself, if too many are inside each other, for parameters that do
    ///   not fit, and for the first `!` command of a document that may run none: then nothing of it is run.
    package init(
        _ document: Document, named file: String, in session: Session, _ choices: RunChoices = RunChoices()
    ) throws {
        guard session.documents.count < Self.depthLimit else {
            throw ExplorerError.badDocument(file, .nestedTooDeep(number: session.documents.count + 1, limit: Self.depthLimit))
        }
        let place = FilePlace.identity(session.located(file))
        guard place.map(session.documentPlaces.contains) != true else {
            throw ExplorerError.badDocument(file, .runsItself)
        }
        let count = session.documents.isEmpty ? 1 : session.documentCount + 1
        guard count <= Self.countLimit else { throw ExplorerError.badDocument(file, .tooMany(limit: Self.countLimit)) }
        (self.document, self.file, self.choices, start) = (document, file, choices, session)
        parameters = try DocumentParameters(of: document, filledWith: choices.parameters, file: file)
        var nested = Self.session(for: file, in: session, choices, count: count)
        if choices.keepsNetworks { nested.state.networks.remove(document.networksMade) }
        interpreter = Interpreter(continuing: nested)
        try refuseShell()
    }

    /// The session in which the first cell runs. A document inside another goes on in the session of that one, and may what
    /// that one may.
    private static func session(for file: String, in session: Session, _ choices: RunChoices, count: Int) -> Session {
        let isOutermost = session.documents.isEmpty
        var nested = isOutermost && choices.startsAfresh ? session.afresh(keepsNetworks: choices.keepsNetworks) : session
        (nested.past, nested.stepped) = ([], nil)
        if isOutermost {
            nested.mayRunShell = session.mayRunShell && choices.allowsShell
            let path = session.located(file)
            let folder = path.lastIndex(of: "/").map { String(path[...$0].dropLast()) }.map { $0.isEmpty ? "/" : $0 } ?? "."
            if choices.startsAfresh { nested.folder = folder }
            nested.writableFolder = choices.allowsWriting ? nil : folder
            nested.results = KeptResults(environment: session.environment, isRead: !choices.trainsAgain)
        }
        nested.documents.append(file)
        nested.documentPlaces += [FilePlace.identity(session.located(file))].compactMap { $0 }
        nested.documentCount = count
        return nested
    }

    /// What the session has come to, with all that was run as one step of its history.
    package var session: Session {
        var session = interpreter.session
        session.past = start.past
        session.stepped = start.stepped
        session.transcript = start.transcript
        session.documents = start.documents
        session.documentPlaces = start.documentPlaces
        session.mayRunShell = start.mayRunShell
        session.writableFolder = start.writableFolder
        session.folder = start.folder
        session.results = start.results
        session.isReading = start.isReading
        return session
    }

    /// The place among the document's cells of the command cell that comes next; nil at the end, and after `quit`.
    package var next: Int? {
        interpreter.session.isOver ? nil : document.cells[place...].firstIndex { $0.kind == .commands }
    }

    /// The commands of a cell as they are typed, with values in the place of the parameters; nil where that cannot be.
    package func commands(of cell: Int) -> String? {
        guard document.cells.indices.contains(cell) else { return nil }
        return try? parameters.filled(document.cells[cell].text)
    }

    /// What `undo` goes back to in the session of the cells.
    var past: [Moment] { interpreter.session.past }

    /// Whether a person reads it cell by cell, so that its questions wait for an answer.
    var isRead: Bool {
        get { interpreter.session.isReading }
        set { interpreter.session.isReading = newValue }
    }

    /// Goes on in a session that has become another since the last step.
    mutating func adopt(_ session: Session) {
        var nested = session
        let own = interpreter.session
        (nested.stepped, nested.lineToEdit) = (nil, nil)
        (nested.documents, nested.documentPlaces, nested.documentCount) = (own.documents, own.documentPlaces, own.documentCount)
        (nested.mayRunShell, nested.writableFolder, nested.folder) = (own.mayRunShell, own.writableFolder, own.folder)
        nested.results = own.results
        interpreter = Interpreter(continuing: nested)
    }

    /// Goes to a cell without running those before it.
    package mutating func move(to cell: Int) { place = min(max(cell, 0), document.cells.count) }

    /// Runs the next cell, up to the first command that fails: what those before it did stays, and the cell behind it comes
    /// next.
    ///
    /// - Parameters:
    ///   - text: what is run in place of what stands in the cell
    ///   - isTyped: whether a reader typed the text, so that what goes wrong in it is not the document's
    ///   - tell: hears each command before it is run
    /// - Returns: nil where no cell comes next.
    @discardableResult
    package mutating func step(
        _ text: String? = nil, isTyped: Bool = false, on surface: any Surface, telling tell: (String) -> Void = { _ in }
    ) -> CellOutcome? {
        guard let next else { return nil }
        place = next + 1
        let cell = document.cells[next]
        var outcome = CellOutcome(cell: next)
        let clock = ContinuousClock()
        let begin = clock.now
        do {
            let options = try CellOptions(cell.info)
            outcome.options = options
            outcome.skipped = skipped(options)
            if outcome.skipped == nil, !options.isParameters {
                try run(cell, text, isTyped, options, on: surface, telling: tell, into: &outcome)
            }
        } catch let error as ExplorerError {
            outcome.failure = error
        } catch {
            outcome.failure = .inDocument(file, line: cell.line - 1, message: "\(error)")
        }
        outcome.seconds = (clock.now - begin) / .seconds(1)
        return outcome
    }

    /// Why a cell is left out.
    func skipped(_ options: CellOptions) -> String? {
        if options.isSlow, choices.skipsSlow { return "slow" }
        let loader = DatasetLoader(environment: interpreter.session.environment)
        return options.datasets.first { !loader.isHere($0) }.map { "\($0.name) is not here" }
    }

    private mutating func run(
        _ cell: Cell, _ text: String?, _ isTyped: Bool, _ options: CellOptions, on surface: any Surface, telling tell: (String) -> Void,
        into outcome: inout CellOutcome
    ) throws {
        for command in try CellCommand.commands(text ?? parameters.filled(of: cell, in: file), of: cell, in: file) where !interpreter.session.isOver {
            tell(command.text)
            do throws(CommandFailure) {
                let isValue = options.isExercise && interpreter.session.isValue(command)
                outcome.results += try interpreter.execute(isValue ? "answer \(command.text)" : command.text, on: surface)
            } catch {
                // The error of a mistyped line is not the one that the document means.
                let isMistyped = isTyped && error.exitStatus == 64
                guard !options.expectsError || error.exitStatus == 130 || isMistyped else {
                    outcome.expectedError = error.message
                    return
                }
                throw isTyped ? ExplorerError.typed(message: error.message, exitStatus: error.exitStatus) : .inDocument(
                    file, line: command.line, message: error.message, exitStatus: error.exitStatus)
            }
        }
        guard !options.expectsError else {
            throw ExplorerError.inDocument(
                file, line: cell.line, message: "an error was expected of this cell (expect-error), and none came")
        }
    }

    /// A cell that cannot be read fails when it is its turn.
    private func refuseShell() throws(ExplorerError) {
        guard !interpreter.session.mayRunShell else { return }
        let commands = document.commands.flatMap { cell in
            (try? CellCommand.commands(parameters.filled(of: cell, in: file), of: cell, in: file)) ?? []
        }
        guard let first = commands.first(where: \.isForShell) else { return }
        let refusal = ExplorerError.shellInDocument(start.documents.first ?? file)
        throw .inDocument(file, line: first.line, message: "\(refusal)")
    }
}

extension Session {
    /// Whether a line of an exercise is an answer, and no command.
    func isValue(_ command: CellCommand) -> Bool {
        guard !command.isForShell, let name = CellCommand.name(of: command.text) else { return false }
        return commands[name] == nil
    }
}

extension Document {
    /// The names that its `new` commands give.
    var networksMade: Set<String> {
        let statements = commands.flatMap { (try? Lexer.commands($0.text)) ?? [] }
        return Set(statements.filter { $0.texts.first == "new" }.compactMap { $0.texts.dropFirst().first })
    }
}

/// How a document is to be run.
package struct RunChoices: Sendable, Hashable {
    /// Whether `!` commands may be run. A document inside another may what the outer one may.
    package var allowsShell = false
    /// Whether files may be written outside of the document's folder.
    package var allowsWriting = false
    /// Whether it is run in a session of its own, with paths that begin at its folder.
    package var startsAfresh = false
    /// Whether the networks of the session it is run from are kept beside its own, but for those whose names it gives to its
    /// own: for one who goes on where it ends.
    package var keepsNetworks = false
    /// Whether slow cells are left out.
    package var skipsSlow = false
    /// Whether what was trained in an earlier run is trained again.
    package var trainsAgain = false
    /// `epochs=3`, in words of their own.
    package var parameters: [String] = []

    package init() {}
}

/// What a cell of a document came to.
package struct CellOutcome: Sendable {
    /// Its place among the document's cells.
    package let cell: Int
    /// What it asks for, if that could be read.
    package internal(set) var options: CellOptions?
    /// What its commands showed, in order, up to the one that failed.
    package internal(set) var results: [CommandResult] = []
    /// Why it did not come to its end, with file and line.
    package internal(set) var failure: ExplorerError?
    /// What the last command complained of, where that was expected.
    package internal(set) var expectedError: String?
    /// Why it was left out.
    package internal(set) var skipped: String?
    /// How long it took.
    package internal(set) var seconds = 0.0

    init(cell: Int) { self.cell = cell }

    /// What it showed, as it is recorded: 80 columns, without colors, without what no other run shows again.
    package var record: String {
        let outputs = results.compactMap { $0.output.repeatable } + (expectedError.map { [.text("error: \($0)")] } ?? [])
        return RecordedText.of(outputs)
    }
}
