internal import CSIMD

/// Sums over rows of vectors, and transposition.
enum Sums {
    @inline(__always)
    private static var lanes: Int { 8 }

    /// Adds to sums[c] the sum over `rows` rows of x[row][c], in four interleaved chains joined at the end.
    static func addRows(_ x: UnsafePointer<Float>, rows: Int, depth: Int, to sums: UnsafeMutablePointer<Float>) {
        for channel in stride(from: 0, to: depth, by: lanes) {
            var (a, b, c, d) = (SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>())
            var row = x + channel
            for _ in 0..<rows / 4 {
                a += convo_load(row)
                b += convo_load(row + depth)
                c += convo_load(row + 2 &* depth)
                d += convo_load(row + 3 &* depth)
                row += 4 &* depth
            }
            for _ in 0..<rows % 4 {
                a += convo_load(row)
                row += depth
            }
            convo_store(sums + channel, convo_load(sums + channel) + ((a + b) + (c + d)))
        }
    }

    /// y[i] = Σ x[part·distance + i] over the parts in order, for i in `range`, whose ends are multiples of 8.
    static func join(
        _ x: UnsafePointer<Float>, parts: Int, distance: Int, into y: UnsafeMutablePointer<Float>, range: Range<Int>
    ) {
        for index in stride(from: range.lowerBound, to: range.upperBound, by: lanes) {
            var sum = convo_load(x + index)
            for part in 1..<max(1, parts) { sum += convo_load(x + (part &* distance &+ index)) }
            convo_store(y + index, sum)
        }
    }

    /// y[column][row] = x[row][column]; both numbers are multiples of 8; rows of y are `distance` floats apart.
    static func transpose(
        _ x: UnsafePointer<Float>, rows: Int, columns: Int, into y: UnsafeMutablePointer<Float>, distance: Int
    ) {
        for row in stride(from: 0, to: rows, by: lanes) {
            for column in stride(from: 0, to: columns, by: lanes) {
                convo_transpose(x + (row &* columns &+ column), columns, y + (column &* distance &+ row), distance)
            }
        }
    }
}
