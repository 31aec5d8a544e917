internal import CSIMD

/// A function of each number by itself, eight numbers at a time, with its way back.
protocol VectorFunction: Sendable {
    func value(_ x: SIMD8<Float>) -> SIMD8<Float>

    /// dy times the slope in the place where the function gave y.
    func gradient(y: SIMD8<Float>, dy: SIMD8<Float>) -> SIMD8<Float>
}

extension VectorFunction {
    /// Writes y = f(x), in slices on several threads; x and y have the same count and may be the same view.
    func apply(_ x: View, into y: View) {
        precondition(x.count == y.count)
        Slices.run(x.count) { range in
            let first = range.lowerBound
            Elements.map(x.start + first, into: y.start + first, count: range.count) { value($0) }
        }
    }

    /// Writes dx = dy·f′, y being the result of `apply`. All have the same count; dx and dy may be the same.
    func pullBack(y: View, dy: View, dx: View) {
        precondition(y.count == dy.count && y.count == dx.count)
        Slices.run(y.count) { range in
            let first = range.lowerBound
            Elements.map(y.start + first, dy.start + first, into: dx.start + first, count: range.count) {
                gradient(y: $0, dy: $1)
            }
        }
    }
}

extension SIMD8<Float> {
    /// `value`, but x itself where that is no number, so that what is ruined stays so.
    @inline(__always)
    func unlessNaN(_ x: SIMD8<Float>) -> SIMD8<Float> { convo_select(convo_equal(x, x), self, x) }
}
