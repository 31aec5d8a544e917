import Reproducible

/// The fixed distortions that a network which reads real drawings must stand.
///
/// Unlike ``Augmentation``, which varies training images, each case here is one well-defined change, so that figures
/// measured with it can be compared.
package enum Distortion: String, CaseIterable, Sendable, CustomStringConvertible {
    /// Moved along each axis by up to 4 pixels, uniformly drawn for each picture.
    case shifted
    /// Turned by up to 30° to either side, uniformly drawn for each picture.
    case turned
    /// Scaled by 0.6 about the middle.
    case shrunk
    /// Scaled by 1.4 about the middle.
    case enlarged
    /// Each pixel the maximum of the 3×3 about it.
    case thickened
    /// Each pixel the minimum of the 2×2 that it ends.
    case thinned
    /// Gaussian noise of standard deviation 60 gray levels added to each pixel.
    case noisy

    /// For example `shifted by up to 4 pixels`.
    package var description: String {
        switch self {
        case .shifted: "shifted by up to 4 pixels"
        case .turned: "turned by up to 30°"
        case .shrunk: "scaled by 0.6"
        case .enlarged: "scaled by 1.4"
        case .thickened: "thickened (3×3 maximum)"
        case .thinned: "thinned (2×2 minimum)"
        case .noisy: "noise of 60 gray levels"
        }
    }

    /// Whether it changes strokes, which are ink on black: pictures in color have none.
    private var isOfStrokes: Bool { self == .thickened || self == .thinned }

    /// Those that pictures with so many channels can have.
    package static func cases(channels: Int) -> [Distortion] { allCases.filter { channels == 1 || !$0.isOfStrokes } }

    /// The split with every picture distorted; bilinear, zero outside, rounded to bytes.
    ///
    /// Picture number i depends on `seed`, i and the picture alone.
    package static func apply(_ distortion: Distortion, to split: Split, seed: UInt64) -> Split {
        precondition(split.channels == 1 || !distortion.isOfStrokes, "pictures in color have no strokes")
        let size = split.bytesPerPicture
        var images = [UInt8](repeating: 0, count: split.images.count)
        var pixels = [Float](repeating: 0, count: size)
        for index in 0..<split.count {
            let start = index * size
            for place in 0..<size { pixels[place] = Float(split.images[start + place]) * (1 / 255) }
            var stream = RandomStream(seed: seed, purpose: .sampling, major: distortion.number, minor: index)
            var span = pixels.mutableSpan
            distortion.change(&span, of: split, stream: &stream)
            for place in 0..<size {
                images[start + place] = UInt8(max(0, min(255, (pixels[place] * 255).rounded())))
            }
        }
        return split.with(images: images, labels: split.labels)
    }

    private var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    private func change(_ pixels: inout MutableSpan<Float>, of split: Split, stream: inout RandomStream) {
        switch self {
        case .shifted:
            let (x, y) = (stream.uniform(in: -4...4), stream.uniform(in: -4...4))
            warp(&pixels, of: split, AffineWarp(shiftX: x, shiftY: y))
        case .turned: warp(&pixels, of: split, AffineWarp(rotate: stream.uniform(in: -30...30)))
        case .shrunk: warp(&pixels, of: split, AffineWarp(scaleX: 0.6, scaleY: 0.6))
        case .enlarged: warp(&pixels, of: split, AffineWarp(scaleX: 1.4, scaleY: 1.4))
        case .thickened: StrokeThickness.change(&pixels, width: split.width, height: split.height, by: 1)
        case .thinned: StrokeThickness.change(&pixels, width: split.width, height: split.height, by: -1)
        case .noisy:
            for place in 0..<pixels.count {
                pixels[place] = max(0, min(1, pixels[place] + stream.normal() * (60 / 255)))
            }
        }
    }

    private func warp(_ pixels: inout MutableSpan<Float>, of split: Split, _ warp: AffineWarp) {
        warp.apply(to: &pixels, width: split.width, height: split.height, channels: split.channels)
    }
}
