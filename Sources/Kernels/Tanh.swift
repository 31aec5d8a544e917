internal import CSIMD
import Reproducible

/// The hyperbolic tangent.
package enum Tanh {
    /// Writes y = tanh x, relative error below 5e-7; x and y have the same count and may be the same view.
    package static func forward(_ x: View, into y: View) { Tangent().apply(x, into: y) }

    /// Writes dx = dy·(1 − y²), y being the result of `forward`; dx and dy may be the same.
    package static func backward(y: View, dy: View, dx: View) { Tangent().pullBack(y: y, dy: dy, dx: dx) }

    /// tanh x with nearly all digits of a `Double`.
    package static func exact(_ x: Double) -> Double {
        let power = Exact.expm1(-2 * abs(x))
        return x < 0 ? power / (2 + power) : -power / (2 + power)
    }
}

private struct Tangent: VectorFunction {
    /// Near 0 a quotient of polynomials, the continued fraction x/(1 + x²/(3 + x²/(5 + x²/(7 + x²/9)))), whose error is
    /// below x¹⁰/10⁷; beyond (1 − t)/(1 + t) with t = e^(−2|x|), which loses its first digits near 0.
    @inline(__always)
    func value(_ x: SIMD8<Float>) -> SIMD8<Float> {
        let (zero, one) = (convo_splat(0), convo_splat(1))
        let size = convo_max(x, zero - x)
        let t = VectorExponential.ofNegative(convo_splat(-2) * size)
        let far = (one - t) / (one + t)
        let square = x * x
        let above = convo_fma(convo_fma(square, one, convo_splat(105)), square, convo_splat(945))
        let below = convo_fma(convo_fma(square, convo_splat(15), convo_splat(420)), square, convo_splat(945))
        let signed = convo_select(convo_greater(x, zero), far, zero - far)
        let isNear = convo_greater(convo_splat(0.625), size)
        return convo_select(isNear, x * (above / below), signed).unlessNaN(x)
    }

    @inline(__always)
    func gradient(y: SIMD8<Float>, dy: SIMD8<Float>) -> SIMD8<Float> { dy * (convo_splat(1) - y * y) }
}

extension Reference {
    /// See `Tanh.forward`.
    package static func tanhForward(_ x: View, into y: View) {
        for index in 0..<x.count { y[index] = Float(Tanh.exact(Double(x[index]))) }
    }

    /// See `Tanh.backward`.
    package static func tanhBackward(y: View, dy: View, dx: View) {
        for index in 0..<y.count { dx[index] = dy[index] * (1 - y[index] * y[index]) }
    }
}
