/// One connected piece of ink, corners touching.
struct Piece {
    private(set) var pixels: [Int] = []
    private(set) var ink: Float = 0
    private(set) var rows = Extent()
    private(set) var columns = Extent()

    /// All pieces of a plane, from the top.
    static func all(of plane: Plane) -> [Piece] {
        var isSeen = plane.values.map { $0 <= 0 }
        var pieces: [Piece] = []
        for start in plane.values.indices where !isSeen[start] {
            var piece = Piece()
            var waiting = [start]
            isSeen[start] = true
            while let index = waiting.popLast() {
                let (row, column) = index.quotientAndRemainder(dividingBy: plane.width)
                piece.pixels.append(index)
                piece.ink += plane.values[index]
                piece.rows.widen(to: row)
                piece.columns.widen(to: column)
                for near in max(0, row - 1)...min(plane.height - 1, row + 1) {
                    for beside in max(0, column - 1)...min(plane.width - 1, column + 1)
                    where !isSeen[near * plane.width + beside] {
                        isSeen[near * plane.width + beside] = true
                        waiting.append(near * plane.width + beside)
                    }
                }
            }
            pieces.append(piece)
        }
        return pieces
    }

    /// Whether it goes around another piece: from the other's middle there is some of it in all four directions, or the
    /// edge of the picture, to which it reaches.
    func surrounds(_ other: Piece, in plane: Plane) -> Bool {
        guard rows.first < other.rows.first, other.rows.last < rows.last, columns.first < other.columns.first,
            other.columns.last < columns.last
        else { return false }
        let middle = (row: (other.rows.first + other.rows.last) / 2, column: (other.columns.first + other.columns.last) / 2)
        var (isAbove, isBelow) = (rows.first == 0, rows.last == plane.height - 1)
        var (isLeft, isRight) = (columns.first == 0, columns.last == plane.width - 1)
        for index in pixels {
            let (row, column) = index.quotientAndRemainder(dividingBy: plane.width)
            if row == middle.row {
                if column < other.columns.first { isLeft = true }
                if column > other.columns.last { isRight = true }
            }
            if column == middle.column {
                if row < other.rows.first { isAbove = true }
                if row > other.rows.last { isBelow = true }
            }
        }
        return isAbove && isBelow && isLeft && isRight
    }
}
