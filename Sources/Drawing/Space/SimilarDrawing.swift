import Display
import Insight
import Subjects
import Words

/// A sample and the images that the network finds most like it.
package struct SimilarDrawing {
    /// One of them.
    package struct Neighbour {
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
    package let neighbours: [Neighbour]
    package let split: EvaluatedSplit
    package let space: String
    package let network: String
    package let classNames: ClassNames

    package init(
        sample: Sample, answer: Prediction, neighbours: [Neighbour], split: EvaluatedSplit, space: String,
        network: String, classNames: ClassNames
    ) {
        self.sample = sample
        self.answer = answer
        self.neighbours = neighbours
        self.split = split
        self.space = space
        self.network = network
        self.classNames = classNames
    }

    package var table: Table {
        let rows = neighbours.map { neighbour -> [Value] in
            [
                .text("\(neighbour.sample.path)"), .number(neighbour.distance),
                neighbour.sample.label.map { .integer($0) } ?? .missing,
                .text(neighbour.sample.label.map { classNames[$0] } ?? ""), .integer(neighbour.prediction.verdict),
                .fraction(Double(neighbour.prediction.confidence)),
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
        return PictureOutput(tiles: [first] + neighbours.map { neighbour in
            let isRight = neighbour.sample.label == neighbour.prediction.verdict
            let read = isRight ? "" : " read as \(classNames[neighbour.prediction.verdict])"
            return Tile(
                neighbour.sample.picture,
                caption: "\(neighbour.sample.path) · \(Format.number(neighbour.distance)) · "
                    + "\(neighbour.sample.label.map { classNames[$0] } ?? "")\(read)",
                tint: isRight ? .plain : .bad)
        })
    }

    private var finding: String {
        let labels = neighbours.compactMap(\.sample.label)
        let counts = Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +)
        let most = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
        guard let most, let nearest = neighbours.first else { return "There is no other image." }
        let share = labels.count == 1 ? "Its neighbour is"
            : most.value == labels.count ? "All \(labels.count) neighbours are" : "\(most.value) of the \(labels.count) neighbours are"
        return "\(share) labelled \(classNames[most.key]); \(sample.caption) is read as \(classNames[answer.verdict]). "
            + "Nearest is \(nearest.sample.path) at distance \(Format.number(nearest.distance))."
    }
}
