import ConvNet
import Display

/// What training came to with one value of a setting.
struct SweepArm {
    let value: String
    let outcome: Trainer.Outcome
    let points: [Series.Point]

    /// One chart with all curves, and a row for each value.
    static func output(_ arms: [SweepArm], of setting: Setting, left: Int, seed: UInt64) -> Output {
        let chart = Chart(
            title: "loss while training, by \(setting.name)", kind: .lines,
            series: arms.map { Series(name: $0.value, points: $0.points) }, xLabel: "batches", yLabel: "loss")
        var notes = ["seed \(seed)"]
        if let stopped = arms.last?.outcome.stopped {
            notes.append("stopped in epoch \(stopped.epoch) after batch \(stopped.batch); "
                + "\(Short.count(left, "value")) left out")
        }
        let columns = [Column(key: "value", heading: setting.name)] + EpochTable.columns
        let rows = arms.map { arm in
            [cell(arm.value)] + (arm.outcome.records.last.map(EpochTable.row) ?? [])
        }
        return .group([.chart(chart), .table(Table(columns: columns, rows: rows, notes: notes))])
    }

    private static func cell(_ text: String) -> Value {
        if let integer = Int(text) { return .integer(integer) }
        return Double(text).map { .number($0) } ?? .text(text)
    }
}
