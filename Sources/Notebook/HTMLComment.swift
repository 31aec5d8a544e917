/// An HTML comment that goes on behind the line on which it begins.
struct HTMLComment {
    /// The line on which it begins.
    let number: Int
    /// Whether it begins its line: then only its own mark ends it. One inside of a paragraph ends with that at the latest.
    let isBlock: Bool

    private static let opening = "<!--"
    private static let closing = "-->"

    /// - Returns: nil if no comment in the line is left open.
    init?(openIn line: String, number: Int) {
        var rest = line[...]
        var backticks = 0
        while let mark = rest.firstRange(of: Self.opening) {
            backticks += rest[..<mark.lowerBound].count { $0 == "`" }
            rest = line[mark.upperBound...]
            // What stands between backticks is not meant.
            guard backticks.isMultiple(of: 2) else { continue }
            // The hyphens of `<!-->` open a comment and close it.
            let inside = line[line.index(mark.lowerBound, offsetBy: 2)...]
            guard let close = inside.firstRange(of: Self.closing) else {
                self.number = number
                isBlock = line[..<mark.lowerBound].allSatisfy(\.isWhitespace)
                return
            }
            rest = line[close.upperBound...]
        }
        return nil
    }

    func ends(in line: Line) -> Bool {
        line.text[...].firstRange(of: Self.closing) != nil || !isBlock && Margin(line).isBlank
    }

    /// `long` of `<!-- long -->`.
    static func marks(in line: String) -> [String] {
        var marks: [String] = []
        var rest = line[...]
        while let open = rest.firstRange(of: opening), let close = rest[open.upperBound...].firstRange(of: closing) {
            let words = rest[open.upperBound..<close.lowerBound].split(whereSeparator: \.isWhitespace)
            if words.count == 1 { marks.append(String(words[0])) }
            rest = rest[close.upperBound...]
        }
        return marks
    }
}

extension Substring {
    /// Where a piece of text stands first.
    fileprivate func firstRange(of piece: String) -> Range<Index>? {
        var place = startIndex
        while place < endIndex {
            let rest = self[place...]
            if rest.hasPrefix(piece) { return place..<index(place, offsetBy: piece.count) }
            place = index(after: place)
        }
        return nil
    }
}
