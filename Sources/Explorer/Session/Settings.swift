import ConvNet
import Datasets

/// How networks are made and trained from now on; `set` changes it.
public struct Settings: Sendable, Hashable {
    /// Optimiser, learning rate, batch size, schedule and the like.
    public var training = TrainingSettings()

    /// How images are varied in training; nil leaves them as they are.
    public var augmentation: Augmentation?

    /// The number that everything random follows from.
    public var seed: UInt64 = 1

    /// The dropout rate of networks from now on; nil keeps what their layers say.
    public var dropout: Float?

    /// How many threads compute; nil for all cores.
    public var threads: Int?

    public init() {}
}
