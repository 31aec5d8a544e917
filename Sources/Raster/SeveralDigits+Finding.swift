extension DigitPreparation {
    /// One of several digits in a picture.
    package struct Placed: Sendable, Hashable {
        /// The digit, 28×28, prepared as one alone is.
        package let picture: Picture
        /// Where it stands in the picture that was searched: rows and columns of its pixels.
        package let rows: Range<Int>
        package let columns: Range<Int>
    }

    /// All digits of a picture in reading order, line by line from the left.
    package struct Line: Sendable, Hashable {
        /// What was searched: the picture, reduced where it is large.
        package let searched: Picture
        package let digits: [Placed]
    }

    /// A picture with several digits is searched at a larger size, so that each keeps enough pixels.
    private static let searchedSide = 900
    /// No more are read; that is no picture of digits.
    private static let mostDigits = 64

    /// Finds the digits of a picture that holds several.
    ///
    /// - Returns: nil where there seems to be one alone, or more than can be told apart.
    /// - Throws: as ``prepare(_:raw:tone:)``.
    package static func findAll(in picture: Picture) throws(PictureError) -> Line? {
        guard picture.width > 0, picture.height > 0, !isPrepared(picture) else { return nil }
        let searched = try search(picture, longer: searchedSide)
        guard searched.ink.seemsSeveral else { return nil }
        let groups = SeveralDigits.digits(in: searched.ink.pieces)
        guard (2...mostDigits).contains(groups.count) else { return nil }
        let digits = groups.map { group -> Placed in
            let (rows, columns) = SeveralDigits.extent(of: group)
            let box = Box(rows: rows.first..<rows.last + 1, columns: columns.first..<columns.last + 1)
            return Placed(
                picture: fitted(searched.ink.only(group).plane(in: box)), rows: box.rows, columns: box.columns)
        }
        return Line(searched: searched.plane.picture, digits: digits)
    }
}

extension SeveralDigits {
    /// The pieces of each digit, in reading order: lines from the top, and in each of them digits from the left.
    static func digits(in pieces: [Piece]) -> [[Piece]] {
        lines(pieces).flatMap { line -> [[Piece]] in
            let groups = clusters(line, { $0.columns }, apart: 0)
            let height = groups.map { extent(of: $0).rows.count }.max() ?? 0
            return joined(groups, height: height)
        }
    }

    /// Pieces in lines: what lies beside one another without a gap in height.
    private static func lines(_ pieces: [Piece]) -> [[Piece]] {
        let lines = clusters(pieces, { $0.rows }, apart: 0)
        let tallest = lines.map { extent(of: $0).rows.count }.max() ?? 0
        // A low line is a bar or a dot of the one that it is nearest to.
        var whole: [[Piece]] = []
        for line in lines {
            let isLow = extent(of: line).rows.count * 2 < tallest
            if let last = whole.indices.last, isLow || extent(of: whole[last]).rows.count * 2 < tallest {
                whole[last] += line
            } else {
                whole.append(line)
            }
        }
        return whole
    }

    /// Small groups, such as the bar of a 5 that does not touch it, belong to the nearest large one.
    private static func joined(_ groups: [[Piece]], height: Int) -> [[Piece]] {
        var digits: [[Piece]] = []
        var waiting: [Piece] = []
        for group in groups {
            let isSmall = extent(of: group).rows.count * 2 < height
            if isSmall, let last = digits.indices.last {
                digits[last] += group
            } else if isSmall {
                waiting += group
            } else {
                digits.append(waiting + group)
                waiting = []
            }
        }
        return digits + (waiting.isEmpty ? [] : [waiting])
    }

    /// Pieces whose extents along one side overlap, in order.
    private static func clusters(_ pieces: [Piece], _ side: (Piece) -> Extent, apart: Int) -> [[Piece]] {
        var clusters: [(extent: Extent, pieces: [Piece])] = []
        for piece in pieces.sorted(by: { side($0).first < side($1).first }) {
            if let last = clusters.indices.last, side(piece).first <= clusters[last].extent.last + apart {
                clusters[last].extent.widen(to: side(piece))
                clusters[last].pieces.append(piece)
            } else {
                clusters.append((side(piece), [piece]))
            }
        }
        return clusters.map(\.pieces)
    }

    static func extent(of pieces: [Piece]) -> (rows: Extent, columns: Extent) {
        var (rows, columns) = (Extent(), Extent())
        for piece in pieces {
            rows.widen(to: piece.rows)
            columns.widen(to: piece.columns)
        }
        return (rows, columns)
    }
}

extension Ink {
    /// The ink of some pieces alone.
    fileprivate func only(_ pieces: [Piece]) -> Ink {
        var ink = self
        ink.keep(pieces)
        return ink
    }

    /// The pixels of a box.
    fileprivate func plane(in box: Box) -> Plane { plane.cropped(box) }
}
