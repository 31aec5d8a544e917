extension Document {
    /// A file of bare commands as a document of one cell.
    package init(commands text: String) {
        self.init(cells: [Cell(kind: .commands, text: text, line: 1)])
    }

    /// Reads Markdown.
    ///
    /// - Throws: `DocumentError` if a fenced block is not closed.
    package init(markdown text: String) throws(DocumentError) {
        var cells: [Cell] = []
        var marks: [String] = []
        var lines: [Substring] = []
        var start = 1
        var fence: Fence?
        func finish(_ kind: Cell.Kind, before line: Int) {
            if !lines.isEmpty { cells.append(Cell(kind: kind, text: lines.map { $0 + "\n" }.joined(), line: start)) }
            lines = []
            start = line
        }
        for (offset, line) in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
            .enumerated() {
            let number = offset + 1
            if let open = fence {
                guard open.isClosed(by: line) else { lines.append(line); continue }
                if open.isCommands { finish(.commands, before: number + 1) } else { lines.append(line) }
                fence = nil
            } else if let opened = Fence(line, line: number) {
                if opened.isCommands { finish(.prose, before: number + 1) } else { lines.append(line) }
                fence = opened
            } else {
                marks += Self.marks(in: line)
                lines.append(line)
            }
        }
        if let fence { throw .openFence(line: fence.line) }
        finish(.prose, before: 0)
        self.init(cells: cells, marks: marks)
    }

    /// `long` of `<!-- long -->`.
    private static func marks(in line: Substring) -> [String] {
        var marks: [String] = []
        var rest = line
        while let open = rest.firstRange(of: "<!--"), let close = rest[open.upperBound...].firstRange(of: "-->") {
            let words = rest[open.upperBound..<close.lowerBound].split(whereSeparator: \.isWhitespace)
            if words.count == 1 { marks.append(String(words[0])) }
            rest = rest[close.upperBound...]
        }
        return marks
    }
}

/// The first line of a fenced block.
private struct Fence {
    let line: Int
    let isCommands: Bool
    private let mark: Character
    private let length: Int

    /// At most three blanks, then three or more backticks or tildes, then perhaps a language.
    init?(_ text: Substring, line: Int) {
        let indent = text.prefix { $0 == " " }.count
        let body = text.dropFirst(indent)
        guard indent <= 3, let mark = body.first, mark == "`" || mark == "~" else { return nil }
        let length = body.prefix { $0 == mark }.count
        let info = body.dropFirst(length)
        guard length >= 3, mark == "~" || !info.contains("`") else { return nil }
        self.line = line
        self.mark = mark
        self.length = length
        isCommands = info.split(whereSeparator: \.isWhitespace).first == "convo"
    }

    /// Whether a line is a fence of the same mark, at least as long, with nothing behind it.
    func isClosed(by text: Substring) -> Bool {
        let body = text.drop { $0 == " " }
        return text.count - body.count <= 3
            && body.prefix { $0 == mark }.count >= length
            && body.drop { $0 == mark }.allSatisfy(\.isWhitespace)
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
