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
    private var interpreter: Interpreter

    /// As many documents can be inside each other.
    private static let depthLimit = 8
    /// As many documents can be run by one, those inside of those it runs counted too.
    private static let countLimit = 100

    /// - Parameters:
    ///   - session: stays as it is; what it would come to is ``session``.
    ///   - allowsShell: whether `!` commands may be run. A document inside another may what the outer one may.
    /// - Throws: `ExplorerError` for a document that runs itself, if too many are inside each other, and for the first `!`
    ///   command of a document that may run none: then nothing of it is run.
    package init(
        _ document: Document, named file: String, in session: Session, allowingShell allowsShell: Bool = false
    ) throws(ExplorerError) {
        guard session.documents.count < Self.depthLimit else {
            throw .badDocument(file, .nestedTooDeep(number: session.documents.count + 1, limit: Self.depthLimit))
        }
        let place = FilePlace.identity(session.located(file))
        guard place == nil || !session.documents.contains(where: { FilePlace.identity(session.located($0)) == place }) else {
            throw .badDocument(file, .runsItself)
        }
        let count = session.documents.isEmpty ? 1 : session.documentCount + 1
        guard count <= Self.countLimit else { throw .badDocument(file, .tooMany(limit: Self.countLimit)) }
        (self.document, self.file, start) = (document, file, session)
        var nested = session
        nested.past = []
        if session.documents.isEmpty { nested.mayRunShell = session.mayRunShell && allowsShell }
        nested.documents.append(file)
        nested.documentCount = count
        interpreter = Interpreter(continuing: nested)
        try refuseShell()
    }

    /// What the session has come to, with all that was run as one step of its history.
    package var session: Session {
        var session = interpreter.session
        session.past = start.past
        session.transcript = start.transcript
        session.documents = start.documents
        session.mayRunShell = start.mayRunShell
        return session
    }

    /// The place among the document's cells of the command cell that comes next; nil at the end, and after `quit`.
    package var next: Int? {
        interpreter.session.isOver ? nil : document.cells[place...].firstIndex { $0.kind == .commands }
    }

    /// Runs the next cell, up to the first command that fails: what those before it did stays, and the cell behind it comes
    /// next.
    ///
    /// - Returns: nil where no cell comes next.
    @discardableResult
    package mutating func step(on surface: any Surface) -> CellOutcome? {
        guard let next else { return nil }
        place = next + 1
        var outcome = CellOutcome(cell: next)
        do throws(ExplorerError) {
            try run(document.cells[next], on: surface, into: &outcome)
        } catch {
            outcome.failure = error
        }
        return outcome
    }

    /// Runs all cells that are left, up to the first that fails.
    package mutating func runToEnd(on surface: any Surface) -> [CellOutcome] {
        var outcomes: [CellOutcome] = []
        while outcomes.last?.failure == nil, let outcome = step(on: surface) { outcomes.append(outcome) }
        return outcomes
    }

    private mutating func run(
        _ cell: Cell, on surface: any Surface, into outcome: inout CellOutcome
    ) throws(ExplorerError) {
        for command in try CellCommand.commands(of: cell, in: file) where !interpreter.session.isOver {
            do throws(CommandFailure) {
                outcome.results += try interpreter.execute(command.text, on: surface)
            } catch {
                throw .inDocument(file, line: command.line, message: error.message, exitStatus: error.exitStatus)
            }
        }
    }

    /// A cell that cannot be read fails when it is its turn.
    private func refuseShell() throws(ExplorerError) {
        guard !interpreter.session.mayRunShell else { return }
        let commands = document.commands.flatMap { (try? CellCommand.commands(of: $0, in: file)) ?? [] }
        guard let first = commands.first(where: \.isForShell) else { return }
        let refusal = ExplorerError.shellInDocument(interpreter.session.documents.first ?? file)
        throw .inDocument(file, line: first.line, message: "\(refusal)")
    }
}

/// What a cell of a document came to.
package struct CellOutcome: Sendable {
    /// Its place among the document's cells.
    package let cell: Int
    /// What its commands showed, in order, up to the one that failed.
    package internal(set) var results: [CommandResult] = []
    /// Why it did not come to its end, with file and line.
    package internal(set) var failure: ExplorerError?
}
