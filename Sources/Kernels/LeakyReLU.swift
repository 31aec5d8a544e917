internal import CSIMD

/// The leaky rectifier: x above 0, slope·x below; 0 ≤ slope < 1.
package enum LeakyReLU {
    /// Writes y; x and y have the same count and may be the same view.
    package static func forward(_ x: View, into y: View, slope: Float) { Leak(slope).apply(x, into: y) }

    /// Writes dx = dy where y is positive and slope·dy elsewhere, y being the result of `forward`; dx and dy may be the same.
    package static func backward(y: View, dy: View, dx: View, slope: Float) {
        Leak(slope).pullBack(y: y, dy: dy, dx: dx)
    }
}

private struct Leak: VectorFunction {
    private let slopes: SIMD8<Float>

    init(_ slope: Float) { slopes = convo_splat(slope) }

    @inline(__always)
    func value(_ x: SIMD8<Float>) -> SIMD8<Float> { convo_max(x * slopes, x) }

    @inline(__always)
    func gradient(y: SIMD8<Float>, dy: SIMD8<Float>) -> SIMD8<Float> {
        convo_select(convo_greater(y, convo_splat(0)), dy, dy * slopes)
    }
}

extension Reference {
    /// See `LeakyReLU.forward`.
    package static func leakyReLUForward(_ x: View, into y: View, slope: Float) {
        for index in 0..<x.count { y[index] = x[index] > 0 ? x[index] : slope * x[index] }
    }

    /// See `LeakyReLU.backward`.
    package static func leakyReLUBackward(y: View, dy: View, dx: View, slope: Float) {
        for index in 0..<y.count { dx[index] = y[index] > 0 ? dy[index] : slope * dy[index] }
    }
}
