/// A text in GitHub's Markdown, as what it means: blocks of inline text.
///
///     MarkdownText("# Pooling\n\nOf *four* numbers one is left.").blocks
///     // [.heading(level: 1, …), .paragraph([.text("Of "), .emphasis([.text("four")]), …])]
package struct MarkdownText: Sendable, Hashable {
    /// As it was written.
    package let source: String
    /// From the top.
    package let blocks: [MarkdownBlock]

    /// Any text is Markdown.
    package init(_ source: String) {
        self.source = source
        blocks = MarkdownParser.blocks(of: source)
    }

    package init(source: String, blocks: [MarkdownBlock]) { (self.source, self.blocks) = (source, blocks) }

    /// Its words without any marks, a line for each block.
    package var plain: String { blocks.map(\.plain).filter { !$0.isEmpty }.joined(separator: "\n") }
}

/// A block of Markdown (CommonMark 0.31, section 3; tables as GitHub has them).
package indirect enum MarkdownBlock: Sendable, Hashable {
    case paragraph([MarkdownInline])
    /// Levels count from 1 to 6.
    case heading(level: Int, [MarkdownInline])
    /// Lines of a code block, each ended by a line feed.
    case code(language: String, text: String)
    case quote([MarkdownBlock])
    /// `start` is the first number; nil for a list of bullets.
    case list(start: Int?, isTight: Bool, items: [[MarkdownBlock]])
    case table(MarkdownTable)
    case rule
    /// Tags and comments, as they are written.
    case html(String)

    /// Its words without any marks.
    package var plain: String {
        switch self {
        case .paragraph(let inlines), .heading(_, let inlines): inlines.plain
        case .code(_, let text): text
        case .quote(let blocks): blocks.map(\.plain).joined(separator: "\n")
        case .list(_, _, let items): items.map { $0.map(\.plain).joined(separator: "\n") }.joined(separator: "\n")
        case .table(let table):
            ([table.header] + table.rows).map { $0.map(\.plain).joined(separator: " ") }.joined(separator: "\n")
        case .rule, .html: ""
        }
    }
}

/// Cells under headings; each row has as many as there are headings.
package struct MarkdownTable: Sendable, Hashable {
    package enum Alignment: Sendable, Hashable { case none, left, center, right }

    package var alignments: [Alignment]
    package var header: [[MarkdownInline]]
    package var rows: [[[MarkdownInline]]]

    package init(alignments: [Alignment], header: [[MarkdownInline]], rows: [[[MarkdownInline]]]) {
        (self.alignments, self.header, self.rows) = (alignments, header, rows)
    }
}

/// What stands in a line of Markdown (CommonMark 0.31, section 6).
package indirect enum MarkdownInline: Sendable, Hashable {
    case text(String)
    case code(String)
    case emphasis([MarkdownInline])
    case strong([MarkdownInline])
    case struck([MarkdownInline])
    case link([MarkdownInline], destination: String)
    /// The words stand for the picture where it is not shown.
    case image([MarkdownInline], source: String)
    /// A line end that may as well be a blank.
    case softBreak
    /// A line end that is meant.
    case lineBreak
    /// A tag or a comment, as it is written.
    case html(String)

    /// Its words without any marks.
    package var plain: String {
        switch self {
        case .text(let text), .code(let text): text
        case .emphasis(let inside), .strong(let inside), .struck(let inside), .link(let inside, _), .image(let inside, _):
            inside.plain
        case .softBreak: " "
        case .lineBreak: "\n"
        case .html: ""
        }
    }
}

extension [MarkdownInline] {
    /// The words without any marks.
    package var plain: String { map(\.plain).joined() }
}
