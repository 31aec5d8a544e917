import Datasets
import Display
import Insight
import Subjects
import Words

/// A data set in numbers, bars and mean images.
package struct DatasetDrawing {
    private let dataset: Dataset
    private let pictured: (images: Split, split: EvaluatedSplit)
    private let validationShare: Double

    /// - Parameters:
    ///   - pictured: the images whose means are drawn
    ///   - validationShare: the share of the training images that training keeps back.
    package init(_ dataset: Dataset, pictured: (images: Split, split: EvaluatedSplit), validationShare: Double) {
        self.dataset = dataset
        self.pictured = pictured
        self.validationShare = validationShare
    }

    package var table: Table {
        let columns = [
            Column("split"), Column("images"), Column("height"), Column("width"), Column("mean"), Column("deviation"),
            Column("inked"), Column("per_class"),
        ]
        let described = dataset.splits.map { describe($0, $0.name) } + keptBack
        let rows: [[Value]] = described.map { name, split, ink, histogram in
            [
                .text(name), .integer(split.count), .integer(split.height), .integer(split.width),
                .number(ink.mean), .number(ink.deviation), .fraction(ink.inked),
                .list(histogram.counts.map { .integer($0) }),
            ]
        }
        var table = Table(
            title: "\(dataset.name) · \(dataset.source)", columns: columns, rows: rows, notes: notes,
            drawing: [.table(grid(described)), .chart(bars), means])
        table.finding = finding(described)
        return table
    }

    private func finding(_ described: [Described]) -> String {
        let counts = dataset.splits.map { "\(Format.integer($0.count)) \($0.name)" }.joined(separator: " and ")
        var text = "\(dataset.name) has \(counts) images of \(dataset.train.size)."
        if let histogram = described.first?.histogram, let (rarest, commonest) = histogram.extremes {
            let (fewest, most) = (histogram.counts[rarest], histogram.counts[commonest])
            text += fewest == most ? " Each class has \(Format.count(most, "training image"))."
                : " Most training images are of \(dataset.classNames[commonest]) (\(Format.integer(most))), "
                    + "fewest of \(dataset.classNames[rarest]) (\(Format.integer(fewest)))."
        }
        return text
    }

    private func histogram(_ split: Split) -> ClassHistogram {
        ClassHistogram(labels: split.labels, classes: dataset.classNames.count)
    }

    private func grid(_ described: [Described]) -> Table {
        let isGray = dataset.train.channels == 1
        return Table(
            columns: [
                Column("split"), Column("images"), Column("size"),
                Column(key: "mean", heading: isGray ? "mean ink" : "mean", decimals: 4),
                Column(key: "deviation", heading: "deviation", decimals: 4),
                Column(key: "inked", heading: isGray ? "pixels with ink" : "not 0", decimals: 1),
            ],
            rows: described.map { name, split, ink, _ in
                [
                    .text(name), .integer(split.count), .text(split.size),
                    .number(ink.mean), .number(ink.deviation), .fraction(ink.inked),
                ]
            })
    }

    /// The images that are kept back for validation, where those are pictured.
    private var keptBack: [Described] {
        pictured.split == .validation
            ? [describe(pictured.images, pictured.split.rawValue)] : []
    }

    private typealias Described = (name: String, split: Split, ink: InkStatistics, histogram: ClassHistogram)

    private func describe(_ split: Split, _ name: String) -> Described {
        (name, split, InkStatistics(split), histogram(split))
    }

    /// The images of the pictured part by class; behind those of train the count of test images.
    private var bars: Chart {
        let test = pictured.split == .train ? histogram(dataset.test).counts : []
        let bars = zip(dataset.classNames, histogram(pictured.images).counts).enumerated().map { place, bar in
            Series.Bar(
                label: bar.0, value: Double(bar.1),
                note: test.indices ~= place ? "and \(Format.integer(test[place])) in test" : "")
        }
        return Chart(
            title: "\(pictured.split.rawValue) images per class", kind: .bars,
            series: [Series(name: pictured.split.rawValue, bars: bars)], style: .integer)
    }

    /// The mean image of each class, at half size where five do not stand side by side.
    private var means: Output {
        let means = zip(dataset.classNames, MeanImage.perClass(pictured.images, classes: dataset.classNames.count))
            .filter { $1.images > 0 }
        func gallery(_ picture: (MeanImage) -> MeanImage) -> PictureOutput {
            let tiles = means.map { name, mean in
                var tile = Tile(picture(mean), caption: "mean of \(name)")
                tile.data = NumberGrid(
                    width: mean.width, height: mean.height, channels: mean.channels, values: mean.values)
                tile.dataScale = 1
                return tile
            }
            return PictureOutput(title: "mean images of \(pictured.split.rawValue)", tiles: tiles)
        }
        var large = gallery { $0 }
        large.sideBySide = 5
        return .alternatives([.picture(large), .picture(gallery(\.halved))])
    }

    private var notes: [String] {
        let kept = EvaluatedSplit.validationRange(of: dataset.train.count, share: validationShare).count
        let assumed = dataset.notes.map(\.description)
        guard kept > 0 else { return assumed }
        return assumed + ["training holds out the last \(kept == 1 ? "image" : "\(Format.integer(kept)) images") of train for validation"]
    }
}
