import ConvNet
import Display
import Reproducible
import Subjects
import Words

/// What training came to with one value of a setting; the network itself is not kept here, since there may be many.
package struct SweepArm {
    package let value: String
    package let records: [EpochRecord]
    package let points: [Series.Point]
    /// Where Ctrl-C ended it.
    package let stopped: BatchReport?
    /// What the test images said, if they were asked.
    package var test: Evaluation?

    /// Whether it was kept from an earlier run.
    package var isKept = false

    private let fault: TrainingError?
    /// The cross-entropy of an answer that gives every class the same probability: the logarithm of their number.
    private let lossOfGuessing: Double

    package init(value: String, outcome: TrainingOutcome) {
        self.value = value
        points = LossCurve.points(of: outcome.kept.batches)
        (records, stopped, fault) = (outcome.records, outcome.stopped, outcome.diverged)
        lossOfGuessing = Exact.log(Double(max(2, outcome.network.architecture.classes)))
    }

    /// Of all its epochs.
    package var trainSeconds: Double { records.map(\.trainSeconds).reduce(0, +) }

    /// What it is ranked by: the loss of the validation images, else of the last batches.
    package var finalLoss: Double { records.last?.validationLoss ?? points.last?.y ?? .infinity }

    /// Whether its loss stopped being a number, or ended far above that of guessing; fresh weights are a little above.
    ///
    /// The accuracy does not tell: a network whose answers are wildly too sure can still have many of them right.
    package var isDiverged: Bool { fault != nil || !(finalLoss <= 2 * lossOfGuessing) }

    /// Why it counts as diverged.
    var complaint: String {
        if let fault { return "\(fault)" }
        return "its loss, \(Format.number(finalLoss)), is more than twice that of guessing, \(Format.number(lossOfGuessing))"
    }
}
