import Reproducible

/// How a hand bends every stroke of one digit: slant, turn, proportions, and each point a little out of place.
struct Bend {
    private let xx, xy, yx, yy: Float
    /// Amounts by which the upper part, the left part, and waves in both directions swell.
    private let swellX, swellY, waveX, waveY, phaseX, phaseY: Float
    private let tremble: Float

    init(of label: Int, stream: inout RandomStream) {
        let slant = (label == 1 ? 0.3 + 0.32 * stream.normal() : 0.16 + 0.26 * stream.normal())
        let (sin, cos) = Exact.sinCos(Double(0.09 * stream.normal()))
        let width = Float(Exact.exp(0.12 + 0.2 * Double(stream.normal())))
        let (s, c) = (Float(sin), Float(cos))
        let shear = -max(-0.9, min(1.1, slant))
        xx = c * width
        xy = c * shear - s
        yx = s * width
        yy = s * shear + c
        swellX = 6 * stream.normal()
        swellY = 9 * stream.normal()
        waveX = 3 * stream.normal()
        waveY = 3 * stream.normal()
        phaseX = stream.uniform(in: 0...6.28)
        phaseY = stream.uniform(in: 0...6.28)
        tremble = stream.uniform(in: 1...4.5)
    }

    /// The stroke as this hand writes it.
    func bent(_ stroke: Skeleton.Stroke, stream: inout RandomStream) -> Skeleton.Stroke {
        var stroke = stroke
        let drift = SIMD2(stream.normal(), stream.normal()) * 2
        for index in stroke.points.indices {
            var point = stroke.points[index] - SIMD2(35, 50)
            // Half a wave over the digit makes one half larger than the other; a whole one bends it.
            point.x += swellX * Self.cosine(point.x * 0.04) + waveX * Self.cosine(point.y * 0.06 + phaseX)
            point.y += swellY * Self.cosine(point.y * 0.031) + waveY * Self.cosine(point.x * 0.06 + phaseY)
            point += SIMD2(stream.normal(), stream.normal()) * tremble + drift
            stroke.points[index] = SIMD2(xx * point.x + xy * point.y, yx * point.x + yy * point.y)
        }
        return stroke
    }

    private static func cosine(_ angle: Float) -> Float { Float(Exact.sinCos(Double(angle)).cos) }
}
