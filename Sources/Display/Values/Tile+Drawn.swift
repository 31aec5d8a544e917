extension Tile {
    /// The longest side of a picture that is drawn at all.
    private static let longestSide = 4096

    private var isDrawable: Bool {
        (1...Self.longestSide).contains(width) && (1...Self.longestSide).contains(height)
    }

    /// Pixels in a row, 0 for a tile with sides that make no picture.
    var drawnWidth: Int { isDrawable ? width : 0 }
    /// Rows, 0 for a tile with sides that make no picture.
    var drawnHeight: Int { isDrawable ? height : 0 }

    /// The number of a pixel of the picture, 0 where it is missing.
    subscript(row: Int, column: Int) -> Float {
        let index = row * drawnWidth + column
        return values.indices ~= index ? values[index] : 0
    }
}
