/// The dots of one character cell.
package struct CellSize: Sendable, Hashable {
    /// Dots in a row.
    package let width: Int
    /// Rows of dots.
    package let height: Int

    /// What is taken for granted where a terminal does not say.
    package static let usual = CellSize(width: 10, height: 20)

    private static let sides = 4...256

    private init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// A size that a terminal gave; nil for one that no screen has.
    package init?(measured width: Int, by height: Int) {
        guard Self.sides.contains(width), Self.sides.contains(height) else { return nil }
        self.init(width: width, height: height)
    }

    /// Columns that so many dots cover.
    package func columns(_ dots: Int) -> Int { (dots + width - 1) / width }

    /// Rows that so many dots cover.
    package func rows(_ dots: Int) -> Int { (dots + height - 1) / height }
}
