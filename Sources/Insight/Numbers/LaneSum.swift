extension SIMD8<Float> {
    /// The sum of the lanes, always in the same order.
    @inline(__always)
    var total: Float {
        let four = lowHalf + highHalf
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }
}
