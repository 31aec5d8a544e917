/// The first line of a fenced block.
struct Fence: Sendable, Hashable {
    let line: Line
    let info: InfoString
    /// What the block stands in.
    private let containers: Containers
    /// Columns of blanks before the marks, three at most, inside of the containers.
    private let indent: Int
    /// Bytes before the marks.
    private let place: Int
    private let mark: UInt8
    private let length: Int

    /// At most three blanks, then three or more backticks or tildes, then perhaps an info string, in which a block of
    /// backticks has none.
    ///
    /// - Parameter margin: the line, taken up to what stands in the containers
    init?(_ line: Line, in containers: Containers, at margin: Margin) {
        var margin = margin
        indent = margin.blanks
        margin.skip(indent)
        guard indent <= 3, let mark = margin.next, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        place = margin.place
        length = margin.take { $0 == mark }
        let info = margin.rest
        guard length >= 3, mark == UInt8(ascii: "~") || !info.utf8.contains(mark) else { return nil }
        self.mark = mark
        self.info = InfoString(info)
        self.containers = containers
        self.line = line
    }

    /// The fence of what a cell showed, which is to stand below the cell that this fence opens.
    func forOutput(of lines: [String]) -> Fence {
        let longest = lines.map { $0.prefix { $0 == "`" }.count }.max() ?? 0
        return Fence(below: self, length: max(3, longest + 1))
    }

    private init(below fence: Fence, length: Int) {
        (containers, indent, place) = (fence.containers, fence.indent, fence.place)
        (mark, self.length, info) = (UInt8(ascii: "`"), length, InfoString("output"))
        line = fence.containing(String(repeating: "`", count: length) + "output")
    }

    /// The marks alone, as they end the block.
    var marks: String { String(repeating: Character(Unicode.Scalar(mark)), count: length) }

    private init(_ fence: Fence, length: Int) {
        (containers, indent, place, info, mark) = (fence.containers, fence.indent, fence.place, fence.info, fence.mark)
        self.length = length
        line = fence.line.inserting(mark, count: length - fence.length, at: place)
    }

    /// What kind of cell the block is.
    var kind: Cell.Kind {
        switch info.language?.lowercased() {
        case "convo": .commands
        case "output": .output
        default: .prose
        }
    }

    /// Whether a line still belongs to what the block stands in. One of a cell in a list item may be indented too little;
    /// any other block ends there, as Markdown has it.
    func holds(_ line: Line) -> Bool {
        var margin = Margin(line)
        return kind == .prose ? containers.continued(in: &margin) == containers : containers.strip(&margin)
    }

    /// What a line of the block says, without what belongs to its containers and its indentation.
    func content(of line: Line) -> String {
        var margin = Margin(line)
        guard containers.strip(&margin) else { return line.text }
        margin.skip(indent)
        return margin.rest
    }

    /// A line that says something inside of the block; an empty one ends in no blanks.
    func containing(_ text: String) -> Line {
        var lead = line.text.utf8.prefix(place).map { byte in
            ">\t ".utf8.contains(byte) ? byte : UInt8(ascii: " ")
        }
        if text.isEmpty { while lead.last == UInt8(ascii: " ") || lead.last == UInt8(ascii: "\t") { lead.removeLast() } }
        return Line(text: String(decoding: lead, as: UTF8.self) + text, end: line.end)
    }

    /// Whether a line is a fence of the same mark, at least as long, with nothing but blanks behind it.
    func isClosed(by line: Line) -> Bool { marks(of: line).map { $0.count >= length } ?? false }

    /// The marks of a line that could close a block, and the bytes before them; nil for another.
    private func marks(of line: Line) -> (count: Int, place: Int)? {
        var margin = Margin(line)
        guard containers.strip(&margin), margin.blanks <= 3 else { return nil }
        margin.skip(3)
        let place = margin.place
        let count = margin.take { $0 == mark }
        return count > 0 && margin.rest.allSatisfy(\.isWhitespace) ? (count, place) : nil
    }

    /// A fence that none of the lines closes: this one, or a longer one.
    func outlasting(_ lines: [Line]) -> Fence {
        let longest = lines.compactMap { marks(of: $0)?.count }.max() ?? 0
        return longest < length ? self : Fence(self, length: longest + 1)
    }

    /// The line that ends the block, made as long as it must be.
    func closing(_ line: Line) -> Line {
        guard let marks = marks(of: line) else { return line }
        return line.inserting(mark, count: max(0, length - marks.count), at: marks.place)
    }
}
