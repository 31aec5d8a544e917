import ConvNet
import Datasets
import Display
import Painting

/// How networks are made and trained and results are shown from now on; `set` changes it.
package struct Settings: Sendable, Hashable {
    /// Optimizer, learning rate, batch size, schedule and the like.
    package var training = TrainingSettings()

    /// How images are varied in training.
    package var augmentation = Augmentation.none

    /// The number that everything random follows from.
    package var seed: UInt64 = 1

    /// The dropout rate of networks made from now on; nil keeps what their layers say.
    package var dropout: Double?

    /// How many threads compute; nil for all cores.
    package var threads: Int?

    /// What pictures are drawn with; nil for the best that the surface can show.
    package var graphics: PictureStyle?

    /// Which texts go through the pager on a terminal.
    package var pager = PagerChoice.auto

    package init() {}
}
