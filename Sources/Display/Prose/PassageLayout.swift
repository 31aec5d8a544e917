import Markdown
import Painting

/// Markdown as lines of a terminal, or of a text file: a blank line between blocks, words wrapped.
///
/// Where there is no color, code keeps its backticks; emphasis is lost.
struct PassageLayout {
    private let room: TextRoom
    /// What each line begins with: the marks of quotes and lists around it.
    private var margin = Line()

    /// Longer lines are hard to read.
    private static let widest = 88

    init(_ room: TextRoom) { self.room = room.narrowed(to: min(room.width, Self.widest)) }

    private var isColored: Bool { room.context.color != .none }
    private var width: Int { max(room.width, margin.width + 8) }

    func lines(of blocks: [MarkdownBlock], isTight: Bool = false) -> [Line] {
        var lines: [Line] = []
        for block in blocks {
            let drawn = self.lines(of: block)
            guard !drawn.isEmpty else { continue }
            if !lines.isEmpty, !isTight { lines.append(trimmed(margin)) }
            lines += drawn
        }
        return lines
    }

    /// A margin alone, without the blanks at its end.
    private func trimmed(_ line: Line) -> Line {
        line.runs.allSatisfy { $0.text.allSatisfy { $0 == " " } } ? Line() : line
    }

    private func lines(of block: MarkdownBlock) -> [Line] {
        switch block {
        case .paragraph(let inlines): wrapped(runs(of: inlines, .plain))
        case .heading(let level, let inlines): heading(level, inlines)
        case .code(_, let text): code(text)
        case .quote(let blocks): inside(Line(room.context.unicode ? "│ " : "> ", .dim)).lines(of: blocks)
        case .list(let start, let isTight, let items): list(start, isTight: isTight, items)
        case .table(let table): self.table(table)
        case .rule: [prefixed(Line(String(repeating: room.typography.rule, count: max(1, width - margin.width)), .dim))]
        case .html: []
        }
    }

    private func prefixed(_ line: Line) -> Line {
        var result = margin
        result.append(line)
        return result
    }

    /// The same behind a further margin.
    private func inside(_ more: Line) -> PassageLayout {
        var layout = self
        layout.margin.append(more)
        return layout
    }

    private func wrapped(_ runs: [Line.Run]) -> [Line] { Line.wrapped(runs, width: width, first: margin, rest: margin) }

    /// The two greatest are underlined in full: without color nothing else tells them from a paragraph.
    private func heading(_ level: Int, _ inlines: [MarkdownInline]) -> [Line] {
        let style = level < 3 ? TextStyle(ink: .theme(.cyan), isBold: true) : .bold
        let lines = wrapped(runs(of: inlines, style))
        guard level < 3 else { return lines }
        let rule = level == 1 && room.context.unicode ? "═" : level == 1 ? "=" : room.typography.rule
        let widest = lines.map(\.width).max() ?? 0
        return lines + [prefixed(Line(String(repeating: rule, count: max(0, widest - margin.width)), .dim))]
    }

    private func code(_ text: String) -> [Line] {
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
        return rows.dropLast(rows.last?.isEmpty == true ? 1 : 0).map { prefixed(Line("    " + $0, .theme(.cyan))) }
    }

    private func list(_ start: Int?, isTight: Bool, _ items: [[MarkdownBlock]]) -> [Line] {
        var lines: [Line] = []
        let marks = items.indices.map { item in start.map { "\($0 + item). " } ?? (room.context.unicode ? "• " : "* ") }
        let indent = marks.map { DisplayWidth.of($0) }.max() ?? 2
        for (mark, item) in zip(marks, items) {
            var drawn = inside(Line(Line.blanks(indent))).lines(of: item, isTight: isTight)
            if drawn.isEmpty { drawn = [prefixed(Line())] }
            drawn[0] = marked(drawn[0], mark, indent: indent)
            if !lines.isEmpty, !isTight { lines.append(trimmed(margin)) }
            lines += drawn
        }
        return lines
    }

    /// The mark in the place of the blanks that the first line of an item begins with.
    private func marked(_ line: Line, _ mark: String, indent: Int) -> Line {
        var result = margin
        result.append(mark, .dim)
        result.pad(to: margin.width + indent)
        var skipped = 0
        for run in line.runs {
            let rest = String(run.text.dropFirst(max(0, margin.width + indent - skipped)))
            skipped += run.text.count
            result.append(rest, run.style)
        }
        return result
    }

    private func table(_ table: MarkdownTable) -> [Line] {
        let columns = table.header.indices.map { column in
            Column(key: "\(column)", heading: table.header[column].plain, alignment: alignment(table.alignments, column))
        }
        let grid = Table(columns: columns, rows: table.rows.map { row in row.map { .text(words($0)) } })
        return grid.lines(in: room.narrowed(to: max(20, width - margin.width))).map(prefixed)
    }

    private func alignment(_ all: [MarkdownTable.Alignment], _ column: Int) -> Column.Alignment {
        guard all.indices.contains(column) else { return .left }
        return switch all[column] {
        case .none, .left: .left
        case .center: .center
        case .right: .right
        }
    }

    private func words(_ inlines: [MarkdownInline]) -> String { runs(of: inlines, .plain).map(\.text).joined() }

    // MARK: Inline

    private func runs(of inlines: [MarkdownInline], _ style: TextStyle) -> [Line.Run] {
        inlines.flatMap { runs(of: $0, style) }
    }

    private func runs(of inline: MarkdownInline, _ style: TextStyle) -> [Line.Run] {
        var changed = style
        switch inline {
        case .text(let text): return [Line.Run(text: text, style: style)]
        case .code(let text):
            changed.ink = .theme(.cyan)
            return [Line.Run(text: isColored ? text : "`\(text)`", style: changed)]
        case .emphasis(let inside):
            changed.isItalic = true
            return runs(of: inside, changed)
        case .strong(let inside):
            changed.isBold = true
            return runs(of: inside, changed)
        case .struck(let inside):
            changed.isDim = true
            return runs(of: inside, changed)
        case .link(let inside, let destination): return link(inside, destination, style)
        case .image(let inside, let source):
            let words = inside.plain.isEmpty ? source : inside.plain
            return [Line.Run(text: "[picture: \(words)]", style: style)]
        case .softBreak: return [Line.Run(text: " ", style: style)]
        case .lineBreak: return [Line.Run(text: "\n", style: style)]
        case .html: return []
        }
    }

    /// Its place stands behind the words, unless they are it.
    private func link(_ inside: [MarkdownInline], _ destination: String, _ style: TextStyle) -> [Line.Run] {
        var underlined = style
        underlined.isUnderlined = true
        let words = runs(of: inside, underlined)
        guard !destination.isEmpty, !destination.hasPrefix("#"), inside.plain != destination,
            "mailto:" + inside.plain != destination, "http://" + inside.plain != destination
        else { return words }
        return words + [Line.Run(text: " (\(destination))", style: .dim)]
    }
}
