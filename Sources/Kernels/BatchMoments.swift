internal import CSIMD

/// Sums over the rows of a batch for every channel.
///
/// Blocks of rows are summed in `Float` in interleaved chains, and the blocks joined in `Double` in their order: as
/// exact as a sum in `Double` to some parts in 10⁷, and the same for any number of threads.
enum BatchMoments {
    /// Floats of one block for each channel: a pivot near the values, [C], then the sums of the distances from it, [C],
    /// and of their squares, [C]. Distances from a value of the block itself lose no digits to a large mean (Chan, Golub,
    /// LeVeque, "Algorithms for computing the sample variance", 1983).
    static var floats: Int { 3 }

    /// Begins a block: its pivot is `row`, [C].
    static func begin(_ row: UnsafePointer<Float>, depth: Int, block: UnsafeMutablePointer<Float>) {
        block.update(from: row, count: depth)
        (block + depth).update(repeating: 0, count: 2 * depth)
    }

    /// Adds `rows` rows of x, [rows][C], to a block that has begun.
    static func add(_ x: UnsafePointer<Float>, rows: Int, depth: Int, to block: UnsafeMutablePointer<Float>) {
        if VectorWidth.isWide(for: depth) {
            add(x, rows, depth, block, SIMD16<Float>.self)
        } else {
            add(x, rows, depth, block, SIMD8<Float>.self)
        }
    }

    @inline(__always)
    private static func add<V: FloatVector>(
        _ x: UnsafePointer<Float>, _ rows: Int, _ depth: Int, _ block: UnsafeMutablePointer<Float>, _: V.Type
    ) {
        for channel in stride(from: 0, to: depth, by: V.lanes) {
            let pivot = V.load(block + channel)
            let (sum, square) = (block + (depth &+ channel), block + (2 &* depth &+ channel))
            var sums = InlineArray<4, V>(repeating: V.splat(0))
            var squares = InlineArray<4, V>(repeating: V.splat(0))
            var row = x + channel
            for _ in 0..<rows / 4 {
                for chain in 0..<4 {
                    let distance = V.load(row + chain &* depth) - pivot
                    sums[chain] = sums[chain] + distance
                    squares[chain] = distance.times(distance, plus: squares[chain])
                }
                row += 4 &* depth
            }
            for _ in 0..<rows % 4 {
                let distance = V.load(row) - pivot
                sums[0] = sums[0] + distance
                squares[0] = distance.times(distance, plus: squares[0])
                row += depth
            }
            (V.load(sum) + ((sums[0] + sums[1]) + (sums[2] + sums[3]))).store(sum)
            (V.load(square) + ((squares[0] + squares[1]) + (squares[2] + squares[3]))).store(square)
        }
    }

    /// Mean and variance of all blocks for the eight channels from `channel` on.
    ///
    /// - Parameters:
    ///   - moments: [blocks][3][C]
    ///   - blockRows: rows of every block but the last, which has the rest of `rows`
    static func join(
        _ moments: UnsafePointer<Float>, blocks: Int, blockRows: Int, rows: Int, channel: Int, depth: Int
    ) -> (mean: SIMD8<Double>, variance: SIMD8<Double>) {
        func block(_ index: Int) -> (rows: Double, pivot: SIMD8<Double>, sum: SIMD8<Double>, square: SIMD8<Double>) {
            let place = moments + (index * floats * depth + channel)
            return (
                Double(min(blockRows, rows - index * blockRows)), convo_widen(convo_load(place)),
                convo_widen(convo_load(place + depth)), convo_widen(convo_load(place + 2 * depth))
            )
        }
        var sum = SIMD8<Double>()
        for index in 0..<blocks {
            let part = block(index)
            sum += part.pivot * part.rows + part.sum
        }
        let mean = sum / Double(rows)
        var squares = SIMD8<Double>()
        for index in 0..<blocks {
            let part = block(index)
            let distance = part.pivot + part.sum / part.rows - mean
            squares += part.square - part.sum * part.sum / part.rows
            squares += distance * distance * part.rows
        }
        return (mean, squares / Double(rows))
    }

    /// Writes to `sums` Σ dy of each channel over a block of rows, [C], then Σ dy·(x − mean), [C].
    static func measureGradient(
        _ x: UnsafePointer<Float>, dy: UnsafePointer<Float>, mean: UnsafePointer<Float>, rows: Int, depth: Int,
        into sums: UnsafeMutablePointer<Float>
    ) {
        if VectorWidth.isWide(for: depth) {
            measureGradient(x, dy, mean, rows, depth, sums, SIMD16<Float>.self)
        } else {
            measureGradient(x, dy, mean, rows, depth, sums, SIMD8<Float>.self)
        }
    }

    @inline(__always)
    private static func measureGradient<V: FloatVector>(
        _ x: UnsafePointer<Float>, _ dy: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ rows: Int, _ depth: Int,
        _ sums: UnsafeMutablePointer<Float>, _: V.Type
    ) {
        for channel in stride(from: 0, to: depth, by: V.lanes) {
            let middle = V.load(mean + channel)
            var slopes = InlineArray<4, V>(repeating: V.splat(0))
            var products = InlineArray<4, V>(repeating: V.splat(0))
            var (value, slope) = (x + channel, dy + channel)
            for _ in 0..<rows / 4 {
                for chain in 0..<4 {
                    let one = V.load(slope + chain &* depth)
                    slopes[chain] = slopes[chain] + one
                    products[chain] = one.times(V.load(value + chain &* depth) - middle, plus: products[chain])
                }
                value += 4 &* depth
                slope += 4 &* depth
            }
            for _ in 0..<rows % 4 {
                let one = V.load(slope)
                slopes[0] = slopes[0] + one
                products[0] = one.times(V.load(value) - middle, plus: products[0])
                value += depth
                slope += depth
            }
            ((slopes[0] + slopes[1]) + (slopes[2] + slopes[3])).store(sums + channel)
            ((products[0] + products[1]) + (products[2] + products[3])).store(sums + (depth &+ channel))
        }
    }
}
