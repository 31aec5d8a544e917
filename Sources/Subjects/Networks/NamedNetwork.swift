import ConvNet
import Insight

/// A network on the shelf.
package struct NamedNetwork: Sendable {
    package let name: String
    package let network: Network
    /// The file it was read from or saved to, though it may have changed since.
    package var file: String?
    /// Whether a file, or the program itself, holds it as it is.
    package var isSaved: Bool
    /// Whether it may not be changed: the bundled one.
    package let isReadOnly: Bool
    /// Tells this state of the network from all others.
    package let revision: Int
    /// Its weights at earlier moments of the training that it had in this session.
    package var kept = KeptEpochs()

    /// What it takes in memory: weights, what the optimizer remembers, and the weights of earlier moments, which it may
    /// share with other states of the same network.
    package var bytes: Int {
        let numbers = network.parameters.count + (network.optimizerState?.slots.reduce(0) { $0 + $1.count } ?? 0)
            + kept.snapshots.reduce(kept.batches.losses.count) { $0 + $1.parameters.count }
        return numbers * MemoryLayout<Float>.size
    }
}
