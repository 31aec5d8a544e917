extension ASCIIArt {
    /// The most rows or columns of text that are read.
    static let sideLimit = 1024
    /// The most bytes of text that are read: each takes some fifty while it is looked through.
    package static let byteLimit = 4 << 20

    /// Characters that are read, though never printed: what people draw ink with.
    private static let others: [Character: Int] = [
        "░": 2, "▒": 5, "▓": 7, "█": 9, "o": 6, "O": 8, "x": 6, "X": 8, "0": 8, "\u{A0}": 0,
    ]

    /// The picture that ASCII art shows.
    ///
    /// Lines of text above and below it are captions and are skipped, as are color sequences and carriage returns; a
    /// tab reaches to the next eighth column; blanks at the ends of lines may be missing, and a picture that
    /// has become narrower than high by that is made square again. Art whose characters do not come in pairs has
    /// one column a pixel.
    /// - Throws: ``PictureError/noArt`` for text without a drawing, ``PictureError/unknownCharacter(_:line:column:)``
    ///   for text in the middle of one.
    package static func decode(_ text: String) throws(PictureError) -> Picture {
        guard text.utf8.count <= byteLimit else { throw .artTooLong(limit: byteLimit) }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { plain($0) }
        let levels = lines.map { line in line.map { level(of: $0) } }
        let drawn = lines.indices.filter { index in
            levels[index].allSatisfy { $0 != nil } && levels[index].contains { $0 != 0 }
        }
        guard let firstInk = drawn.first, let lastInk = drawn.last else { throw .noArt }
        for index in firstInk...lastInk {
            if let column = levels[index].firstIndex(of: nil) {
                throw .unknownCharacter(lines[index][column], line: index + 1, column: column + 1)
            }
        }
        return try picture(field(around: firstInk...lastInk, of: levels).map { line in line.map { $0 ?? 0 } })
    }

    /// The lines of the drawing with the blank ones above and below that belong to it.
    ///
    /// Where every inked line has the same length, nothing was trimmed, and an empty line is no row of the picture.
    private static func field(around inked: ClosedRange<Int>, of levels: [[Int?]]) -> ArraySlice<[Int?]> {
        let isTrimmed = levels[inked].contains { $0.count != levels[inked.lowerBound].count }
        func belongs(_ index: Int) -> Bool {
            levels[index].allSatisfy { $0 != nil } && (isTrimmed || !levels[index].isEmpty)
        }
        var first = inked.lowerBound
        while first > 0, belongs(first - 1) { first -= 1 }
        var end = inked.upperBound + 1
        while end < levels.count, belongs(end) { end += 1 }
        // The end of the last line begins no other.
        if end == levels.count, end > inked.upperBound + 1, levels[end - 1].isEmpty { end -= 1 }
        return levels[first..<end]
    }

    private static func level(of character: Character) -> Int? {
        characters.firstIndex(of: character) ?? others[character]
    }

    /// A line without color sequences, its tabs as blanks.
    private static func plain(_ line: Substring) -> [Character] {
        var result: [Character] = []
        var characters = line.makeIterator()
        while let character = characters.next() {
            switch character {
            case "\u{1B}":
                guard characters.next() == "[" else { continue }
                while let next = characters.next(), !("@"..."~").contains(next) {}
            case "\t": result += [Character](repeating: " ", count: 8 - result.count % 8)
            case "\r": continue
            default: result.append(character)
            }
        }
        return result
    }

    private static func picture(_ rows: [[Int]]) throws(PictureError) -> Picture {
        let columns = rows.map(\.count).max() ?? 0
        guard columns <= sideLimit, rows.count <= sideLimit else {
            throw .artTooLarge(columns: columns, rows: rows.count, limit: sideLimit)
        }
        let step = isPaired(rows) ? 2 : 1
        let isTrimmed = rows.contains { $0.count != columns }
        let width = max((columns + step - 1) / step, isTrimmed ? rows.count : 0)
        var picture = Picture(width: width, height: rows.count)
        for (row, levels) in rows.enumerated() {
            for column in 0..<(levels.count + step - 1) / step {
                let here = levels[column * step ..< min(levels.count, (column + 1) * step)]
                picture[row, column] = gray(ofLevel: (here.reduce(0, +) + step - 1) / step)
            }
        }
        return picture
    }

    /// Whether characters come in equal pairs, but for a few that a hand has changed.
    private static func isPaired(_ rows: [[Int]]) -> Bool {
        var inked = 0
        var equal = 0
        for levels in rows {
            for column in stride(from: 0, to: levels.count, by: 2) {
                let right = column + 1 < levels.count ? levels[column + 1] : 0
                if levels[column] == 0 && right == 0 { continue }
                inked += 1
                if levels[column] == right { equal += 1 }
            }
        }
        return equal * 4 >= inked * 3
    }
}
