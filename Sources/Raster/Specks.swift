/// Dust, and the edge of the table at the border of a photograph.
enum Specks {
    /// A piece with less of the ink than this share of the largest is dust.
    private static let dust: Float = 0.03
    /// A piece inside with this share of the ink of one that runs over the border makes that one the table's edge.
    private static let digit: Float = 0.2

    /// One connected piece of ink, corners touching.
    private struct Piece {
        var pixels: [Int] = []
        var ink: Float = 0
        var touchesBorder = false
    }

    /// Clears what is no part of the digit.
    static func remove(from plane: inout Plane) {
        let pieces = pieces(of: plane)
        guard pieces.count > 1 else { return }
        let inside = pieces.filter { !$0.touchesBorder }.map(\.ink).max() ?? 0
        let largest = pieces.map(\.ink).max() ?? 0
        let dropsBorder = inside >= digit * largest
        let least = dust * (dropsBorder ? inside : largest)
        for piece in pieces where piece.ink < least || (dropsBorder && piece.touchesBorder) {
            for index in piece.pixels { plane.values[index] = 0 }
        }
    }

    private static func pieces(of plane: Plane) -> [Piece] {
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
                let rows = max(0, row - 1)...min(plane.height - 1, row + 1)
                let columns = max(0, column - 1)...min(plane.width - 1, column + 1)
                if rows.count < 3 || columns.count < 3 { piece.touchesBorder = true }
                for near in rows {
                    for beside in columns where !isSeen[near * plane.width + beside] {
                        isSeen[near * plane.width + beside] = true
                        waiting.append(near * plane.width + beside)
                    }
                }
            }
            pieces.append(piece)
        }
        return pieces
    }
}
