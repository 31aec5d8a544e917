/// A copy of a picture with a border of zeros, to be read at places between its pixels.
///
/// Up to 28×28 it lives on the stack, in 32×32 values: a mask keeps each index inside, so nothing is checked twice.
struct PaddedPicture {
    /// The smallest ranges that hold every pixel above zero.
    private(set) var inkRows = 0..<0
    private(set) var inkColumns = 0..<0
    private var small = InlineArray<1024, Float>(repeating: 0)
    private var large: [Float] = []
    private let stride: Int

    private static let border = 2

    init(_ pixels: borrowing MutableSpan<Float>, width: Int, height: Int) {
        let isSmall = width <= 28 && height <= 28
        stride = isSmall ? 32 : width + 2 * Self.border
        if !isSmall { large = [Float](repeating: 0, count: stride * (height + 2 * Self.border)) }
        var columns = InlineArray<32, Float>(repeating: 0)
        for row in 0..<height {
            var ink: Float = 0
            let start = (row + Self.border) * stride + Self.border
            for column in 0..<width {
                let value = pixels[row * width + column]
                ink = max(ink, value)
                if isSmall {
                    small[(start + column) & 1023] = value
                    columns[column & 31] += value
                } else {
                    large[start + column] = value
                }
            }
            if ink > 0 { inkRows = (inkRows.isEmpty ? row : inkRows.lowerBound)..<row + 1 }
        }
        inkColumns = 0..<width
        if isSmall { inkColumns = Self.occupied(columns, count: width) }
    }

    private static func occupied(_ sums: InlineArray<32, Float>, count: Int) -> Range<Int> {
        var (first, last) = (0, count)
        while first < last, sums[first & 31] == 0 { first += 1 }
        while last > first, sums[(last - 1) & 31] == 0 { last -= 1 }
        return first..<last
    }

    /// The value at a place in steps of 2⁻¹⁶ pixel, less than one pixel outside of the picture at most; bilinear.
    @inline(__always)
    func sample(_ x: Int, _ y: Int) -> Float {
        let right = Float(Int32(truncatingIfNeeded: x & 0xFFFF)) * 0x1p-16
        let down = Float(Int32(truncatingIfNeeded: y & 0xFFFF)) * 0x1p-16
        let place = (y >> 16 + Self.border) &* stride &+ (x >> 16) &+ Self.border
        let (a, b, c, d) = large.isEmpty
            ? (small[place & 1023], small[(place &+ 1) & 1023],
               small[(place &+ 32) & 1023], small[(place &+ 33) & 1023])
            : (large[place], large[place + 1], large[place + stride], large[place + stride + 1])
        let above = a + right * (b - a)
        let below = c + right * (d - c)
        return above + down * (below - above)
    }
}
