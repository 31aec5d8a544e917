import ConvNet
import Datasets
import Reproducible

/// The images of a split as a network reads them, varied in training if so wished.
package struct SplitSamples: SampleSource {
    private let bytes: ByteSamples
    private let augmentation: Augmentation?

    /// - Parameter augmentation: how images vary from epoch to epoch; they stay as they are outside of training.
    package init(_ split: Split, augmentation: Augmentation? = nil) {
        bytes = ByteSamples(images: split.images, labels: split.labels, height: split.height, width: split.width)
        self.augmentation = augmentation.flatMap { $0.isActive ? $0 : nil }
    }

    package var count: Int { bytes.count }
    package var height: Int { bytes.height }
    package var width: Int { bytes.width }

    package func label(_ index: Int) -> Int { bytes.label(index) }

    package func read(_ index: Int, draw: Draw, into pixels: inout MutableSpan<Float>) {
        bytes.read(index, draw: draw, into: &pixels)
        guard let augmentation, draw.epoch > 0 else { return }
        var stream = RandomStream(seed: draw.seed, purpose: .augmentation, major: draw.epoch, minor: index)
        augmentation.apply(to: &pixels, width: width, height: height, stream: &stream)
    }
}
