internal import CSIMD

/// Each number times a factor, plus an offset, rounded once where the target has FMA.
package enum Rescaling {
    /// Writes y = scale·x + offset; x and y have the same count and may be the same view.
    package static func forward(_ x: View, into y: View, scale: Float, offset: Float) {
        precondition(x.count == y.count)
        let (factor, shift) = (convo_splat(scale), convo_splat(offset))
        Slices.run(x.count) { range in
            let first = range.lowerBound
            Elements.map(x.start + first, into: y.start + first, count: range.count) { convo_fma($0, factor, shift) }
        }
    }

    /// Writes dx = scale·dy; dx and dy have the same count and may be the same view.
    package static func backward(dy: View, dx: View, scale: Float) {
        forward(dy, into: dx, scale: scale, offset: 0)
    }
}

extension Reference {
    /// See `Rescaling.forward`.
    package static func rescalingForward(_ x: View, into y: View, scale: Float, offset: Float) {
        for index in 0..<x.count { y[index] = Float(Double(scale) * Double(x[index]) + Double(offset)) }
    }
}
