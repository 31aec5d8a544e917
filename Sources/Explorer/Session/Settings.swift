import ConvNet
import Datasets

/// How networks are made and trained from now on; `set` changes it.
public struct Settings: Sendable, Hashable {
    /// Optimiser, learning rate, batch size, schedule and the like.
    public var training = TrainingSettings()

    /// How images are varied in training.
    public var augmentation = Augmentation.none

    /// The number that everything random follows from.
    public var seed: UInt64 = 1

    /// The dropout rate of networks made from now on; nil keeps what their layers say.
    public var dropout: Double?

    /// How many threads compute; nil for all cores.
    public var threads: Int?

    public init() {}
}
