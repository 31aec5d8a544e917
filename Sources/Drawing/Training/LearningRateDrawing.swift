import ConvNet
import Display
import Insight
import Reproducible
import Words

/// The range test of the learning rate as a curve, and what to make of it.
package struct LearningRateDrawing {
    private let test: LearningRateTest
    private let name: String
    private let settings: TrainingSettings

    package init(_ test: LearningRateTest, of name: String, settings: TrainingSettings) {
        (self.test, self.name, self.settings) = (test, name, settings)
    }

    package var table: Table {
        var table = Table(
            title: "\(name) · \(settings.optimizer.word) · batch \(settings.batchSize)",
            columns: [Column("learning_rate"), Column("loss"), Column("smoothed_loss")],
            rows: test.points.map { [.number($0.rate), .number($0.loss), .number($0.smoothed)] },
            notes: notes, drawing: [.chart(chart), .text(advice)])
        table.finding = finding
        return table
    }

    private var chart: Chart {
        func series(_ name: String, _ value: (LearningRateTest.Point) -> Double) -> Series {
            Series(name: name, points: test.points.map { .init(x: Self.log10($0.rate), y: value($0)) })
        }
        var chart = Chart(
            title: "loss by learning rate", kind: .lines, series: [series("smoothed loss") { $0.smoothed }],
            xLabel: "power of ten of the learning rate: -3 is 0.001", yLabel: "loss, smoothed")
        chart.finding = finding
        return chart
    }

    /// Two digits are more than the test can tell.
    private static func rounded(_ rate: Double) -> Double {
        guard rate > 0, rate.isFinite else { return rate }
        var (digits, scale) = (rate, 1.0)
        while digits < 10 { (digits, scale) = (digits * 10, scale * 10) }
        while digits >= 100 { (digits, scale) = (digits / 10, scale / 10) }
        return digits.rounded() / scale
    }

    private var suggestion: Double? { (test.steepest ?? test.tenthOfLowest).map(Self.rounded) }

    private var advice: String {
        guard let suggestion, let lowest = test.lowest else {
            return "the loss fell by less than a tenth, or no more than batches differ: no rate can be named. A network that "
                + "has learned already has little to show, so try `new` first, or more --batches"
        }
        return "the loss falls fastest at \(Format.number(suggestion)): `set lr \(Format.number(suggestion))`; beyond "
            + "\(Format.number(Self.rounded(lowest.rate))) it stops falling"
    }

    private var finding: String {
        let end = test.explodedAt.map { " It exploded at \(Format.number(Self.rounded($0)))." } ?? ""
        let words = advice.replacing("`", with: "")
        return "\(words.prefix(1).uppercased())\(words.dropFirst()).\(end)"
    }

    private var notes: [String] {
        let smoothing = Format.percent(LearningRateTest.smoothing, decimals: 0)
        var notes = ["the curve is smoothed over neighboring batches, each with \(smoothing) of the weight of the next closer one"]
        if let rate = test.explodedAt {
            notes.append(
                "stopped at \(Format.number(Self.rounded(rate))), where the loss was over "
                    + "\(Format.number(LearningRateTest.explosion)) times its minimum, or not a number")
        }
        return notes
    }

    private static func log10(_ value: Double) -> Double { Exact.log(value) / Exact.log(10.0) }
}
