import Display
import Explorer
import Notebook

/// Runs a document for a file that others read: nothing is shown, and all that its cells come to is gathered.
package struct DocumentExport {
    /// A cell of the document, and what became of it.
    package struct Piece: Sendable {
        /// Its place among the document's cells.
        let place: Int
        let cell: Cell
        /// What it asks for; nil for prose, and for a cell that was not reached.
        let options: CellOptions?
        let report: CellReport
        /// What its last command was meant to complain of.
        let expectedError: String?

        var isProse: Bool { cell.kind == .prose }
        var isHidden: Bool { options?.isHidden == true }
    }

    private var runner: DocumentRunner
    private var data = UsedData()
    private let firstSeed: UInt64

    package init(_ runner: DocumentRunner) { (self.runner, firstSeed) = (runner, runner.session.seed) }

    /// The document as it was before it ran.
    var document: Document { runner.document }

    /// What it is called.
    var file: String { runner.file }

    /// What the session has come to.
    package var session: Session { runner.session }

    /// What it ran with.
    var receipt: Receipt { Receipt(seed: firstSeed, data: data.names) }

    /// Runs all cells, in order; what was recorded before is left out.
    ///
    /// - Throws: `ExplorerError` of the first cell that fails.
    package mutating func run(on surface: any Surface) throws -> [Piece] {
        var pieces: [Piece] = []
        for place in document.cells.indices {
            let cell = document.cells[place]
            switch cell.kind {
            case .output: continue
            case .prose:
                let text = document.unrecordedText(of: place)
                let report = CellReport(file: file, line: cell.line, kind: "prose", text: text)
                pieces.append(Piece(place: place, cell: cell, options: nil, report: report, expectedError: nil))
            case .commands: pieces.append(try step(place, cell, on: surface))
            }
        }
        return pieces
    }

    /// The cells of a document that is not run.
    package static func unrun(_ document: Document, named file: String) -> [Piece] {
        document.cells.indices.compactMap { place in
            let cell = document.cells[place]
            guard cell.kind != .output else { return nil }
            let report = CellReport(
                file: file, line: cell.line, kind: cell.kind == .prose ? "prose" : "commands",
                text: document.unrecordedText(of: place))
            return Piece(place: place, cell: cell, options: try? CellOptions(cell.info), report: report, expectedError: nil)
        }
    }

    private mutating func step(_ place: Int, _ cell: Cell, on surface: any Surface) throws -> Piece {
        guard runner.next == place else {
            // A document may end before its last cell.
            let report = CellReport(file: file, line: cell.line, kind: "commands", text: cell.text)
            return Piece(place: place, cell: cell, options: try? CellOptions(cell.info), report: report, expectedError: nil)
        }
        let keeper = DocumentSurface(surface, keepingFor: HTMLRenderer.screen)
        var shown: [CellReport.Shown] = []
        func finishCommand() {
            let outputs = keeper.take().map(\.output).filter { $0 != .nothing }.map(\.withoutFolders)
            guard !shown.isEmpty, !outputs.isEmpty else { return }
            shown[shown.count - 1].output = outputs.count == 1 ? outputs[0] : .group(outputs)
        }
        let outcome = runner.step(on: keeper) { command in
            finishCommand()
            shown.append(CellReport.Shown(command: CellCommand.asks(command) ? "" : command, output: .nothing))
        }
        finishCommand()
        data.note(runner.session)
        if let failure = outcome?.failure { throw failure }
        if outcome?.options?.isParameters == true {
            shown = [CellReport.Shown(command: "", output: .note(runner.parameters.lines.joined(separator: "\n")))]
        }
        let report = CellReport(
            file: file, line: cell.line, kind: "commands", text: cell.text,
            verdict: outcome?.skipped == nil ? "passed" : "skipped",
            message: outcome?.expectedError ?? outcome?.skipped, outputs: shown)
        return Piece(
            place: place, cell: cell, options: outcome?.options, report: report, expectedError: outcome?.expectedError)
    }
}
