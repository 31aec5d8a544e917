/// A picture in colors of its own palette, dot by dot as a screen shows it.
package struct Bitmap: Sendable, Hashable {
    /// Dots in a row.
    package let width: Int
    /// Rows.
    package let height: Int
    /// 1 to 256 colors.
    package let palette: [MapColor]
    /// `height · width` places in the palette, row by row.
    package private(set) var dots: [UInt8]

    /// A bitmap of the given dots; places that the palette has not read as its first color, missing ones too.
    package init(width: Int, height: Int, palette: [MapColor], dots: [UInt8]) {
        self.width = max(width, 0)
        self.height = max(height, 0)
        self.palette = palette.isEmpty ? [MapColor(red: 0, green: 0, blue: 0)] : Array(palette.prefix(256))
        let count = self.width * self.height
        let last = self.palette.count - 1
        let known = dots.prefix(count).map { Int($0) <= last ? $0 : 0 }
        self.dots = known + [UInt8](repeating: 0, count: count - known.count)
    }

    /// The place in the palette of a dot that is inside of the bitmap.
    package subscript(row: Int, column: Int) -> UInt8 {
        get { dots[row * width + column] }
        set { dots[row * width + column] = newValue }
    }

    /// Each dot as a square of `factor · factor` dots, without any blur between them.
    package func enlarged(by factor: Int) -> Bitmap {
        guard factor > 1 else { return self }
        var result: [UInt8] = []
        result.reserveCapacity(dots.count * factor * factor)
        for row in 0..<height {
            let start = result.count
            for dot in dots[row * width..<(row + 1) * width] {
                for _ in 0..<factor { result.append(dot) }
            }
            let line = Array(result[start...])
            for _ in 1..<factor { result += line }
        }
        return Bitmap(width: width * factor, height: height * factor, palette: palette, dots: result)
    }

    /// Gives the dots of a rectangle one color; what of it lies outside is left out.
    package mutating func fill(rows: Range<Int>, columns: Range<Int>, with place: UInt8) {
        for row in rows.clamped(to: 0..<height) {
            for column in columns.clamped(to: 0..<width) { self[row, column] = place }
        }
    }
}
