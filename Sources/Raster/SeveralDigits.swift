/// Whether a picture seems to hold more than one digit.
enum SeveralDigits {
    /// A group with this share of the height of all is a digit; shorter ones are strokes.
    private static let tall = 0.6
    /// Strokes of one digit are at most this many times as wide as they are high; two digits are wider.
    private static let wide = 0.95
    /// Nothing that is one digit is as wide as this.
    private static let widest = 1.7

    /// - Parameter pieces: the connected pieces of ink, dust left out.
    static func seem(in pieces: [Piece]) -> Bool {
        areBeside(pieces.map { (across: $0.columns, down: $0.rows) }) || areStacked(pieces)
    }

    /// Side by side: at least two groups of pieces with nothing above or below one another.
    private static func areBeside(_ pieces: [(across: Extent, down: Extent)]) -> Bool {
        let groups = groups(pieces)
        let (width, height) = size(pieces)
        guard height > 0 else { return false }
        let count = groups.count { Double($0.down.count) >= tall * height }
        return count >= 3 || (count == 2 && width >= wide * height) || width >= widest * height
    }

    /// One below the other, which strokes of one digit are as well: only what is much higher than wide.
    private static func areStacked(_ pieces: [Piece]) -> Bool {
        let turned = pieces.map { (across: $0.rows, down: $0.columns) }
        let (height, width) = size(turned)
        let parts = groups(turned).count { Double($0.across.count) >= 0.3 * height }
        return parts >= 2 && height >= 1.7 * width
    }

    private static func size(_ pieces: [(across: Extent, down: Extent)]) -> (across: Double, down: Double) {
        var (across, down) = (Extent(), Extent())
        for piece in pieces {
            across.widen(to: piece.across)
            down.widen(to: piece.down)
        }
        return (Double(across.count), Double(down.count))
    }

    private static func groups(
        _ pieces: [(across: Extent, down: Extent)]
    ) -> [(across: Extent, down: Extent)] {
        var groups: [(across: Extent, down: Extent)] = []
        for piece in pieces.sorted(by: { $0.across.first < $1.across.first }) {
            if let last = groups.indices.last, piece.across.first <= groups[last].across.last {
                groups[last].across.widen(to: piece.across)
                groups[last].down.widen(to: piece.down)
            } else {
                groups.append(piece)
            }
        }
        return groups
    }
}
