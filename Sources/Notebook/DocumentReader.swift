/// Gathers lines into cells.
struct DocumentReader {
    private(set) var marks: [String] = []
    private var finished: [Cell] = []
    /// The lines of the cell that is being read, the opening fence of a block left out.
    private var lines: [Line] = []
    /// How many lines were read.
    private var number = 0
    /// The block that is open, and the line on which it begins.
    private var open: (fence: Fence, number: Int)?
    /// The comment that is open.
    private var comment: HTMLComment?
    /// What the last line outside of a block stands in.
    private var containers = Containers()
    /// Whether the next line may go on with a paragraph though it has not the marks of its containers.
    private var isInParagraph = false

    mutating func take(_ line: Line) throws(DocumentError) {
        number += 1
        if let fence = open?.fence {
            guard fence.holds(line) else { return try takeBehind(fence, line) }
            return takeInside(fence, line)
        }
        if let comment { takeCommented(line, comment) } else { takeOutside(line) }
    }

    private mutating func takeInside(_ fence: Fence, _ line: Line) {
        let isClosed = fence.isClosed(by: line)
        if isClosed { open = nil }
        guard isClosed, fence.kind != .prose else { return lines.append(line) }
        let fences = Cell.Fences(opening: fence, closing: line)
        finished.append(Cell(fence.kind, lines, line: number - lines.count, fences: fences))
        lines = []
    }

    /// A block ends with the list item or the quote that it stands in; a cell is not meant to.
    private mutating func takeBehind(_ fence: Fence, _ line: Line) throws(DocumentError) {
        if let open, fence.kind != .prose { throw .openFence(line: open.number) }
        open = nil
        takeOutside(line)
    }

    private mutating func takeCommented(_ line: Line, _ open: HTMLComment) {
        lines.append(line)
        if open.ends(in: line) { comment = nil }
    }

    private mutating func takeOutside(_ line: Line) {
        var margin = Margin(line)
        var around = containers.continued(in: &margin)
        let kept = around
        around.open(in: &margin)
        let fence = Fence(line, in: around, at: margin)
        let isText = !margin.isBlank && fence == nil
        let isHeading = margin.rest.first { $0 != " " } == "#"
        if isInParagraph, isText, !isHeading, kept == around { around = containers }
        containers = around
        // What is indented further is code, unless it goes on with a paragraph.
        if isText, margin.blanks <= 3 || isInParagraph { takeComments(of: margin.rest) }
        isInParagraph = isText && !isHeading
        if let fence, fence.kind != .prose { finishProse(before: number) } else { lines.append(line) }
        open = fence.map { ($0, number) }
    }

    private mutating func takeComments(of text: String) {
        marks += HTMLComment.marks(in: text)
        comment = HTMLComment(openIn: text, number: number)
    }

    private mutating func finishProse(before line: Int) {
        if !lines.isEmpty { finished.append(Cell(.prose, lines, line: line - lines.count)) }
        lines = []
    }

    /// All cells, when every line was taken.
    mutating func cells() throws(DocumentError) -> [Cell] {
        if let open { throw .openFence(line: open.number) }
        if let comment, comment.isBlock { throw .openComment(line: comment.number) }
        finishProse(before: number + 1)
        return finished
    }
}
