import Display
import Insight
import Subjects
import Words

/// What a network says of an image while it changes.
package struct PerturbationDrawing {
    /// So many steps are asked about.
    package static let steps = 33
    /// Every so many of them one is drawn.
    private static let drawn = 4

    private let sample: Sample
    private let network: String
    private let classNames: ClassNames
    private let seed: UInt64

    package init(of sample: Sample, network: String, classNames: ClassNames, seed: UInt64) {
        self.sample = sample
        self.network = network
        self.classNames = classNames
        self.seed = seed
    }

    /// One change from none to all of it.
    package func table(_ change: Perturbation, _ sweep: PerturbationSweep) -> Table {
        let amount = PerturbationAmount(change)
        let watched = watched(sweep)
        let columns = [
            Column("share"), Column("rotation"), Column("shift_x"), Column("shift_y"), Column("scale"), Column("noise"),
            Column("predicted"), Column("confidence"), Column("watched"), Column("probability"),
        ]
        let steps = (sweep.steps + (sweep.flip.map { [$0] } ?? [])).sorted { $0.share < $1.share }
        let rows = steps.map { step -> [Value] in
            let part = change.share(step.share)
            let numbers = [step.share, part.rotation, part.shiftX, part.shiftY, part.scale, part.noise]
            return numbers.map { .number(Double($0)) } + [
                .integer(step.prediction.verdict), .fraction(Double(step.prediction.confidence)), .integer(watched),
                .fraction(probability(step, watched)),
            ]
        }
        let verdict = "\(PerturbationKind.name(of: change)): \(words(sweep, amount))"
        var table = Table(
            columns: columns, rows: rows,
            notes: change.noise != 0 ? ["the noise is drawn from seed \(seed)"] : [],
            drawing: [.picture(gallery(sweep, amount)), .chart(chart(sweep, amount)), .text(verdict)])
        table.finding = "\(sample.caption), \(verdict)."
        return table
    }

    /// What is watched along the way: the label where it is known and a class of the network, else the first answer.
    private func watched(_ sweep: PerturbationSweep) -> Int {
        sample.label.flatMap { sweep.steps[0].prediction.probabilities.indices ~= $0 ? $0 : nil } ?? sweep.answer
    }

    private func probability(_ step: PerturbationSweep.Step, _ label: Int) -> Double {
        step.prediction.probabilities.indices ~= label ? Double(step.prediction.probabilities[label]) : 0
    }

    private func sure(_ step: PerturbationSweep.Step) -> String {
        Format.percent(Double(step.prediction.confidence), decimals: 1)
    }

    /// `read as 4 up to 17.3°, from there as 9 (known to 0.01°)`.
    private func words(_ sweep: PerturbationSweep, _ amount: PerturbationAmount) -> String {
        let wrong = sample.label.map { $0 == sweep.answer ? "" : ", which is wrong," } ?? ""
        guard let flip = sweep.flip else {
            let last = sweep.steps[sweep.steps.count - 1]
            return "read as \(classNames[sweep.answer])\(wrong) all the way to \(amount.words(last.share)), "
                + "there with \(sure(last)) (\(Format.count(sweep.tried, "step")) tried)"
        }
        let end = sweep.steps.last?.prediction.verdict == sweep.answer
            ? ", and as \(classNames[sweep.answer]) again in the end" : ""
        return "read as \(classNames[sweep.answer])\(wrong) up to \(amount.words(flip.share, digits: 3)), "
            + "from there as \(classNames[flip.prediction.verdict])\(end) (known to \(amount.precision(sweep.precision)), "
            + "\(Format.count(sweep.tried, "step")) tried)"
    }

    private func gallery(_ sweep: PerturbationSweep, _ amount: PerturbationAmount) -> PictureOutput {
        var steps = stride(from: 0, to: sweep.steps.count, by: Self.drawn).map { sweep.steps[$0] }
        if let flip = sweep.flip {
            steps.insert(flip, at: steps.firstIndex { $0.share > flip.share } ?? steps.count)
        }
        return PictureOutput(
            title: "\(sample.caption), read by \(network)",
            tiles: steps.map { tile($0, caption: amount.words($0.share), answer: sweep.answer) })
    }

    private func tile(_ step: PerturbationSweep.Step, caption: String, answer: Int) -> Tile {
        let verdict = step.prediction.verdict
        return Tile(
            step.pixels, like: sample.picture, caption: "\(caption) · \(classNames[verdict]) \(sure(step))",
            tint: verdict == sample.label ?? answer ? .good : .bad)
    }

    private func chart(_ sweep: PerturbationSweep, _ amount: PerturbationAmount) -> Chart {
        let watched = watched(sweep)
        var labels = [watched]
        for label in [sweep.answer, sweep.flip?.prediction.verdict] {
            if let label, !labels.contains(label) { labels.append(label) }
        }
        let series = labels.map { label in
            Series(name: classNames[label], points: sweep.steps.map {
                .init(x: amount.coordinate($0.share), y: probability($0, label))
            })
        }
        return Chart(
            title: "probability of \(labels.map { classNames[$0] }.joined(separator: " and "))", kind: .lines, series: series,
            xLabel: amount.axis, style: .fraction, minimum: 0, maximum: 1)
    }
}

// Every kind of change.
extension PerturbationDrawing {
    /// A row a kind of change: how far the answer stands it.
    package func overview(_ sweeps: [(kind: PerturbationKind, sweep: PerturbationSweep)]) -> Table {
        let columns = [
            Column("change"), Column(key: "limit", heading: "tried to"), Column(key: "flips_at", heading: "flips at"),
            Column("amount"), Column("predicted"), Column(key: "class", heading: "then reads"),
            Column("confidence", decimals: 1),
        ]
        let rows = sweeps.map { kind, sweep -> [Value] in
            let amount = PerturbationAmount(kind.change)
            let shown = sweep.flip ?? sweep.steps[sweep.steps.count - 1]
            return [
                .text(kind.name), .text(amount.words(1)),
                .text(sweep.flip.map { amount.words($0.share, digits: 3) } ?? "never"),
                sweep.flip.map { .number(amount.coordinate($0.share)) } ?? .missing,
                .integer(shown.prediction.verdict), .text(classNames[shown.prediction.verdict]),
                .fraction(Double(shown.prediction.confidence)),
            ]
        }
        let hidden: Set = ["amount", "predicted"]
        let kept = columns.indices.filter { !hidden.contains(columns[$0].key) }
        var screen = Table(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
        screen.tints = sweeps.map { [.plain, .dim, $0.sweep.flip == nil ? .good : .bad] }
        let tiles = sweeps.map { kind, sweep -> Tile in
            let shown = sweep.flip ?? sweep.steps[sweep.steps.count - 1]
            return tile(shown, caption: PerturbationAmount(kind.change).words(shown.share), answer: sweep.answer)
        }
        let flips = sweeps.compactMap { kind, sweep in
            sweep.flip.map { "\(kind.name) (\(PerturbationAmount(kind.change).size($0.share)))" }
        }
        let answer = sweeps.first.map { classNames[$0.sweep.answer] } ?? ""
        var table = Table(columns: columns, rows: rows, notes: ["noise is drawn from seed \(seed)"], drawing: [
            .picture(PictureOutput(
                title: "\(sample.caption) where the answer of \(network) flips, or at the end of the way", tiles: tiles)),
            .table(screen),
        ])
        table.finding = flips.isEmpty
            ? "\(sample.caption) stays read as \(answer) under every change tried."
            : "\(sample.caption), read as \(answer), is read otherwise when \(flips.joined(separator: ", "))."
        return table
    }
}
