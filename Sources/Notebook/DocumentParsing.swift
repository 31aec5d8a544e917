extension Document {
    /// A file of bare commands as a document of one cell.
    package init(commands text: String) {
        let (mark, lines) = Self.lines(of: text)
        self.init(cells: [Cell(.commands, lines, line: 1)], marks: [], byteOrderMark: mark)
    }

    /// Reads Markdown.
    ///
    /// - Throws: `DocumentError` if a fenced block or a comment is not closed.
    package init(markdown text: String) throws(DocumentError) {
        let (mark, lines) = Self.lines(of: text)
        var reader = DocumentReader()
        for line in lines { try reader.take(line) }
        self.init(cells: try reader.cells(), marks: reader.marks, byteOrderMark: mark)
    }

    private static func lines(of text: String) -> (byteOrderMark: String, lines: [Line]) {
        let mark = "\u{FEFF}"
        let hasMark = text.unicodeScalars.first == mark.unicodeScalars.first
        return (hasMark ? mark : "", Line.lines(of: hasMark ? String(text.unicodeScalars.dropFirst()) : text))
    }
}
