import Display
import Insight
import Subjects
import Words

/// An image before and after an attack, and what changed in between.
package struct AttackDrawing {
    private let attack: Attack
    private let sample: Sample
    private let network: String
    private let classNames: ClassNames

    package init(_ attack: Attack, of sample: Sample, network: String, classNames: ClassNames) {
        self.attack = attack
        self.sample = sample
        self.network = network
        self.classNames = classNames
    }

    /// - Parameters:
    ///   - shown: the attack that is drawn.
    ///   - smallest: the one with the smallest budget that succeeds; nil if none up to `limit` does.
    package func table(_ shown: Attack.Attempt, smallest: (attempt: Attack.Attempt, precision: Float)?, limit: Float) -> Table {
        let change = zip(shown.pixels, sample.pixels).map { $0 - $1 }
        let (before, after) = (attack.original, shown.prediction)
        let columns = [
            Column("sample"), Column("method"), Column("epsilon"), Column("succeeds"), Column("smallest_epsilon"),
            Column("precision"), Column("predicted_before"), Column("confidence_before"), Column("predicted_after"),
            Column("confidence_after"), Column("mean_change"), Column("pixels"), Column("probabilities_before"),
            Column("probabilities_after"),
        ]
        let mean = change.reduce(0) { $0 + abs($1) } / Float(max(change.count, 1))
        let row: [Value] = [
            .text("\(sample.path)"), .text(attack.method.rawValue), .number(Double(shown.epsilon)), .flag(shown.succeeds),
            smallest.map { .number(Double($0.attempt.epsilon)) } ?? .missing,
            smallest.map { .number(Double($0.precision)) } ?? .missing,
            .integer(before.verdict), .fraction(Double(before.confidence)),
            .integer(after.verdict), .fraction(Double(after.confidence)), .number(Double(mean)),
            .list(shown.pixels.map { .number(Double($0)) }),
            .list(before.probabilities.map { .number(Double($0)) }), .list(after.probabilities.map { .number(Double($0)) }),
        ]
        let bars = ProbabilityBars(before: before, after: after, label: sample.label, classNames: classNames)
        let words = [verdict(shown), search(shown, smallest, limit)].compactMap { $0 }
        var table = Table(
            columns: columns, rows: [row], notes: attack.method == .pgd ? ["the starts are drawn from the session's seed"] : [],
            drawing: [.picture(picture(shown, change)), .chart(bars.chart())] + words.map { .text($0) })
        table.finding = words.map { "\($0)." }.joined(separator: " ")
        return table
    }

    private func reading(_ prediction: Prediction) -> String {
        "\(classNames[prediction.verdict]) \(Format.percent(Double(prediction.confidence), decimals: 1))"
    }

    private func picture(_ shown: Attack.Attempt, _ change: [Float]) -> PictureOutput {
        return PictureOutput(
            title: "\(sample.caption), attacked with \(attack.method.rawValue), "
                + "epsilon \(Format.number(Double(shown.epsilon)))",
            tiles: [
                Tile(sample.picture, caption: "before · \(reading(attack.original))"), difference(shown, change),
                Tile(
                    shown.pixels, like: sample.picture, caption: "after · \(reading(shown.prediction))",
                    tint: shown.succeeds ? .bad : .good),
            ])
    }

    /// What changed, of colors as a color.
    private func difference(_ shown: Attack.Attempt, _ change: [Float]) -> Tile {
        let (picture, most) = (sample.picture, max(shown.epsilon, .leastNormalMagnitude))
        guard picture.channels == 1 else {
            return Tile(
                signed: change, width: picture.width, height: picture.height, most: most,
                caption: "change · mid-gray is none")
        }
        var difference = Tile(change, like: picture, caption: "change")
        difference.range = .symmetric(max: most)
        return difference
    }

    /// What the shown image is read as.
    private func verdict(_ shown: Attack.Attempt) -> String {
        let size = "with no pixel changed by more than \(levels(shown.epsilon))"
        let now = sure(shown.prediction)
        return shown.succeeds
            ? "\(network) reads \(sample.path) as \(sure(attack.original)), and as \(now) \(size)"
            : "\(network) goes on to read \(sample.path) as \(now) \(size)"
    }

    private func sure(_ prediction: Prediction) -> String {
        "\(classNames[prediction.verdict]) (\(Format.percent(Double(prediction.confidence), decimals: 1)))"
    }

    /// What the search for a smaller budget came to.
    private func search(
        _ shown: Attack.Attempt, _ smallest: (attempt: Attack.Attempt, precision: Float)?, _ limit: Float
    ) -> String? {
        let goal = attack.target.map { "makes it \(classNames[$0])" } ?? "flips the answer"
        let tried = "\(Format.count(attack.firstBudgets, "budget")) up to epsilon \(Format.number(Double(limit)))"
        guard let smallest else {
            return "none of \(tried), evenly spaced, \(goal) with \(attack.method.rawValue)"
        }
        return "epsilon \(Format.number(Double(smallest.attempt.epsilon))) is the smallest tried with "
            + "\(attack.method.rawValue) that \(goal): of \(tried), then in steps of "
            + "\(Format.number(Double(smallest.precision))); a stronger attack may need less"
    }

    /// `0.05 (12.8 of 255 gray levels)`.
    private func levels(_ epsilon: Float) -> String {
        "\(Format.number(Double(epsilon))) (\(Format.fixed(Double(epsilon) * 255, decimals: 1)) of 255 \(sample.picture.channels == 1 ? "gray levels" : "levels"))"
    }
}
