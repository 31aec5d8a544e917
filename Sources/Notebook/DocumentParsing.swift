extension Document {
    /// A file of bare commands as a document of one cell.
    package init(commands text: String) {
        let (mark, lines) = Self.lines(of: text)
        self.init(cells: [Cell(.commands, lines, line: 1)], marks: [], byteOrderMark: mark)
    }

    /// Reads Markdown.
    ///
    /// - Throws: `DocumentError` if a fenced block is not closed.
    package init(markdown text: String) throws(DocumentError) {
        let (mark, lines) = Self.lines(of: text)
        var reader = Reader()
        for line in lines { reader.take(line) }
        self.init(cells: try reader.cells(), marks: reader.marks, byteOrderMark: mark)
    }

    private static func lines(of text: String) -> (byteOrderMark: String, lines: [Line]) {
        let mark = "\u{FEFF}"
        let hasMark = text.unicodeScalars.first == mark.unicodeScalars.first
        return (hasMark ? mark : "", Line.lines(of: hasMark ? String(text.unicodeScalars.dropFirst()) : text))
    }
}

/// Gathers lines into cells.
private struct Reader {
    private(set) var marks: [String] = []
    private var finished: [Cell] = []
    /// The lines of the cell that is being read, the opening fence of a block left out.
    private var lines: [Line] = []
    /// How many lines were read.
    private var number = 0
    /// The block that is open, and the line on which it begins.
    private var open: (fence: Fence, number: Int)?

    mutating func take(_ line: Line) {
        number += 1
        guard let fence = open?.fence else { return takeOutside(line) }
        let isClosed = fence.isClosed(by: line)
        if isClosed { open = nil }
        guard isClosed, fence.kind != .prose else { return lines.append(line) }
        let fences = Cell.Fences(opening: fence, closing: line)
        finished.append(Cell(fence.kind, lines, line: number - lines.count, fences: fences))
        lines = []
    }

    private mutating func takeOutside(_ line: Line) {
        let fence = Fence(line)
        if let fence, fence.kind != .prose {
            finishProse(before: number)
        } else {
            if fence == nil { marks += Self.marks(in: line.text) }
            lines.append(line)
        }
        open = fence.map { ($0, number) }
    }

    private mutating func finishProse(before line: Int) {
        if !lines.isEmpty { finished.append(Cell(.prose, lines, line: line - lines.count)) }
        lines = []
    }

    /// All cells, when every line was taken.
    mutating func cells() throws(DocumentError) -> [Cell] {
        if let open { throw .openFence(line: open.number) }
        finishProse(before: number + 1)
        return finished
    }

    /// `long` of `<!-- long -->`.
    private static func marks(in line: String) -> [String] {
        var marks: [String] = []
        var rest = line[...]
        while let open = rest.firstRange(of: "<!--"), let close = rest[open.upperBound...].firstRange(of: "-->") {
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
