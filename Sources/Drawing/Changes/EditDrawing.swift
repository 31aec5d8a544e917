import Display
import Insight
import Subjects
import Words

/// What one changed number does to one answer and to all of them.
package struct EditDrawing {
    private let parameter: Parameter
    private let value: Float
    private let sample: Sample
    private let before: Prediction
    private let after: Prediction
    private let change: AccuracyChangeDrawing
    private let network: String
    private let classNames: ClassNames

    /// - Parameters:
    ///   - parameter: as it was.
    ///   - before: what was said of the sample then.
    package init(
        _ parameter: Parameter, to value: Float, sample: Sample, before: Prediction, after: Prediction,
        change: AccuracyChange, network: String, classNames: ClassNames
    ) {
        self.parameter = parameter
        self.value = value
        self.sample = sample
        self.before = before
        self.after = after
        self.change = AccuracyChangeDrawing(change: change, classNames: classNames)
        self.network = network
        self.classNames = classNames
    }

    package func table(remark: String?) -> Table {
        let columns = [
            Column("parameter"), Column("before"), Column("after"), Column("sample"), Column("predicted_before"),
            Column("confidence_before"), Column("predicted_after"), Column("confidence_after"), Column("accuracy_before"),
            Column("accuracy_after"), Column("probabilities_before"), Column("probabilities_after"),
        ]
        let total = change.change.total
        let row: [Value] = [
            .text("\(parameter.path)"), .number(Double(parameter.value)), .number(Double(value)), .text("\(sample.path)"),
            .integer(before.verdict), .fraction(Double(before.confidence)), .integer(after.verdict),
            .fraction(Double(after.confidence)), total.accuracyBefore.map { .fraction($0) } ?? .missing,
            total.accuracyAfter.map { .fraction($0) } ?? .missing,
            .list(before.probabilities.map { .number(Double($0)) }), .list(after.probabilities.map { .number(Double($0)) }),
        ]
        let edit = "\(parameter.path) of \(network): \(Format.number(Double(parameter.value))) → "
            + Format.number(Double(value))
        var table = Table(
            columns: columns, rows: [row], notes: change.notes + (remark.map { [$0] } ?? []),
            drawing: [.text(edit), .chart(bars), .text(answer), .text(change.sentence)])
        table.finding = "\(edit). \(answer); \(change.sentence)."
        return table
    }

    private func reading(_ prediction: Prediction) -> String {
        "\(classNames[prediction.verdict]) with \(Format.percent(Double(prediction.confidence)))"
    }

    /// `test/18 · labeled 3: read as 3 with 99.10 %, now as 8 with 61.20 %`.
    private var answer: String {
        let now = before.verdict == after.verdict && before.confidence == after.confidence
            ? "now too" : "now as \(reading(after))"
        return "\(sample.caption): read as \(reading(before)), \(now)"
    }

    private var bars: Chart {
        ProbabilityBars(before: before, after: after, label: sample.label, classNames: classNames)
            .chart(title: sample.caption)
    }
}
