import Markdown
import Painting

extension MarkdownPassage: TextKind {
    func cleaned(_ typography: Typography) -> MarkdownPassage {
        var passage = self
        passage.text = MarkdownText(source: text.source, blocks: text.blocks.map { $0.cleaned(typography) })
        return passage
    }

    /// Blank lines stand around it.
    var standing: Standing { .figure }

    /// Words have one size.
    var figures: [Figure] { [] }

    /// Words are wrapped at any width.
    func fits(_ columns: Int) -> Bool { true }

    func lines(in room: TextRoom) -> [Line] {
        (isBelowAnother ? [Line()] : []) + PassageLayout(room).lines(of: text.blocks)
    }
}

extension MarkdownBlock {
    fileprivate func cleaned(_ typography: Typography) -> MarkdownBlock {
        func cleaned(_ inlines: [MarkdownInline]) -> [MarkdownInline] { inlines.map { $0.cleaned(typography) } }
        func cleaned(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] { blocks.map { $0.cleaned(typography) } }
        return switch self {
        case .paragraph(let inlines): .paragraph(cleaned(inlines))
        case .heading(let level, let inlines): .heading(level: level, cleaned(inlines))
        case .code(let language, let text): .code(language: language, text: typography.lines(text))
        case .quote(let blocks): .quote(cleaned(blocks))
        case .list(let start, let isTight, let items): .list(start: start, isTight: isTight, items: items.map(cleaned))
        case .table(let table):
            .table(MarkdownTable(
                alignments: table.alignments, header: table.header.map(cleaned), rows: table.rows.map { $0.map(cleaned) }))
        case .rule, .html: self
        }
    }
}

extension MarkdownInline {
    fileprivate func cleaned(_ typography: Typography) -> MarkdownInline {
        func cleaned(_ inlines: [MarkdownInline]) -> [MarkdownInline] { inlines.map { $0.cleaned(typography) } }
        return switch self {
        case .text(let text): .text(typography.line(text))
        case .code(let text): .code(typography.line(text))
        case .emphasis(let inside): .emphasis(cleaned(inside))
        case .strong(let inside): .strong(cleaned(inside))
        case .struck(let inside): .struck(cleaned(inside))
        case .link(let inside, let destination): .link(cleaned(inside), destination: typography.line(destination))
        case .image(let inside, let source): .image(cleaned(inside), source: typography.line(source))
        case .softBreak, .lineBreak, .html: self
        }
    }
}
