import Insight
import Subjects
import Words

/// A prediction in one sentence.
struct Verdict {
    private let prediction: Prediction
    private let label: Int?
    private let classNames: ClassNames

    init(_ prediction: Prediction, label: Int?, classNames: ClassNames) {
        self.prediction = prediction
        self.label = label
        self.classNames = classNames
    }

    /// `reads 4 with 99.81 %; right`, with the runner-up unless it is far behind.
    var words: String {
        let sure = Format.percent(Double(prediction.confidence))
        var text = "reads \(classNames[prediction.verdict]) with \(sure)"
        if let second = prediction.runnerUp, prediction.margin < 0.9 {
            text += ", then \(classNames[second]) with \(Format.percent(Double(prediction.probabilities[second])))"
        }
        guard let label else { return text }
        return text + (label == prediction.verdict ? "; right" : "; wrong, it is labeled \(classNames[label])")
    }
}
