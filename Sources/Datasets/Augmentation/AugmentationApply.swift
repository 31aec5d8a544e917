import Reproducible

extension Augmentation {
    /// Changes one image in place, by amounts drawn from `stream`: first the stroke, then its geometry, then noise.
    ///
    /// - Parameters:
    ///   - pixels: H·W·C values from 0 to 1, row by row; they stay between 0 and 1.
    ///   - width: columns W of the image.
    ///   - height: rows H of the image.
    ///   - channels: C; with more than one no stroke gets thicker or thinner, see ``fitting(channels:)``.
    ///   - stream: the only source of chance; the same stream gives the same image, bit by bit.
    package func apply(
        to pixels: inout MutableSpan<Float>, width: Int, height: Int, channels: Int = 1, stream: inout RandomStream
    ) {
        precondition(pixels.count == width * height * channels, "an image has width × height × channels numbers")
        if extremes < 1, stream.uniform() >= extremes {
            return scaled(by: 0.25).apply(to: &pixels, width: width, height: height, channels: channels, stream: &stream)
        }
        if thickness > 0, channels == 1, happens(&stream) {
            StrokeThickness.change(&pixels, width: width, height: height, by: either(thickness, &stream))
        }
        if changesGeometry, happens(&stream) {
            drawGeometry(&stream).apply(to: &pixels, width: width, height: height, channels: channels)
        }
        if noise > 0, happens(&stream) {
            PixelNoise.add(to: &pixels, deviation: stream.uniform(in: 0...noise / 255), seed: stream.next())
        }
    }

    private func happens(_ stream: inout RandomStream) -> Bool { chance >= 1 || stream.uniform() < chance }

    private func either(_ bound: Float, _ stream: inout RandomStream) -> Float { stream.uniform(in: -bound...bound) }

    private func drawGeometry(_ stream: inout RandomStream) -> AffineWarp {
        let size = stream.uniform(in: scale)
        let stretch = 1 + abs(aspect == 0 ? 0 : either(aspect, &stream))
        let isWide = aspect > 0 && stream.word() & 1 == 0
        return AffineWarp(
            rotate: either(rotate, &stream), shear: either(shear, &stream),
            scaleX: isWide ? size * stretch : size / stretch, scaleY: isWide ? size / stretch : size * stretch,
            shiftX: either(shift, &stream), shiftY: either(shift, &stream))
    }
}
