import Insight
import Subjects

/// How a network does on a split, class by class, and how far its probabilities can be trusted.
package struct NetworkQuality {
    package let network: String
    package let split: EvaluatedSplit
    package let report: ClassReport
    /// Before and after the logits are divided by the temperature.
    package let calibration: Calibration
    package let tempered: Calibration
    package let temperature: Temperature
    /// What the temperature was fitted on, and how many images that was.
    package let fitted: (split: EvaluatedSplit, images: Int)

    package init(
        network: String, split: EvaluatedSplit, report: ClassReport, calibration: Calibration, tempered: Calibration,
        temperature: Temperature, fitted: (split: EvaluatedSplit, images: Int)
    ) {
        self.network = network
        self.split = split
        self.report = report
        self.calibration = calibration
        self.tempered = tempered
        self.temperature = temperature
        self.fitted = fitted
    }
}
