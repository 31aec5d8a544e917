/// The rectifier: max(0, x).
package enum ReLU {
    /// Writes y = max(0, x); x and y have the same count and may be the same view.
    package static func forward(_ x: View, into y: View) {
        precondition(x.count == y.count)
        Slices.run(x.count) { range in
            Elements.rectify(x.start + range.lowerBound, into: y.start + range.lowerBound, count: range.count)
        }
    }

    /// Writes dx = dy where y is positive and 0 elsewhere, y being the result of `forward`. All have the same count; dx
    /// and dy may be the same.
    package static func backward(y: View, dy: View, dx: View) {
        precondition(y.count == dy.count && y.count == dx.count)
        Slices.run(y.count) { range in
            let first = range.lowerBound
            Elements.mask(dy.start + first, where: y.start + first, into: dx.start + first, count: range.count)
        }
    }
}
