import Display
import Insight
import Subjects
import Words

/// The answer on the way from one sample to another.
package struct PassageDrawing {
    /// Classes that get a curve.
    private static let curves = 5

    private let passage: Passage
    private let from: Sample
    private let to: Sample
    private let steps: Int
    private let space: String
    private let network: String
    private let pictures: ((Double) -> [Float])?
    private let classNames: ClassNames

    /// - Parameters:
    ///   - space: what is interpolated: `pixels`, or the hidden layer
    ///   - pictures: the image at a place; nil where there is none
    package init(
        _ passage: Passage, from: Sample, to: Sample, steps: Int, space: String, network: String,
        pictures: ((Double) -> [Float])?, classNames: ClassNames
    ) {
        (self.passage, self.from, self.to, self.steps) = (passage, from, to, steps)
        (self.space, self.network, self.pictures, self.classNames) = (space, network, pictures, classNames)
    }

    /// A row a step, then a row a change of the answer.
    package var output: Output {
        var table = Table(
            title: "from \(from.caption) to \(to.caption), \(space) · \(network)",
            columns: [Column("share"), Column("predicted"), Column("class"), Column("confidence"), Column("probabilities")],
            rows: shown.map { stop in
                [
                    .fraction(stop.share), .integer(stop.prediction.verdict), .text(classNames[stop.prediction.verdict]),
                    .fraction(Double(stop.prediction.confidence)),
                    .list(stop.prediction.probabilities.map { .number(Double($0)) }),
                ]
            },
            drawing: [.picture(gallery), .chart(chart)])
        table.finding = finding
        guard !passage.flips.isEmpty else {
            table.notes = [finding]
            return .table(table)
        }
        return .group([.table(table), .table(flips)])
    }

    /// The stops that are drawn as pictures.
    private var shown: [Passage.Stop] {
        let stride = max(1, (passage.stops.count - 1) / max(1, steps - 1))
        return passage.stops.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    }

    private var gallery: PictureOutput {
        guard let pictures else {
            return PictureOutput(tiles: [from, to].map { Tile($0.picture, caption: $0.caption) })
        }
        return PictureOutput(tiles: shown.map { stop in
            Tile(
                pictures(stop.share), like: from.picture,
                caption: "\(Format.percent(stop.share, decimals: 0)) · \(classNames[stop.prediction.verdict]) "
                    + Format.percent(Double(stop.prediction.confidence), decimals: 1))
        })
    }

    /// The classes that are the answer somewhere, and then those that come nearest to it, in class order.
    private var followed: [Int] {
        let classes = passage.stops.first?.prediction.probabilities.count ?? 0
        let answers = Set(passage.stops.map(\.prediction.verdict))
        let peaks = (0..<classes).map { label in
            (label: label, peak: passage.stops.map { $0.prediction.probabilities[label] }.max() ?? 0)
        }
        let others = peaks.filter { !answers.contains($0.label) && $0.peak > 0.05 }.sorted { $0.peak > $1.peak }
        return (answers.sorted() + others.map(\.label)).prefix(Self.curves).sorted()
    }

    private var chart: Chart {
        let series = followed.map { label in
            Series(name: classNames[label], points: passage.stops.map {
                Series.Point(x: $0.share * 100, y: Double($0.prediction.probabilities[label]))
            })
        }
        return Chart(
            title: "probabilities on the way", kind: .lines, series: series,
            xLabel: "% of the way from \(from.shortName) to \(to.shortName)", style: .fraction, minimum: 0, maximum: 1)
    }

    private var flips: Table {
        Table(
            title: "where the answer changes",
            columns: [
                Column(key: "at", heading: "of the way", decimals: 3), Column("from"), Column("to"),
            ],
            rows: passage.flips.map { [.fraction($0.share), .text(classNames[$0.from]), .text(classNames[$0.to])] })
    }

    private var finding: String {
        guard let first = passage.flips.first else {
            let verdict = passage.stops.first?.prediction.verdict ?? 0
            return "The answer is \(classNames[verdict]) all the way from \(from.path) to \(to.path)."
        }
        let place = Format.percent(first.share, decimals: 1)
        guard passage.flips.count > 1 else {
            return "The answer changes once, from \(classNames[first.from]) to \(classNames[first.to]), at \(place) of the way from "
                + "\(from.path) to \(to.path)."
        }
        let way = [classNames[first.from]] + passage.flips.map { classNames[$0.to] }
        return "The answer changes \(passage.flips.count) times from \(from.path) to \(to.path): "
            + "\(way.joined(separator: ", ")); first at \(place) of the way."
    }
}
