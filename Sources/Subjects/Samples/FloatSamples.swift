import ConvNet
import Raster

/// Pictures made of numbers, as a network reads them.
package struct FloatSamples: SampleSource {
    package let images: [[Float]]
    package let height: Int
    package let width: Int
    package let channels: Int

    /// - Parameter picture: has the size of each.
    package init(_ images: [[Float]], like picture: Picture) {
        self.images = images
        (height, width, channels) = (picture.height, picture.width, picture.channels)
    }

    package var count: Int { images.count }
    package func label(_ index: Int) -> Int { 0 }

    package func read(_ index: Int, draw: Draw, into pixels: inout MutableSpan<Float>) {
        let image = images[index]
        for pixel in 0..<min(pixels.count, image.count) { pixels[pixel] = image[pixel] }
    }
}
