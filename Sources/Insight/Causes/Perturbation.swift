import Datasets
import Reproducible

/// A change of an image that can be had in any share from none to whole: turned, moved, scaled, noisy, or all at once.
package struct Perturbation: Sendable, Hashable {
    /// Degrees about the middle, clockwise.
    package var rotation: Float
    /// Pixels to the right.
    package var shiftX: Float
    /// Pixels down.
    package var shiftY: Float
    /// Factor of the size about the middle, above 0.
    package var scale: Float
    /// Standard deviation of normal noise on every pixel, where 1 is the way from black to white.
    package var noise: Float

    package init(rotation: Float = 0, shiftX: Float = 0, shiftY: Float = 0, scale: Float = 1, noise: Float = 0) {
        self.rotation = rotation
        self.shiftX = shiftX
        self.shiftY = shiftY
        self.scale = scale
        self.noise = noise
    }

    /// A share of the change, from 0 (none) to 1 (all of it): of the angle, the way, the growth and the noise.
    package func share(_ share: Float) -> Perturbation {
        Perturbation(
            rotation: rotation * share, shiftX: shiftX * share, shiftY: shiftY * share, scale: 1 + (scale - 1) * share,
            noise: noise * share)
    }

    /// The changed image: warped bilinearly with black around it, then noise, kept between 0 and 1.
    ///
    /// - Parameters:
    ///   - pixels: `height · width · channels` numbers from 0 to 1, row by row.
    ///   - seed: where the noise comes from: one pattern, which grows with `noise`.
    package func apply(to pixels: [Float], width: Int, height: Int, seed: UInt64) -> [Float] {
        var result = pixels
        if rotation != 0 || shiftX != 0 || shiftY != 0 || scale != 1 {
            var span = result.mutableSpan
            AffineWarp(rotate: rotation, scaleX: scale, scaleY: scale, shiftX: shiftX, shiftY: shiftY)
                .apply(to: &span, width: width, height: height, channels: pixels.count / max(1, width * height))
        }
        guard noise != 0 else { return result }
        var stream = RandomStream(seed: seed, purpose: .sampling, major: Self.noiseStream)
        return result.map { min(1, max(0, $0 + noise * stream.normal())) }
    }

    /// Keeps this noise apart from other random choices of the same seed.
    private static let noiseStream = 0x100
}
