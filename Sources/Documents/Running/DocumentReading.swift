import Display
import Explorer
import Notebook

/// Shows a document as it runs: its prose, each command as it is typed, what it shows.
package struct DocumentReading {
    /// How much of it is shown.
    package enum Style: Sendable {
        /// All.
        case full
        /// What commands show, alone.
        case outputs
    }

    package private(set) var runner: DocumentRunner
    private let style: Style
    /// The first cell of the document that was not shown yet.
    private var place = 0

    package init(_ runner: DocumentRunner, style: Style) { (self.runner, self.style) = (runner, style) }

    /// Runs all cells up to the first that fails, or to the last.
    package mutating func run(on surface: any Surface) -> [CellOutcome] {
        var outcomes: [CellOutcome] = []
        while outcomes.last?.failure == nil, let outcome = step(on: surface) { outcomes.append(outcome) }
        if outcomes.last?.failure == nil { showProse(before: runner.document.cells.count, on: surface) }
        return outcomes
    }

    /// Shows the prose up to the next cell, and runs that.
    ///
    /// - Returns: nil where no cell comes next.
    private mutating func step(on surface: any Surface) -> CellOutcome? {
        guard let next = runner.next else { return nil }
        showProse(before: next, on: surface)
        place = next + 1
        let cell = runner.document.cells[next]
        let options = try? CellOptions(cell.info)
        let isShown = options?.isHidden != true && !surface.showsJSON
        if options?.isParameters == true, isShown, style == .full {
            show(.note("\n" + runner.parameters.lines.joined(separator: "\n")), on: surface)
        }
        let (presentation, tells) = (runner.session.presentation, isShown && style == .full)
        let outcome = runner.step(on: DocumentSurface(surface, showsResults: isShown)) { command in
            if tells, !CellCommand.asks(command) { surface.emit(CommandResult(command: "", output: .typed(command), presentation: presentation)) }
        }
        if let outcome { showEnd(of: outcome, cell, isShown: isShown, on: surface) }
        return outcome
    }

    private func showEnd(of outcome: CellOutcome, _ cell: Cell, isShown: Bool, on surface: any Surface) {
        if surface.showsJSON {
            return show(.cell(CellReport(outcome, of: cell, in: runner.file)), of: cell.text, on: surface)
        }
        guard isShown else { return }
        if let message = outcome.expectedError { show(.text("error: \(message)"), on: surface) }
        if style == .full, let reason = outcome.skipped { show(.note("skipped: \(reason)"), on: surface) }
    }

    private func showProse(before end: Int, on surface: any Surface) {
        guard style == .full, place < end else { return }
        for cell in runner.document.cells[place..<end] where cell.kind == .prose {
            if surface.showsJSON, !cell.text.allSatisfy(\.isWhitespace) {
                show(.cell(CellReport(file: runner.file, line: cell.line, kind: "prose", text: cell.text)), on: surface)
            } else if !surface.showsJSON, let output = Output.passage(cell.prose, isBelowAnother: cell.line > 1) {
                show(output, on: surface)
            }
        }
    }

    private func show(_ output: Output, of command: String = "", on surface: any Surface) {
        surface.emit(CommandResult(command: command, output: output, presentation: runner.session.presentation))
    }
}

extension CellReport {
    init(_ outcome: CellOutcome, of cell: Cell, in file: String) {
        let verdict = outcome.failure != nil ? "failed" : outcome.skipped != nil ? "skipped" : "passed"
        self.init(
            file: file, line: cell.line, kind: "commands", text: cell.text, verdict: verdict,
            message: outcome.failure?.description ?? outcome.expectedError ?? outcome.skipped, seconds: outcome.seconds,
            outputs: outcome.results.map { Shown(command: $0.command, output: $0.output) })
    }
}

extension Cell {
    /// Prose without the indentation of its first line: what stands in a list between two cells is no block of code.
    var prose: String { Self.prose(text) }

    static func prose(_ text: String) -> String {
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
        let first = rows.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
        let indent = first.prefix { $0 == " " }.count
        guard indent > 0 else { return text }
        return rows.map { row in row.dropFirst(min(indent, row.prefix { $0 == " " }.count)) }.joined(separator: "\n")
    }
}
