/// Why a training run cannot start or go on.
public enum TrainingError: Error, Equatable {
    /// What a setting should have been.
    public enum Expectation: Sendable, Equatable {
        /// Above 0 and at most this.
        case positive(Double)
        /// A whole number in this range.
        case count(ClosedRange<Int>)
        /// From 0 up to but not 1.
        case share
        /// From 0 to 1 with both ends.
        case wholeShare
    }

    /// A setting outside of its range.
    case badSetting(name: String, value: Double, expected: Expectation)
    /// There are no images to train on.
    case noSamples
    /// A number of epochs that no run can have.
    case badEpochs(Int)
    /// A number of batches that no run can have.
    case badBatches(Int)
    /// Images of another shape than the network reads.
    case wrongSize(expected: Shape, got: Shape)
    /// A label that is none of the network's classes.
    case wrongLabel(index: Int, label: Int, classes: Int)
    /// More or fewer numbers than an image has.
    case wrongPixels(expected: Int, got: Int)
    /// Sums on the way to an answer are too large for a number.
    case notFinite
    /// One batch needs more memory than any may take.
    case batchTooLarge(Int, largest: Int)
    /// The loss of a batch is no number; the network is as it was before the batch.
    case diverged(epoch: Int, batch: Int, learningRate: Double)
}

extension TrainingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .badSetting(let name, let value, let expected):
            "\(name) is \(expected.shows(value)); expected \(expected)"
        case .noSamples:
            "there are no images to train on; load some, or keep back a smaller share for validation"
        case .badEpochs(let epochs):
            "epochs is \(epochs); expected a whole number from 1 to 100000"
        case .badBatches(let batches):
            "batches is \(batches); expected a whole number from 1"
        case .wrongSize(let expected, let got):
            "the network expects images of \(expected), got \(got); make one for this size or load "
                + "other data"
        case .wrongLabel(let index, let label, let classes):
            "image \(index) has label \(label); the network expects labels from 0 to \(classes - 1), one for each "
                + "unit of its last layer"
        case .wrongPixels(let expected, let got):
            "the network expects \(expected) pixels, got \(got); make one for this size or load other data"
        case .notFinite:
            "the network's sums are too large to be numbers, so it has no answer; `stats` shows the layer, `undo` takes back "
                + "an edit, and `new` makes another network"
        case .batchTooLarge(let batch, let largest):
            "a batch of \(batch) images needs too much memory for this network; expected at most \(largest)"
        case .diverged(let epoch, let batch, let learningRate):
            "the loss of epoch \(epoch), batch \(batch) is not a number, so training stopped; "
                + "try a learning rate below \(learningRate)"
        }
    }
}

extension TrainingError.Expectation: CustomStringConvertible {
    public var description: String {
        switch self {
        case .positive(let limit): "a number above 0, at most \(limit)"
        case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .share: "a share from 0 up to but not 1"
        case .wholeShare: "a share from 0 to 1"
        }
    }

    func shows(_ value: Double) -> String {
        if case .count = self, let whole = Int(exactly: value) { "\(whole)" } else { "\(value)" }
    }
}
