import ConvNet
import Display
import Subjects
import Words

/// All copies of a sweep as an output.
package struct SweepOutput {
    package let arms: [SweepArm]
    /// The name of the setting whose values were tried.
    package let setting: String
    /// Values that Ctrl-C left out.
    package let left: Int
    /// What every run started with: "fresh weights of seed 1".
    package let start: String
    /// Whether the test images were asked for.
    package let hasTest: Bool

    package init(arms: [SweepArm], setting: String, left: Int, start: String, hasTest: Bool) {
        self.arms = arms
        self.setting = setting
        self.left = left
        self.start = start
        self.hasTest = hasTest
    }

    /// The copies, the best first: by validation loss, or by the last training loss where nothing is kept back; those that
    /// diverged come last.
    package var ranking: [SweepArm] {
        let healthy = arms.filter { !$0.isDiverged }.sorted { $0.finalLoss < $1.finalLoss }
        return healthy + arms.filter(\.isDiverged)
    }

    /// One chart with all curves, a row for each value, and with test images a row about all of them.
    package var output: Output {
        let chart = Chart(
            title: "loss while training, by \(setting)", kind: .lines,
            series: arms.map { arm in
                let last = arm.points.last.map { "last " + Format.number($0.y) }
                return Series(name: arm.value, points: arm.points, remark: last ?? "")
            },
            xLabel: "batches", yLabel: "loss")
        return .group([.chart(chart), .table(table)] + (summary.map { [.table($0)] } ?? []))
    }

    private var table: Table {
        var notes = ["every run started with \(start)"] + verdicts
        if let stopped = arms.last?.stopped {
            notes.append("stopped in epoch \(stopped.epoch) after batch \(stopped.batch); "
                + "\(Format.count(left, "value")) left out")
        } else if left > 0 {
            notes.append("stopped; \(Format.count(left, "value")) left out")
        }
        let tested = [Column("test_accuracy"), Column("test_loss", decimals: 4)]
        let columns = [Column(key: "value", heading: setting)] + EpochTable.columns + (hasTest ? tested : [])
        var table = Table(columns: columns, rows: arms.map(row), notes: notes)
        if hasTest { table.drawing = [.table(Self.withoutEmptyColumns(table))] }
        return table
    }

    /// Which copies did best, and which did not learn.
    private var verdicts: [String] {
        let diverged = arms.filter(\.isDiverged)
        var verdicts = diverged.map { "\(setting) \($0.value) diverged: \($0.complaint)" }
        if let best = ranking.first, !best.isDiverged, arms.count > 1 {
            let loss = best.records.last?.validationLoss == nil ? "training loss" : "validation loss"
            verdicts.insert("the lowest \(loss): \(setting) \(best.value)", at: 0)
        }
        return verdicts
    }

    /// The columns in which anything stands; without validation images the table is narrow enough for a screen.
    private static func withoutEmptyColumns(_ table: Table) -> Table {
        let kept = table.columns.indices.filter { column in
            table.rows.contains { column < $0.count && $0[column] != .missing }
        }
        return Table(
            columns: kept.map { table.columns[$0] },
            rows: table.rows.map { row in kept.map { $0 < row.count ? row[$0] : .missing } }, notes: table.notes)
    }

    /// The last epoch, with the seconds of all.
    private func row(_ arm: SweepArm) -> [Value] {
        guard let last = arm.records.last else { return [cell(arm.value)] }
        let tested: [Value] = arm.test.map { [.fraction($0.accuracy), .number($0.loss)] } ?? [.missing, .missing]
        return [cell(arm.value)] + EpochTable.row(last, trainSeconds: arm.trainSeconds) + (hasTest ? tested : [])
    }

    private var summary: Table? {
        let accuracies = arms.compactMap { $0.test?.accuracy }.sorted()
        guard let lowest = accuracies.first, let highest = accuracies.last else { return nil }
        return Table(
            columns: [
                Column("networks"), Column("median_test_accuracy", decimals: 3), Column("lowest_test_accuracy"),
                Column("highest_test_accuracy"), Column("median_train_seconds", decimals: 2, isTimed: true),
            ],
            rows: [[
                .integer(accuracies.count), .fraction(Self.median(accuracies)), .fraction(lowest), .fraction(highest),
                .number(Self.median(arms.map(\.trainSeconds).sorted())),
            ]])
    }

    /// Of numbers in order, of which there is one at least; the mean of the middle two of an even number.
    package static func median(_ sorted: [Double]) -> Double {
        (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private func cell(_ text: String) -> Value {
        if let integer = Int(text) { return .integer(integer) }
        return Double(text).map { .number($0) } ?? .text(text)
    }
}
