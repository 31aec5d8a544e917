/// Thicker and thinner strokes: a mix of a picture with the maximum or the minimum of each pixel's neighbors.
enum StrokeThickness {
    /// Changes H·W pixels in place. `amount` 1 is the maximum over 3×3, −1 the minimum over 2×2 (the pixel and those to
    /// its left and above), 0 no change; between them the two are mixed in proportion. Outside is zero.
    static func change(_ pixels: inout MutableSpan<Float>, width: Int, height: Int, by amount: Float) {
        guard width <= Row.count else { return changeWide(&pixels, width: width, height: height, by: amount) }
        guard amount != 0 else { return }
        let share = abs(amount)
        var above = Row(repeating: 0)
        var here = Row(repeating: 0)
        load(&here, from: pixels, row: 0, width: width, isThicker: amount > 0)
        for row in 0..<height {
            var below = Row(repeating: 0)
            if row + 1 < height { load(&below, from: pixels, row: row + 1, width: width, isThicker: amount > 0) }
            for column in 0..<width {
                let extreme = amount > 0
                    ? max(above[column], max(here[column], below[column]))
                    : min(above[column], here[column])
                let value = pixels[row * width + column]
                pixels[row * width + column] = value + share * (extreme - value)
            }
            above = here
            here = below
        }
    }

    private typealias Row = InlineArray<64, Float>

    /// The extreme of each pixel and its neighbors in its own row.
    private static func load(
        _ line: inout Row, from pixels: borrowing MutableSpan<Float>, row: Int, width: Int, isThicker: Bool
    ) {
        var before: Float = 0
        for column in 0..<width {
            let value = pixels[row * width + column]
            let after = column + 1 < width ? pixels[row * width + column + 1] : 0
            line[column] = isThicker ? max(before, max(value, after)) : min(before, value)
            before = value
        }
    }

    /// The same for pictures wider than a row on the stack.
    private static func changeWide(_ pixels: inout MutableSpan<Float>, width: Int, height: Int, by amount: Float) {
        let source = pixels.indices.map { pixels[$0] }
        let reach = amount > 0 ? -1...1 : -1...0
        for row in 0..<height {
            for column in 0..<width {
                let value = source[row * width + column]
                var extreme = value
                for y in reach.map({ row + $0 }) {
                    for x in reach.map({ column + $0 }) {
                        let isInside = (0..<height).contains(y) && (0..<width).contains(x)
                        let other = isInside ? source[y * width + x] : 0
                        extreme = amount > 0 ? max(extreme, other) : min(extreme, other)
                    }
                }
                pixels[row * width + column] = value + abs(amount) * (extreme - value)
            }
        }
    }
}
