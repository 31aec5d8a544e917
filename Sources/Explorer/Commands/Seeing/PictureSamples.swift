import ConvNet
import Raster

/// Samples of any kind as a network reads them.
struct PictureSamples: SampleSource {
    private let samples: Samples
    let height: Int
    let width: Int

    /// All samples have the size of the first.
    init(_ samples: Samples) {
        self.samples = samples
        height = samples.first?.picture.height ?? 0
        width = samples.first?.picture.width ?? 0
    }

    var count: Int { samples.count }

    /// The label where there is one; 0 otherwise, and then only probabilities mean anything.
    func label(_ index: Int) -> Int { samples[index].label ?? 0 }

    func read(_ index: Int, draw: Draw, into pixels: inout MutableSpan<Float>) {
        let picture = samples[index].picture
        for pixel in 0..<min(pixels.count, picture.pixels.count) { pixels[pixel] = Float(picture.pixels[pixel]) / 255 }
    }
}
