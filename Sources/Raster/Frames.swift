/// Frames around a digit, printed or drawn, and the cells of forms.
enum Frames {
    /// What a piece surrounds makes it a frame if it has this share of its height.
    private static let framed = 0.25

    /// Which pieces surround another one that is no dust; a frame in a frame goes with it.
    static func among(_ pieces: [Piece], of plane: Plane) -> [Bool] {
        let largest = pieces.map(\.ink).max() ?? 0
        let digits = pieces.filter { $0.ink >= Specks.dust * largest }
        return pieces.map { frame in
            digits.contains {
                Double($0.rows.count) >= framed * Double(frame.rows.count) && frame.surrounds($0, in: plane)
            }
        }
    }

    /// Clears frames of which the whole stands out by more than `faintest`.
    static func remove(from plane: inout Plane, faintest: Float) {
        let marked = Plane(
            width: plane.width, height: plane.height, values: plane.values.map { $0 > faintest ? $0 : 0 })
        let pieces = Piece.all(of: marked)
        for (piece, isFrame) in zip(pieces, among(pieces, of: marked)) where isFrame {
            for index in piece.pixels { plane.values[index] = 0 }
        }
    }
}
