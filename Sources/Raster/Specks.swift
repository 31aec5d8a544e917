/// What is no part of the digit: dust, a frame around it, and the edge of the table at the border of a photograph.
enum Specks {
    /// A piece with less of the ink than this share of the largest is dust.
    static let dust: Float = 0.03
    /// Another piece with this share of the ink of the largest makes one that covers a corner the table's edge.
    private static let digit: Float = 0.2

    /// Clears what is no part of the digit, and gives back the pieces that are.
    ///
    /// - Parameter isDrawn: whether all ink is of a pen: then a ring is a stroke and no frame, and nothing is a table's edge
    static func remove(from plane: inout Plane, isDrawn: Bool = false) -> [Piece] {
        let pieces = Piece.all(of: plane)
        let frames = isDrawn ? pieces.map { _ in false } : Frames.among(pieces, of: plane)
        let unframed = zip(pieces, frames).filter { !$0.1 }.map(\.0)
        let edges = unframed.map { !isDrawn && isEdge($0, of: plane) }
        let inside = zip(unframed, edges).filter { !$0.1 }.map(\.0.ink).max() ?? 0
        let largest = unframed.map(\.ink).max() ?? 0
        let dropsEdges = inside >= digit * largest
        let least = dust * (dropsEdges ? inside : largest)
        let kept = zip(unframed, edges).filter { $0.0.ink >= least && !(dropsEdges && $0.1) }.map(\.0)
        guard kept.count < pieces.count else { return kept }
        var cleared = Plane(
            width: plane.width, height: plane.height, values: [Float](repeating: 0, count: plane.values.count))
        for piece in kept {
            for index in piece.pixels { cleared.values[index] = plane.values[index] }
        }
        plane = cleared
        return kept
    }

    /// Whether a piece covers a corner of the picture, as the table does beside a sheet; a stroke only meets a side.
    private static func isEdge(_ piece: Piece, of plane: Plane) -> Bool {
        let (lastRow, lastColumn) = (plane.height - 1, plane.width - 1)
        guard piece.rows.first == 0 || piece.rows.last == lastRow, piece.columns.first == 0 || piece.columns.last == lastColumn
        else { return false }
        let corners = [0, lastColumn, lastRow * plane.width, plane.values.count - 1]
        return piece.pixels.contains { corners.contains($0) }
    }
}
