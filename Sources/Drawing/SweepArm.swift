import ConvNet
import Display
import Subjects

/// What training came to with one value of a setting.
package struct SweepArm {
    package let value: String
    package let outcome: TrainingOutcome
    package let points: [Series.Point]
    /// What the test images said, if they were asked.
    package var test: Evaluation?

    package init(value: String, outcome: TrainingOutcome, points: [Series.Point], test: Evaluation? = nil) {
        self.value = value
        self.outcome = outcome
        self.points = points
        self.test = test
    }

    /// Of all its epochs.
    var trainSeconds: Double { outcome.records.map(\.trainSeconds).reduce(0, +) }
}
