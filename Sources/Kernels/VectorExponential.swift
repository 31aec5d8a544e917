internal import CSIMD

/// The exponential function of eight numbers at a time, with the same bits everywhere that multiply-add rounds alike.
enum VectorExponential {
    /// e to the power of x ≤ 0, relative error below 2e-7; below −87 it is 0.
    ///
    /// x = n·log 2 + r with |r| ≤ log 2 / 2; e^r as its Taylor polynomial, whose eighth term is below 6e-9.
    @inline(__always)
    static func ofNegative(_ x: SIMD8<Float>) -> SIMD8<Float> {
        let lowest = convo_splat(-87)
        let bounded = convo_max(x, lowest)
        // Adding and taking off 1.5·2²³ rounds to a whole number.
        let shifter = convo_splat(12_582_912)
        let n = (bounded * convo_splat(1.442_695_04) + shifter) - shifter
        let rough = convo_fma(n, convo_splat(-0.693_359_375), bounded)
        let r = convo_fma(n, convo_splat(2.121_944_4e-4), rough)
        var sum = convo_fma(convo_splat(1 / 5040), r, convo_splat(1 / 720))
        sum = convo_fma(sum, r, convo_splat(1 / 120))
        sum = convo_fma(sum, r, convo_splat(1 / 24))
        sum = convo_fma(sum, r, convo_splat(1 / 6))
        sum = convo_fma(sum, r, convo_splat(0.5))
        sum = convo_fma(sum, r, convo_splat(1))
        sum = convo_fma(sum, r, convo_splat(1))
        return convo_keep(convo_greater(x, lowest), sum * convo_power_of_two(n))
    }
}
