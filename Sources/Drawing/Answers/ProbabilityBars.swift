import Display
import Insight
import Subjects

/// The probabilities of two answers to one question, a pair of bars a class.
struct ProbabilityBars {
    /// Classes with less in both answers get no bars; the label always does.
    private static let least: Float = 0.001

    let before: Prediction
    let after: Prediction
    let label: Int?
    let classNames: ClassNames

    func chart(title: String? = nil) -> Chart {
        let shown = before.probabilities.indices.filter { place in
            place == label || max(probability(before, place), probability(after, place)) >= Self.least
        }
        func series(_ name: String, _ prediction: Prediction) -> Series {
            Series(name: name, bars: shown.map { place in
                .init(
                    label: classNames[place], value: Double(probability(prediction, place)),
                    note: place == label ? "labeled" : "")
            })
        }
        return Chart(
            title: title, kind: .bars, series: [series("before", before), series("after", after)], style: .fraction,
            minimum: 0, maximum: 1)
    }

    private func probability(_ prediction: Prediction, _ place: Int) -> Float {
        prediction.probabilities.indices ~= place ? prediction.probabilities[place] : 0
    }
}
