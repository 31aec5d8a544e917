import Display
import Insight
import Subjects
import Words

/// A sample and the images that the network finds most like it.
package struct SimilarDrawing {
    /// One of them.
    package struct Neighbor {
        package let sample: Sample
        package let prediction: Prediction
        package let distance: Double

        package init(sample: Sample, prediction: Prediction, distance: Double) {
            self.sample = sample
            self.prediction = prediction
            self.distance = distance
        }
    }

    package let sample: Sample
    /// What the network says about the sample.
    package let answer: Prediction
    /// The nearest first.
    package let neighbors: [Neighbor]
    package let split: EvaluatedSplit
    package let space: String
    package let network: String
    package let classNames: ClassNames

    package init(
        sample: Sample, answer: Prediction, neighbors: [Neighbor], split: EvaluatedSplit, space: String,
        network: String, classNames: ClassNames
    ) {
        self.sample = sample
        self.answer = answer
        self.neighbors = neighbors
        self.split = split
        self.space = space
        self.network = network
        self.classNames = classNames
    }

    package var table: Table {
        let rows = neighbors.map { neighbor -> [Value] in
            [
                .text("\(neighbor.sample.path)"), .number(neighbor.distance),
                neighbor.sample.label.map { .integer($0) } ?? .missing,
                .text(neighbor.sample.label.map { classNames[$0] } ?? ""), .integer(neighbor.prediction.verdict),
                .fraction(Double(neighbor.prediction.confidence)),
            ]
        }
        var table = Table(
            title: "\(sample.caption) and the \(split.rawValue) images nearest to it in \(space) of \(network)",
            columns: [
                Column("sample"), Column("distance"), Column("label"), Column("class"), Column("predicted"),
                Column("confidence"),
            ],
            rows: rows, notes: [finding], drawing: [.picture(gallery)])
        table.finding = finding
        return table
    }

    private var gallery: PictureOutput {
        let first = Tile(
            sample.picture, caption: "\(sample.shortName) · read as \(classNames[answer.verdict])", tint: .accent)
        return PictureOutput(tiles: [first] + neighbors.map { neighbor in
            let isRight = neighbor.sample.label == neighbor.prediction.verdict
            let read = isRight ? "" : " read as \(classNames[neighbor.prediction.verdict])"
            return Tile(
                neighbor.sample.picture,
                caption: "\(neighbor.sample.path) · \(Format.number(neighbor.distance)) · "
                    + "\(neighbor.sample.label.map { classNames[$0] } ?? "")\(read)",
                tint: isRight ? .plain : .bad)
        })
    }

    private var finding: String {
        let labels = neighbors.compactMap(\.sample.label)
        let counts = Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +)
        let most = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
        guard let most, let nearest = neighbors.first else { return "There is no other image." }
        let share = labels.count == 1 ? "Its neighbor is"
            : most.value == labels.count ? "All \(labels.count) neighbors are" : "\(most.value) of the \(labels.count) neighbors are"
        return "\(share) labeled \(classNames[most.key]); \(sample.caption) is read as \(classNames[answer.verdict]). "
            + "Nearest is \(nearest.sample.path) at distance \(Format.number(nearest.distance))."
    }
}
