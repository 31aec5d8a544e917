import ConvNet
import Display

/// What training came to with one value of a setting.
struct SweepArm {
    let value: String
    let outcome: Trainer.Outcome
    let points: [Series.Point]
    /// What the test images said, if they were asked.
    var test: Evaluation?

    /// Of all its epochs.
    var trainSeconds: Double { outcome.records.map(\.trainSeconds).reduce(0, +) }
}
