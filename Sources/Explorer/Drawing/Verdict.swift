import Display
import Insight

/// A prediction in one sentence.
struct Verdict {
    private let prediction: Prediction
    private let label: Int?
    private let name: (Int) -> String

    init(_ prediction: Prediction, label: Int?, name: @escaping (Int) -> String) {
        self.prediction = prediction
        self.label = label
        self.name = name
    }

    /// `reads 4 with 99.81 %; right`, with the runner-up unless it is far behind.
    var words: String {
        let sure = Format.percent(Double(prediction.confidence))
        var text = "reads \(name(prediction.verdict)) with \(sure)"
        if let second = prediction.runnerUp, prediction.margin < 0.9 {
            text += ", then \(name(second)) with \(Format.percent(Double(prediction.probabilities[second])))"
        }
        guard let label else { return text }
        return text + (label == prediction.verdict ? "; right" : "; wrong, it is labelled \(name(label))")
    }
}
