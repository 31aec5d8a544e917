/// A piece of a document.
package struct Cell: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Text for people, code blocks of other languages included.
        case prose
        /// Command lines.
        case commands
        /// What commands showed when they were recorded.
        case output
    }

    /// The first and the last line of a fenced block.
    struct Fences: Sendable, Hashable {
        var opening: Fence
        var closing: Line
    }

    package let kind: Kind
    /// The line of the file, from 1, on which ``text`` begins.
    package internal(set) var line: Int
    /// As they stand in the file, without the fences.
    var lines: [Line]
    /// Nil for prose and bare commands.
    private(set) var fences: Fences?

    init(_ kind: Kind, _ lines: [Line], line: Int, fences: Fences? = nil) {
        self.kind = kind
        self.lines = lines
        self.line = line
        self.fences = fences
    }

    /// Its lines without the fences, each ended by a line feed.
    ///
    /// Prose stands as it does in the file; the rest is given without the indentation of its block, and without the marks of
    /// a quote that it stands in.
    package var text: String {
        lines.map { (fences?.opening.content(of: $0) ?? $0.text) + "\n" }.joined()
    }

    /// What stands behind the opening fence.
    package var info: InfoString { fences?.opening.info ?? InfoString("") }

    /// Its bytes in the file, fences included.
    package var source: String {
        let inside = lines.map(\.source).joined()
        return fences.map { $0.opening.line.source + inside + $0.closing.source } ?? inside
    }

    /// How many lines of the file it takes to its end.
    var height: Int { lines.count + (fences == nil ? 0 : 2) }

    /// A cell for what its commands showed, to stand below it; nil for prose and bare commands.
    func output(_ text: String) -> Cell? {
        guard let opening = fences?.opening else { return nil }
        let texts = Line.lines(of: text).map(\.text)
        let fence = opening.forOutput(of: texts)
        let closing = opening.containing(fence.marks)
        let lines = texts.map { opening.containing($0) }
        return Cell(.output, lines, line: 0, fences: Fences(opening: fence, closing: closing))
    }

    /// An empty line in what the cell stands in.
    var emptyLine: Line { fences?.opening.containing("") ?? Line(text: "", end: "\n") }

    /// Ends its last line as the file's lines end, where the file ended with it.
    mutating func endLastLine(with end: String) {
        if let fences, fences.closing.end.isEmpty {
            self.fences?.closing = Line(text: fences.closing.text, end: end)
        } else if fences == nil, let last = lines.last, last.end.isEmpty {
            lines[lines.count - 1] = Line(text: last.text, end: end)
        }
    }

    /// Puts other lines between the fences, ended and indented as the opening one is.
    mutating func fill(with text: String) {
        guard var fences else { return }
        lines = Line.lines(of: text).map { fences.opening.containing($0.text) }
        fences.opening = fences.opening.outlasting(lines)
        fences.closing = fences.opening.closing(fences.closing)
        self.fences = fences
    }
}
