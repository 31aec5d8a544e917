import Display
import Insight
import Painting
import Subjects
import Words

/// What networks say about samples.
package struct PredictionDrawing {
    /// One sample and what each network makes of it.
    package struct Answer {
        package let sample: Sample
        package let predictions: [(network: String, prediction: Prediction)]

        package init(sample: Sample, predictions: [(network: String, prediction: Prediction)]) {
            self.sample = sample
            self.predictions = predictions
        }
    }

    /// As many pictures are drawn of a longer list.
    static let limit = 24

    private let answers: [Answer]
    private let paths: [SamplePath]
    private let classNames: ClassNames

    /// - Parameter paths: what names the samples, so that those left out can be named too.
    package init(_ answers: [Answer], of paths: [SamplePath], classNames: ClassNames) {
        self.answers = answers
        self.paths = paths
        self.classNames = classNames
    }

    package var table: Table {
        let columns = [
            Column("sample"), Column("network"), Column("label"), Column("predicted"), Column("confidence"),
            Column("probabilities"),
        ]
        let rows = answers.flatMap { answer in
            answer.predictions.map { network, prediction -> [Value] in
                [
                    .text("\(answer.sample.path)"), .text(network), answer.sample.label.map { .integer($0) } ?? .missing,
                    .integer(prediction.verdict), .fraction(Double(prediction.confidence)),
                    .list(prediction.probabilities.map { .number(Double($0)) }),
                ]
            }
        }
        var table = Table(columns: columns, rows: rows, drawing: drawing)
        table.finding = finding
        table.notes = notes
        return table
    }

    /// What is to be said about pictures beside the answers.
    private var notes: [String] {
        let several = answers.filter(\.sample.seemsSeveral).map { "\($0.sample.path)" }
        guard !several.isEmpty else { return [] }
        let more = several.count > 5 ? " and \(Format.integer(several.count - 5)) more" : ""
        return [
            "there seem to be several digits in \(several.prefix(5).joined(separator: ", "))\(more); the network reads one, "
                + "so give it a picture of each"
        ]
    }

    private var drawing: [Output] {
        if answers.count == 1, let answer = answers.first { return single(answer) }
        let networks = answers.first?.predictions.count ?? 0
        return networks > 1 ? comparison : gallery
    }

    /// The verdicts on one sample; of several how many are right, and the first that are not.
    private var finding: String {
        if answers.count == 1, let answer = answers.first {
            return answer.predictions.map { network, prediction in
                "\(answer.sample.caption): \(network) "
                    + Verdict(prediction, label: answer.sample.label, classNames: classNames).words + "."
            }.joined(separator: " ")
        }
        let networks = answers.first?.predictions.indices ?? 0..<0
        return networks.map { place in
            let wrong = answers.compactMap { answer -> String? in
                let verdict = answer.predictions[place].prediction.verdict
                guard let label = answer.sample.label, label != verdict else { return nil }
                return "\(answer.sample.path) (\(classNames[label]) read as \(classNames[verdict]))"
            }
            let more = wrong.count > 5 ? " and \(Format.integer(wrong.count - 5)) more" : ""
            let said = score(place).first ?? "\(answers[0].predictions[place].network) reads "
                + Format.count(answers.count, "image")
            return said + (wrong.isEmpty ? "." : "; wrong are \(wrong.prefix(5).joined(separator: ", "))\(more).")
        }.joined(separator: " ")
    }
}

// One sample.
extension PredictionDrawing {
    /// The picture, bars of the probabilities, and the verdict in words.
    private func single(_ answer: Answer) -> [Output] {
        let picture = PictureOutput(tiles: [Tile(answer.sample.picture, caption: answer.sample.caption)])
        let bars = Chart(
            kind: .bars, series: answer.predictions.map { series($0, $1, label: answer.sample.label) },
            style: .fraction, minimum: 0, maximum: 1)
        let verdicts = answer.predictions.map { network, prediction in
            let words = Verdict(prediction, label: answer.sample.label, classNames: classNames).words
            return Output.text("\(network) \(words)")
        }
        return [.picture(picture), .chart(bars)] + verdicts
    }

    private func series(_ network: String, _ prediction: Prediction, label: Int?) -> Series {
        Series(name: network, bars: prediction.probabilities.enumerated().map { place, probability in
            let isVerdict = place == prediction.verdict
            let tint: Tint = !isVerdict ? .plain : label.map { $0 == place ? .good : .bad } ?? .accent
            return .init(
                label: classNames[place], value: Double(probability), note: place == label ? "labeled" : "", tint: tint)
        })
    }
}

// Several samples.
extension PredictionDrawing {
    /// Pictures with what was read in their captions.
    private var gallery: [Output] {
        let shown = answers.prefix(Self.limit)
        let rest = paths.count == 1 && answers.count > shown.count
            ? paths[0].after(shown.count, of: answers.count).map { "predict \($0)" } : nil
        let tiles = shown.map { answer in
            let prediction = answer.predictions[0].prediction
            let isRight = answer.sample.label.map { $0 == prediction.verdict }
            return Tile(
                answer.sample.picture, caption: "\(answer.sample.shortName) · \(reading(prediction, answer.sample.label))",
                tint: isRight.map { $0 ? .good : .bad } ?? .plain)
        }
        return [.picture(PictureOutput(tiles: tiles, total: answers.count, rest: rest))] + score(0).map { .text($0) }
    }

    /// `4 99.8 %`, and `9 not 4 61.2 %` where it is wrong.
    private func reading(_ prediction: Prediction, _ label: Int?) -> String {
        let sure = Format.percent(Double(prediction.confidence), decimals: 1)
        guard let label, label != prediction.verdict else { return "\(classNames[prediction.verdict]) \(sure)" }
        return "\(classNames[prediction.verdict]) not \(classNames[label]) \(sure)"
    }

    /// A row a sample, a column a network.
    private var comparison: [Output] {
        let networks = answers[0].predictions.map(\.network)
        let columns = [Column("sample"), Column("label")] + networks.map { Column(key: $0, heading: $0) }
        let shown = answers.prefix(Self.limit)
        let rows = shown.map { answer -> [Value] in
            [.text("\(answer.sample.path)"), .text(answer.sample.label.map { classNames[$0] } ?? "")]
                + answer.predictions.map { .text(reading($0.prediction, answer.sample.label)) }
        }
        let left = answers.count - shown.count
        let notes = left > 0 ? ["and \(Format.integer(left)) more"] : []
        return [.table(Table(columns: columns, rows: rows, notes: notes))]
            + networks.indices.flatMap { score($0) }.map { .text($0) }
    }

    /// How many samples with a label a network read right; nothing where none has one.
    private func score(_ place: Int) -> [String] {
        let labeled = answers.filter { $0.sample.label != nil }
        guard !labeled.isEmpty else { return [] }
        let right = labeled.count { $0.predictions[place].prediction.verdict == $0.sample.label }
        let network = labeled[0].predictions[place].network
        return ["\(network) reads \(Format.integer(right)) of \(Format.integer(labeled.count)) right"]
    }
}
