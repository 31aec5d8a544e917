import ConvNet

/// Samples of any kind as a network reads them.
package struct PictureSamples: SampleSource {
    private let samples: Samples
    package let height: Int
    package let width: Int
    package let channels: Int

    /// All samples have the size of the first.
    package init(_ samples: Samples) {
        self.samples = samples
        let first = samples.first?.picture
        (height, width, channels) = (first?.height ?? 0, first?.width ?? 0, first?.channels ?? 1)
    }

    package var count: Int { samples.count }

    /// The label where there is one; 0 otherwise, and then only probabilities mean anything.
    package func label(_ index: Int) -> Int { samples[index].label ?? 0 }

    package func read(_ index: Int, draw: Draw, into pixels: inout MutableSpan<Float>) {
        let picture = samples[index].picture
        for pixel in 0..<min(pixels.count, picture.pixels.count) { pixels[pixel] = Float(picture.pixels[pixel]) / 255 }
    }
}
