import Display
import Explorer
import Notebook
import Words

/// Runs a document and holds what comes out against what it records, or records it anew.
package struct DocumentCheck {
    private var runner: DocumentRunner
    private let recordedWith: Receipt?
    private var data = UsedData()
    private var firstSeed: UInt64

    /// How far off numbers may be on another numeric target: sums in another order differ in their last digits.
    package static let otherTarget = "1e-3"

    package init(_ runner: DocumentRunner) {
        self.runner = runner
        recordedWith = runner.document.receipt.flatMap { Receipt($0) }
        firstSeed = runner.session.seed
    }

    /// What a check or a recording came to.
    package struct Findings {
        /// One for each cell of commands that was reached.
        package var cells: [CellReport] = []
        /// The lines of cells that show something else, and why the rest was not run.
        package var remarks: [String] = []
        /// What is to be known of the whole.
        package var notes: [String] = []
        /// The document with what came out in the place of what was recorded.
        package var document: Document
        /// What the session has come to.
        package var session: Session
        /// Why a cell did not come to its end.
        package var failure: ExplorerError?

        package func count(_ verdict: String) -> Int { cells.count { $0.verdict == verdict } }
    }

    /// Runs all cells, up to the first that fails.
    package mutating func run(on surface: any Surface) -> Findings {
        var findings = Findings(document: runner.document, session: runner.session)
        var outcomes: [CellOutcome] = []
        let isOtherTarget = recordedWith.map { $0.target != Receipt(seed: 0, data: []).target } ?? false
        while findings.failure == nil, let outcome = runner.step(on: DocumentSurface(surface, showsResults: false, isRecording: true)) {
            data.note(runner.session)
            outcomes.append(outcome)
            let (report, remarks) = compare(outcome, isOtherTarget: isOtherTarget)
            findings.cells.append(report)
            findings.remarks += remarks
            findings.failure = outcome.failure
        }
        findings.session = runner.session
        let receipt = Receipt(seed: firstSeed, data: data.names)
        if let recordedWith, let words = receipt.difference(from: recordedWith) { findings.notes.append(words) }
        if isOtherTarget {
            findings.notes.append("numbers may therefore be off by \(Self.otherTarget), or as far as their cell allows")
        }
        findings.document = recorded(outcomes, receipt)
        return findings
    }

    /// Cells from the last to the first, so that what is put below one moves none that is still to come.
    private func recorded(_ outcomes: [CellOutcome], _ receipt: Receipt) -> Document {
        var document = runner.document
        for outcome in outcomes.reversed() where outcome.skipped == nil && outcome.options?.isHidden != true {
            document.record(outcome.record, of: outcome.cell)
        }
        document.setReceipt(receipt.words)
        return document
    }

    private func compare(_ outcome: CellOutcome, isOtherTarget: Bool) -> (CellReport, [String]) {
        let document = runner.document
        let cell = document.cells[outcome.cell]
        var report = CellReport(outcome, of: cell, in: runner.file)
        guard report.verdict == "passed", let options = outcome.options, !options.isHidden, !options.isParameters else {
            return (report, outcome.failure.map { [$0.description] } ?? [])
        }
        let place = document.output(of: outcome.cell)
        guard place != nil || recordedWith != nil else {
            report.verdict = "unrecorded"
            return (report, [])
        }
        let tolerance = options.tolerance ?? (isOtherTarget ? try? Tolerance(Self.otherTarget) : nil)
        let expected = place.map { document.cells[$0].text } ?? ""
        let differences = RecordComparison(tolerance: tolerance).differences(expected: expected, found: outcome.record)
        report.verdict = differences.isEmpty ? "same" : "different"
        let first = place.map { document.cells[$0].line } ?? cell.line
        let remarks = remarks(differences, from: first)
        if !remarks.isEmpty { report.message = remarks.joined(separator: "\n") }
        return (report, remarks)
    }

    /// As many lines of a cell are told.
    private static let mostLines = 12

    /// Each run of differing lines under the line of the file at which it begins: `-` for what is recorded, `+` for what came.
    private func remarks(_ differences: [RecordComparison.Difference], from line: Int) -> [String] {
        var rows: [String] = []
        var next: Int?
        for difference in differences.prefix(Self.mostLines) {
            if case .expected(let offset, let text) = difference {
                if next != line + offset || rows.last?.hasPrefix("+") == true { rows.append(heading(line + offset)) }
                rows.append("- \(text)")
                next = line + offset + 1
            } else if case .found(let offset, let text) = difference {
                if next == nil || (next != line + offset && rows.last?.hasPrefix("+") != true) { rows.append(heading(line + offset)) }
                rows.append("+ \(text)")
                next = next ?? line + offset
            }
        }
        let rest = differences.count - min(differences.count, Self.mostLines)
        return rows + (rest > 0 ? ["and \(Format.count(rest, "further line")) of that cell"] : [])
    }

    private func heading(_ line: Int) -> String { "\(runner.file):\(line): - expected, + found" }
}
