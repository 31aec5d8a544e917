/// The first line of a fenced block.
struct Fence: Sendable, Hashable {
    let line: Line
    /// Blanks before the marks, three at most.
    let indent: Int
    let info: InfoString
    private let mark: UInt8
    private let length: Int

    /// At most three blanks, then three or more backticks or tildes, then perhaps an info string, in which a block of
    /// backticks has none.
    init?(_ line: Line) {
        let bytes = line.text.utf8
        indent = line.blanks
        let body = bytes.dropFirst(indent)
        guard indent <= 3, let mark = body.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        self.mark = mark
        length = body.prefix { $0 == mark }.count
        let info = body.dropFirst(length)
        guard length >= 3, mark == UInt8(ascii: "~") || !info.contains(mark) else { return nil }
        self.info = InfoString(String(Substring(info)))
        self.line = line
    }

    private init(_ fence: Fence, length: Int) {
        (indent, info, mark) = (fence.indent, fence.info, fence.mark)
        self.length = length
        line = fence.line.inserting(mark, count: length - fence.length, at: indent)
    }

    /// What kind of cell the block is.
    var kind: Cell.Kind {
        switch info.language {
        case "convo": .commands
        case "output": .output
        default: .prose
        }
    }

    /// Whether a line is a fence of the same mark, at least as long, with nothing but blanks behind it.
    func isClosed(by line: Line) -> Bool { marks(of: line).map { $0 >= length } ?? false }

    /// The marks of a line that could close a block; nil for another.
    private func marks(of line: Line) -> Int? {
        let body = line.text.utf8.dropFirst(line.blanks)
        let count = body.prefix { $0 == mark }.count
        let isFence = line.blanks <= 3 && count > 0 && Substring(body.dropFirst(count)).allSatisfy(\.isWhitespace)
        return isFence ? count : nil
    }

    /// A fence that none of the lines closes: this one, or a longer one.
    func outlasting(_ lines: [Line]) -> Fence {
        let longest = lines.compactMap(marks(of:)).max() ?? 0
        return longest < length ? self : Fence(self, length: longest + 1)
    }

    /// The line that ends the block, made as long as it must be.
    func closing(_ line: Line) -> Line {
        line.inserting(mark, count: max(0, length - (marks(of: line) ?? 0)), at: line.blanks)
    }
}
