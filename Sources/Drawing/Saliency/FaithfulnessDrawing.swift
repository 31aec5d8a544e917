import Display
import Subjects
import Words

/// How the answer goes as pixels go, in the order of maps and in orders that know nothing.
struct FaithfulnessDrawing {
    private let answers: [SaliencyAnswer]
    private let baselines: [FaithfulnessResult]
    private let classNames: ClassNames
    private let isInColor: Bool

    /// - Parameter baselines: the random order first, then that of the ink
    init(
        _ answers: [SaliencyAnswer], of sample: Sample, _ baselines: [FaithfulnessResult], classNames: ClassNames
    ) {
        (self.answers, self.baselines, self.classNames) = (answers, baselines, classNames)
        isInColor = sample.picture.channels > 1
    }

    /// The pixels that go and come: black ones change nothing.
    private var pixels: String { isInColor ? "the pixels" : "the ink's pixels" }

    private var results: [FaithfulnessResult] { answers.compactMap(\.check) + baselines }

    private var label: String { answers.first.map { classNames[$0.map.target.label] } ?? "" }

    var drawing: [Output] { [.chart(chart), .table(areas), .text(finding)] }

    private var chart: Chart {
        let shown = answers.count > 1 ? Array(results.prefix(answers.count)) + baselines.prefix(1) : results
        return Chart(
            title: "probability of \(label) as \(pixels) are made black, most important first", kind: .lines,
            series: shown.map { result in
                Series(
                    name: result.name,
                    points: result.deletion.probabilities.indices.map { point in
                        Series.Point(x: result.deletion.share(point), y: result.deletion.probabilities[point])
                    },
                    remark: "area " + Format.percent(result.deletion.area, decimals: 1))
            },
            xLabel: "share of \(pixels)", yLabel: "probability", style: .fraction, minimum: 0, maximum: 1)
    }

    private var areas: Table {
        Table(
            columns: [
                Column("order"), Column(key: "deletion", heading: "as \(pixels) go (low is good)", decimals: 1),
                Column(key: "insertion", heading: "as they come (high is good)", decimals: 1),
            ],
            rows: results.map { [.text($0.name), .fraction($0.deletion.area), .fraction($0.insertion.area)] })
    }

    /// How the best map does beside chance and beside the ink itself.
    var finding: String {
        guard let random = baselines.first,
            let best = answers.compactMap(\.check).min(by: { $0.deletion.area < $1.deletion.area })
        else { return "" }
        let others = baselines.map { "\($0.name) \(percent($0.deletion.area))" }.joined(separator: ", ")
        return "While \(pixels) go in the order of \(best.name), \(label) keeps \(percent(best.deletion.area)) on "
            + "average (\(others)): \(verdict(best, random))."
    }

    private func percent(_ share: Double) -> String { Format.percent(share, decimals: 0) }

    private func verdict(_ best: FaithfulnessResult, _ random: FaithfulnessResult) -> String {
        // Less than twice its share of chance is no answer for which pixels could matter.
        let given = best.deletion.probabilities.first ?? 0
        guard given * Double(classNames.count) >= 2 else {
            return "that says little, for the network gives \(label) only \(percent(given)) to begin with"
        }
        guard isBetter(best, random) else { return "the map does no better than chance" }
        let simpler = baselines.dropFirst().filter { isBetter($0, best) }
        return simpler.isEmpty
            ? "the map points to pixels that matter"
            : "the map does better than chance, but says less than \(isInColor ? "brightness" : "the ink") itself: taking the "
                + "brightest pixels first does better"
    }

    /// Whether one order takes the answer away sooner, by more than would show.
    private func isBetter(_ one: FaithfulnessResult, _ other: FaithfulnessResult) -> Bool {
        one.deletion.area < other.deletion.area - 0.005
    }

    /// The areas, and the curves of each map and of the orders that know nothing, beside its numbers.
    func addColumns(to table: inout Table) {
        guard let random = baselines.first else { return }
        table.columns += [
            Column("deletion_area"), Column("insertion_area"), Column("random_deletion_area"),
            Column("random_insertion_area"), Column("shares"), Column("deletion_curve"),
        ] + baselines.map { Column("\($0.name.replacing(" ", with: "_"))_deletion_curve") }
        for (row, answer) in answers.enumerated() where table.rows.indices ~= row {
            guard let check = answer.check else { continue }
            table.rows[row] += [
                .number(check.deletion.area), .number(check.insertion.area), .number(random.deletion.area),
                .number(random.insertion.area),
                .list(check.deletion.probabilities.indices.map { .number(check.deletion.share($0)) }),
            ] + ([check] + baselines).map { .list($0.deletion.probabilities.map { .number($0) }) }
        }
    }
}
