import ConvNet
import Datasets
import Reproducible

/// The images of a split as a network reads them, varied in training if so wished.
package struct SplitSamples: SampleSource {
    private let bytes: ByteSamples
    private let augmentation: Augmentation?

    /// - Parameter augmentation: how images vary from epoch to epoch; they stay as they are outside of training.
    package init(_ split: Split, augmentation: Augmentation? = nil) {
        bytes = ByteSamples(
            images: split.images, labels: split.labels, height: split.height, width: split.width,
            channels: split.channels)
        let fitting = augmentation?.fitting(channels: split.channels)
        self.augmentation = fitting?.isActive == true ? fitting : nil
    }

    package var count: Int { bytes.count }
    package var height: Int { bytes.height }
    package var width: Int { bytes.width }
    package var channels: Int { bytes.channels }

    package func label(_ index: Int) -> Int { bytes.label(index) }

    package func read(_ index: Int, draw: Draw, into pixels: inout MutableSpan<Float>) {
        bytes.read(index, draw: draw, into: &pixels)
        guard let augmentation, draw.epoch > 0 else { return }
        var stream = RandomStream(seed: draw.seed, purpose: .augmentation, major: draw.epoch, minor: index)
        augmentation.apply(to: &pixels, width: width, height: height, channels: channels, stream: &stream)
    }
}

extension Split {
    /// The shape of one image, as networks say it.
    package var shape: Shape { .map(height: height, width: width, channels: channels) }
}
