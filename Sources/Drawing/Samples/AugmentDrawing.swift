import Display
import Insight
import Subjects
import Words

/// A sample and what augmentation makes of it.
package struct AugmentDrawing {
    package let sample: Sample
    package let variations: [[Float]]
    /// What a network says about each; nil where none was asked.
    package let answers: [Prediction]?
    package let network: String?
    package let changes: String
    package let seed: UInt64
    package let classNames: ClassNames

    package init(
        sample: Sample, variations: [[Float]], answers: [Prediction]?, network: String?, changes: String,
        seed: UInt64, classNames: ClassNames
    ) {
        self.sample = sample
        self.variations = variations
        self.answers = answers
        self.network = network
        self.changes = changes
        self.seed = seed
        self.classNames = classNames
    }

    package var table: Table {
        var table = Table(
            title: "\(sample.caption) · \(changes)",
            columns: [Column("variation"), Column("predicted"), Column("confidence"), Column("mean_ink")],
            rows: variations.enumerated().map { number, pixels in
                let mean = pixels.reduce(0) { $0 + Double($1) } / Double(max(1, pixels.count))
                return [
                    .integer(number + 1), answers.map { .integer($0[number].verdict) } ?? .missing,
                    answers.map { .fraction(Double($0[number].confidence)) } ?? .missing, .number(mean),
                ]
            },
            notes: [finding], drawing: [.picture(gallery)])
        table.finding = finding
        return table
    }

    private var gallery: PictureOutput {
        let tiles = variations.enumerated().map { number, pixels -> Tile in
            let answer = answers?[number]
            let reading = answer.map {
                " · \(classNames[$0.verdict]) \(Format.percent(Double($0.confidence), decimals: 1))"
            } ?? ""
            let isWrong = answer.flatMap { answer in sample.label.map { $0 != answer.verdict } } ?? false
            return Tile(
                pixels, like: sample.picture, caption: "\(number + 1)\(reading)",
                tint: isWrong ? .bad : .plain)
        }
        return PictureOutput(tiles: [Tile(sample.picture, caption: "as it is", tint: .accent)] + tiles)
    }

    private var finding: String {
        let start = "\(Format.count(variations.count, "variation")) of \(sample.path) drawn from seed \(seed)"
        guard let answers, let network else { return "\(start)." }
        if let label = sample.label {
            let right = answers.count { $0.verdict == label }
            return "\(start): \(network) reads \(right) of \(answers.count) as \(classNames[label]), its label."
        }
        let verdicts = Set(answers.map(\.verdict)).sorted().map { classNames[$0] }.joined(separator: ", ")
        return "\(start): \(network) reads \(variations.count == 1 ? "it" : "them") as \(verdicts)."
    }
}
