import Display
import Insight
import Subjects
import Words

/// Precision, recall and F1 of every class, and calibration.
package struct ReportDrawing {
    private let quality: NetworkQuality
    private let classNames: ClassNames

    package init(_ quality: NetworkQuality, classNames: ClassNames) {
        (self.quality, self.classNames) = (quality, classNames)
    }

    /// The classes, then the calibration in numbers, then its bins.
    package var output: Output { .group([.table(classes), .table(summary), .table(bins)]) }

    private func share(_ value: Double?) -> Value { value.map { .fraction($0) } ?? .missing }

    private var classes: Table {
        let report = quality.report
        var table = Table(
            title: "\(quality.network) on \(quality.split.rawValue), class by class",
            columns: [
                Column("label"), Column("class"), Column("precision", decimals: 2), Column("recall", decimals: 2),
                Column(key: "f1", heading: "F1", decimals: 2), Column("support"),
            ],
            rows: report.rows.map { row in
                [
                    .integer(row.label), .text(classNames[row.label]), share(row.precision), share(row.recall), share(row.f1),
                    .integer(row.support),
                ]
            },
            totals: [
                .missing, "macro mean", .fraction(report.macroPrecision), .fraction(report.macroRecall),
                .fraction(report.macroF1), .integer(report.rows.reduce(0) { $0 + $1.support }),
            ])
        if report.rows.contains(where: { $0.precision == nil || $0.recall == nil }) {
            table.notes = ["a class that is never read has no precision, one without images no recall; the mean takes 0"]
        }
        let weakest = report.weakest.flatMap { row in
            row.f1.map { " Weakest is \(classNames[row.label]), with \(Format.percent($0))." }
        } ?? ""
        table.finding = "\(quality.network) has a macro F1 of \(Format.percent(report.macroF1)) on "
            + "\(quality.split.rawValue).\(weakest)"
        return table
    }

    private var summary: Table {
        let temperature = quality.temperature
        var table = Table(
            title: "calibration: is \(quality.network) right as often as it is sure?",
            columns: [
                Column(key: "ece", heading: "ECE"), Column("temperature", decimals: 3),
                Column(key: "fitted_on", heading: "fitted on"), Column(key: "fitted_images", heading: "images"),
                Column(key: "ece_after", heading: "ECE with it"),
            ],
            rows: [[
                .fraction(quality.calibration.error), .number(temperature.value), .text(quality.fitted.split.rawValue),
                .integer(quality.fitted.images), .fraction(quality.tempered.error),
            ]],
            notes: [
                "ECE: expected calibration error over \(quality.calibration.bins.count) bins (Guo et al. 2017); the temperature "
                    + "takes the loss on \(quality.fitted.split.rawValue) from "
                    + "\(Format.fixed(temperature.lossBefore, decimals: 4)) to "
                    + Format.fixed(temperature.lossAfter, decimals: 4)
            ])
        if quality.fitted.split == quality.split {
            table.notes.append("fitted on the images that it is measured on, so the error looks smaller than it is")
        }
        if temperature.isAtLimit {
            table.notes.append(
                temperature.value < 1
                    ? "every answer looked at is right, so the lowest temperature that was tried fits best"
                    : "the probabilities say nothing about the labels, so the highest temperature that was tried fits best")
        }
        table.finding = finding
        return table
    }

    private var finding: String {
        let value = quality.temperature.value
        let verdict = value > 1.02 ? "too sure" : value < 0.98 ? "less sure than it might be" : "about as sure as it is right"
        return "\(quality.network) is \(verdict): its expected calibration error is "
            + "\(Format.percent(quality.calibration.error)), and \(Format.percent(quality.tempered.error)) with "
            + "temperature \(Format.fixed(value, decimals: 3))."
    }

    private var bins: Table {
        let filled = quality.calibration.bins.filter { $0.images > 0 }
        return Table(
            title: "how often it is right, by how sure it is",
            columns: [
                Column("above", decimals: 1), Column(key: "up_to", heading: "up to", decimals: 1), Column("images"),
                Column("confidence", decimals: 2), Column("accuracy", decimals: 2), Column("gap", decimals: 2),
            ],
            rows: filled.map { bin in
                [
                    .fraction(bin.low), .fraction(bin.high), .integer(bin.images), .fraction(bin.confidence),
                    .fraction(bin.accuracy), .fraction(bin.confidence - bin.accuracy),
                ]
            },
            drawing: filled.count > 1 ? [.chart(reliability(filled)), .table(grid(filled))] : [.table(grid(filled))])
    }

    private func grid(_ bins: [Calibration.Bin]) -> Table {
        Table(
            columns: [
                Column(key: "sure", heading: "sure"), Column("images"), Column("confidence", decimals: 2),
                Column("right", decimals: 2),
            ],
            rows: bins.map { bin in
                [
                    .text("\(Format.percent(bin.low, decimals: 1)) – \(Format.percent(bin.high, decimals: 1))"),
                    .integer(bin.images), .fraction(bin.confidence), .fraction(bin.accuracy),
                ]
            })
    }

    private func reliability(_ bins: [Calibration.Bin]) -> Chart {
        let measured = bins.map { Series.Point(x: $0.confidence * 100, y: $0.accuracy) }
        let ends = [bins.first?.confidence ?? 0, bins.last?.confidence ?? 1]
        return Chart(
            kind: .lines,
            series: [
                Series(name: "right", points: measured),
                Series(name: "as right as sure", points: ends.map { Series.Point(x: $0 * 100, y: $0) }),
            ],
            xLabel: "% sure", style: .fraction, minimum: 0, maximum: 1)
    }
}

/// How a network does on a split, class by class, and how far its probabilities can be trusted.
package struct NetworkQuality {
    package let network: String
    package let split: EvaluatedSplit
    package let report: ClassReport
    /// Before and after the logits are divided by the temperature.
    package let calibration: Calibration
    package let tempered: Calibration
    package let temperature: Temperature
    /// What the temperature was fitted on, and how many images that was.
    package let fitted: (split: EvaluatedSplit, images: Int)

    package init(
        network: String, split: EvaluatedSplit, report: ClassReport, calibration: Calibration, tempered: Calibration,
        temperature: Temperature, fitted: (split: EvaluatedSplit, images: Int)
    ) {
        self.network = network
        self.split = split
        self.report = report
        self.calibration = calibration
        self.tempered = tempered
        self.temperature = temperature
        self.fitted = fitted
    }
}
