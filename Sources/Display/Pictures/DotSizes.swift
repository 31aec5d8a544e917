import Painting

/// How large a tile may be drawn where a pixel can be any number of dots.
struct DotSizes {
    /// Pixels in a row of the widest tile.
    var width: Int
    /// Whether the picture stands alone.
    var isAlone: Bool
    var cell: CellSize
    /// Columns of a picture that fills the screen, at most: four times those of a digit in half blocks.
    static let mostGrownColumns = 112

    /// Columns that a tile takes at most: about as many as in half blocks, and alone somewhat more.
    private var mostColumns: Int {
        if width <= 12 { return isAlone ? 20 : 12 }
        return isAlone ? 36 : min(width, 28)
    }

    /// Dots for a pixel's side, from the most to one.
    var enlargements: [Int] { (1...dots(mostColumns)).reversed() }

    /// Those beyond, for a picture that fills the screen.
    var grownEnlargements: [Int] {
        (0...max(dots(Self.mostGrownColumns) - dots(mostColumns), 0)).dropFirst().reversed().map { dots(mostColumns) + $0 }
    }

    private func dots(_ columns: Int) -> Int { max(columns * cell.width / max(width, 1), 1) }

    /// Rows that a tile may take. A bitmap that does not fit on the screen cannot be drawn whole: what scrolls away is
    /// lost. One made of characters can have any number.
    static func mostRows(_ brush: Brush, height: Int) -> Int {
        if case .dots = brush { max(height - 4, 1) } else { .max }
    }
}
