import Display
import Insight
import Words

/// Learning curves as charts, and their epochs as rows.
package struct CurveDrawing {
    private let curves: [(name: String, curve: LearningCurve)]

    package init(_ curves: [(name: String, curve: LearningCurve)]) {
        self.curves = curves
    }

    package var table: Table {
        let columns = [
            Column("network"), Column("epoch"), Column("loss"), Column("accuracy"), Column("validation_loss"),
            Column("validation_accuracy"), Column("learning_rate"),
        ]
        let rows = curves.flatMap { name, curve in
            curve.records.map { record -> [Value] in
                [
                    .text(name), .integer(record.epoch), .number(record.loss), .fraction(record.accuracy),
                    record.validationLoss.map { .number($0) } ?? .missing,
                    record.validationAccuracy.map { .fraction($0) } ?? .missing, .number(record.learningRate),
                ]
            }
        }
        let isSingleEpoch = curves.allSatisfy { $0.curve.records.count < 2 }
        let charts = [Output.chart(chart(.loss)), .chart(chart(.accuracy))]
        var table = Table(
            columns: columns, rows: rows, notes: curves.count > 1 ? comparisonNotes : curves.compactMap(remark),
            drawing: isSingleEpoch ? [.table(grid(rows))] : charts + (curves.count > 1 ? [.table(comparison)] : []))
        table.finding = curves.count > 1 ? comparisonFinding : curves.compactMap(finding).joined(separator: " ")
        return table
    }

    /// A row a network: what the curves come to.
    private var comparison: Table {
        Table(
            columns: [
                Column("network"), Column("epochs"), Column(key: "loss", heading: "last loss", decimals: 4),
                Column(key: "validation", heading: "val. loss", alignment: .right, decimals: 4),
                Column(key: "best", heading: "best val. accuracy", alignment: .right),
                Column(key: "epoch", heading: "in epoch", alignment: .right),
            ],
            rows: curves.map { name, curve in
                [
                    .text(name), .integer(curve.records.count), curve.records.last.map { .number($0.loss) } ?? .missing,
                    curve.records.last?.validationLoss.map { .number($0) } ?? .missing,
                    curve.best.map { .fraction($0.value) } ?? .missing,
                    curve.best.map { .integer($0.epoch) } ?? .missing,
                ]
            })
    }

    /// Curves of different quantities must not be taken for the same.
    private var comparisonNotes: [String] {
        let unchecked = curves.filter { $0.curve.validation(.loss).isEmpty }.map(\.name)
        guard !unchecked.isEmpty, unchecked.count < curves.count else { return [] }
        return ["\(unchecked.joined(separator: ", ")) had no validation images: the curve is of the training images"]
    }

    /// Which of several networks is best.
    private var comparisonFinding: String {
        let best = curves.compactMap { name, curve in curve.best.map { (name: name, point: $0) } }
        guard let first = best.max(by: { $0.point.value < $1.point.value }) else {
            let last = curves.compactMap { name, curve in
                curve.records.last.map { "\(name) ends at a loss of \(Format.number($0.loss))" }
            }
            return last.joined(separator: ", ") + "."
        }
        let words = "\(Format.percent(first.point.value)) of the validation images after epoch \(first.point.epoch)"
        let others = best.filter { $0.name != first.name }.map { "\($0.name) \(Format.percent($0.point.value))" }
        return "\(first.name) reads \(words) right" + (others.isEmpty ? "." : "; \(others.joined(separator: ", ")).")
    }

    /// From the first epoch's numbers to the last's, and the best between.
    private func finding(_ name: String, _ curve: LearningCurve) -> String? {
        guard let first = curve.records.first, let last = curve.records.last else { return nil }
        var text = "\(name): the loss went from \(Format.number(first.loss)) in epoch \(first.epoch) to "
            + "\(Format.number(last.loss)) in epoch \(last.epoch), the accuracy from \(Format.percent(first.accuracy)) to "
            + "\(Format.percent(last.accuracy))"
        if let best = curve.best {
            text += "; on the validation images it was best after epoch \(best.epoch) with \(Format.percent(best.value))"
        }
        return text + "."
    }

    /// Single epochs, which make no curve.
    private func grid(_ rows: [[Value]]) -> Table {
        let headings = ["network", "epoch", "loss", "accuracy", "val. loss", "val. accuracy"]
        return Table(columns: headings.map { Column(key: $0, heading: $0) }, rows: rows)
    }

    private func chart(_ quantity: LearningCurve.Quantity) -> Chart {
        let isLoss = quantity == .loss
        return Chart(
            title: isLoss ? "loss" : "accuracy", kind: .lines, series: curves.flatMap { series($0, $1, quantity) },
            xLabel: "epoch", style: isLoss ? .number : .fraction, minimum: isLoss ? 0 : nil,
            maximum: isLoss ? nil : 1)
    }

    /// Both curves of a single network; of several only what compares: validation, where there is one.
    private func series(_ name: String, _ curve: LearningCurve, _ quantity: LearningCurve.Quantity) -> [Series] {
        let prefix = curves.count > 1 ? "\(name) " : ""
        let training = series("\(prefix)training", curve.training(quantity), quantity)
        let validation = series("\(prefix)validation", curve.validation(quantity), quantity)
        if curves.count > 1 { return [validation.points.isEmpty ? training : validation] }
        return [training, validation].filter { !$0.points.isEmpty }
    }

    private func series(
        _ name: String, _ points: [LearningCurve.Point], _ quantity: LearningCurve.Quantity
    ) -> Series {
        let last = points.last.map { quantity == .loss ? Format.number($0.value) : Format.percent($0.value) }
        return Series(
            name: name, points: points.map { .init(x: Double($0.epoch), y: $0.value) },
            remark: last.map { "last " + $0 } ?? "")
    }

    private func remark(_ name: String, _ curve: LearningCurve) -> String? {
        guard let best = curve.best else { return nil }
        let epochs = curve.records.count == 1 ? "1 epoch" : "\(curve.records.count) epochs"
        return "\(name) · \(epochs), best on the validation images after epoch \(best.epoch): "
            + Format.percent(best.value)
    }
}
