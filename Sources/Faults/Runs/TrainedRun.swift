import ConvNet
import Datasets
import Insight
import Subjects

/// What a training run left behind.
package struct TrainedRun: Sendable {
    package let data: Dataset
    /// With the records of its epochs.
    package let network: Network
    /// The weights that it began with.
    package let start: Network
    /// The share of the training images that was kept back.
    package let validationShare: Double

    package init(data: Dataset, network: Network, start: Network, validationShare: Double) {
        (self.data, self.validationShare) = (data, validationShare)
        (self.network, self.start) = (network.withoutOptimizerState(), start)
    }

    /// The images that it learned from.
    var trained: Split {
        let kept = EvaluatedSplit.validationRange(of: data.train.count, share: validationShare)
        return data.train.slice(0..<kept.lowerBound)
    }
}
