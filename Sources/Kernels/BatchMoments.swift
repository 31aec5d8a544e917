internal import CSIMD

private var lanes: Int { 8 }

/// Sums over the rows of a batch for every channel.
///
/// Blocks of rows are summed in `Float` in interleaved chains, and the blocks joined in `Double` in their order: as
/// exact as a sum in `Double` to some parts in 10⁷, and the same for any number of threads.
enum BatchMoments {
    /// Writes to `moments` the mean of each channel over a block of rows, [C], then the sum of squared distances from
    /// it, [C].
    static func measure(_ x: UnsafePointer<Float>, rows: Int, depth: Int, into moments: UnsafeMutablePointer<Float>) {
        let share = 1 / Float(rows)
        for channel in stride(from: 0, to: depth, by: lanes) {
            let mean = sum(x + channel, rows, depth) { $0 } * share
            convo_store(moments + channel, mean)
            let squares = sum(x + channel, rows, depth) { value in
                let distance = value - mean
                return distance * distance
            }
            convo_store(moments + (depth &+ channel), squares)
        }
    }

    /// The sum of `term` over rows in four interleaved chains.
    @inline(__always)
    private static func sum(
        _ x: UnsafePointer<Float>, _ rows: Int, _ depth: Int, _ term: (SIMD8<Float>) -> SIMD8<Float>
    ) -> SIMD8<Float> {
        var (a, b, c, d) = (SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>())
        var row = x
        for _ in 0..<rows / 4 {
            a += term(convo_load(row))
            b += term(convo_load(row + depth))
            c += term(convo_load(row + 2 &* depth))
            d += term(convo_load(row + 3 &* depth))
            row += 4 &* depth
        }
        for _ in 0..<rows % 4 {
            a += term(convo_load(row))
            row += depth
        }
        return (a + b) + (c + d)
    }

    /// Joins the moments of blocks (Chan, Golub, LeVeque 1979): means weighted by rows, distances moved to the mean.
    static func join(
        _ moments: UnsafePointer<Float>, blocks: Int, blockRows: Int, rows: Int, channel: Int, depth: Int
    ) -> (mean: Double, variance: Double) {
        var sum = 0.0
        for block in 0..<blocks {
            sum += Double(moments[block * 2 * depth + channel]) * Double(min(blockRows, rows - block * blockRows))
        }
        let mean = sum / Double(rows)
        var squares = 0.0
        for block in 0..<blocks {
            let distance = Double(moments[block * 2 * depth + channel]) - mean
            squares += Double(moments[(block * 2 + 1) * depth + channel])
            squares += distance * distance * Double(min(blockRows, rows - block * blockRows))
        }
        return (mean, squares / Double(rows))
    }

    /// Writes to `sums` Σ dy of each channel over a block of rows, [C], then Σ dy·(x − mean), [C].
    static func measureGradient(
        _ x: UnsafePointer<Float>, dy: UnsafePointer<Float>, mean: UnsafePointer<Float>, rows: Int, depth: Int,
        into sums: UnsafeMutablePointer<Float>
    ) {
        for channel in stride(from: 0, to: depth, by: lanes) {
            let middle = convo_load(mean + channel)
            var (a, b, c, d) = (SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>())
            for row in 0..<rows {
                let place = row &* depth &+ channel
                let slope = convo_load(dy + place)
                let product = convo_load(x + place) - middle
                if row & 1 == 0 {
                    a += slope
                    b = convo_fma(slope, product, b)
                } else {
                    c += slope
                    d = convo_fma(slope, product, d)
                }
            }
            convo_store(sums + channel, a + c)
            convo_store(sums + (depth &+ channel), b + d)
        }
    }
}
