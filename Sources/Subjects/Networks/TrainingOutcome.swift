import ConvNet
import Insight

/// What training came to.
package struct TrainingOutcome {
    package let network: Network
    /// The epochs of this run, the one that was broken off included.
    package let records: [EpochRecord]
    /// The weights before the run and after its epochs, behind those kept before.
    package let kept: KeptEpochs
    /// Where Ctrl-C ended it.
    package let stopped: BatchReport?
    /// Why it could not go on: the network is as it was when it broke.
    package let diverged: TrainingError?

    /// Whether its settings were changed on the way.
    package let hasOtherSettings: Bool

    /// Whether it came to its end as it was begun.
    package var isAsAsked: Bool { stopped == nil && diverged == nil && !hasOtherSettings }

    package init(
        network: Network, records: [EpochRecord], kept: KeptEpochs, stopped: BatchReport? = nil,
        diverged: TrainingError? = nil, hasOtherSettings: Bool = false
    ) {
        self.network = network
        self.records = records
        self.kept = kept
        self.stopped = stopped
        self.diverged = diverged
        self.hasOtherSettings = hasOtherSettings
    }
}
