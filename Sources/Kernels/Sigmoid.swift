internal import CSIMD
import Reproducible

/// The logistic function 1 ÷ (1 + e⁻ˣ).
package enum Sigmoid {
    /// Writes y, relative error below 5e-7; below −87 it is 0. x and y have the same count and may be the same view.
    package static func forward(_ x: View, into y: View) { Logistic().apply(x, into: y) }

    /// Writes dx = dy·y·(1 − y), y being the result of `forward`; dx and dy may be the same.
    package static func backward(y: View, dy: View, dx: View) { Logistic().pullBack(y: y, dy: dy, dx: dx) }

    /// 1 ÷ (1 + e⁻ˣ) with nearly all digits of a `Double`.
    package static func exact(_ x: Double) -> Double {
        let power = Exact.exp(-abs(x))
        return (x < 0 ? power : 1) / (1 + power)
    }
}

private struct Logistic: VectorFunction {
    /// With e = e^(−|x|), which cannot overflow: 1/(1 + e) above 0, e/(1 + e) below.
    @inline(__always)
    func value(_ x: SIMD8<Float>) -> SIMD8<Float> {
        let (zero, one) = (convo_splat(0), convo_splat(1))
        let power = VectorExponential.ofNegative(zero - convo_max(x, zero - x))
        return (convo_select(convo_greater(x, zero), one, power) / (one + power)).unlessNaN(x)
    }

    @inline(__always)
    func gradient(y: SIMD8<Float>, dy: SIMD8<Float>) -> SIMD8<Float> { dy * (y * (convo_splat(1) - y)) }
}

extension Reference {
    /// See `Sigmoid.forward`.
    package static func sigmoidForward(_ x: View, into y: View) {
        for index in 0..<x.count { y[index] = Float(Sigmoid.exact(Double(x[index]))) }
    }

    /// See `Sigmoid.backward`.
    package static func sigmoidBackward(y: View, dy: View, dx: View) {
        for index in 0..<y.count { dx[index] = dy[index] * y[index] * (1 - y[index]) }
    }
}
