/// One line of a drawing: runs of text, each with its style.
package struct Line: Hashable {
    package struct Run: Hashable {
        package var text: String
        package var style: TextStyle

        package init(text: String, style: TextStyle) { (self.text, self.style) = (text, style) }
    }

    /// A bitmap and the column of its left edge; it reaches down over the lines that follow.
    package struct Placement: Hashable {
        package var column: Int
        package var graphic: Graphic
    }

    package private(set) var runs: [Run] = []
    /// The bitmaps whose uppermost row this is.
    package private(set) var placements: [Placement] = []
    /// Columns.
    package private(set) var width = 0

    package init() {}

    package init(_ text: String, _ style: TextStyle = .plain) {
        append(text, style)
    }

    /// Adds text at the end; runs of one style are joined.
    package mutating func append(_ text: String, _ style: TextStyle = .plain) {
        guard !text.isEmpty else { return }
        width += DisplayWidth.of(text)
        if let last = runs.indices.last, runs[last].style == style {
            runs[last].text += text
        } else {
            runs.append(Run(text: text, style: style))
        }
    }

    package mutating func append(_ line: Line) {
        placements += line.placements.map { Placement(column: width + $0.column, graphic: $0.graphic) }
        for run in line.runs { append(run.text, run.style) }
    }

    /// Puts a bitmap behind what is there; the cells that it covers are to be added as a hole.
    package mutating func place(_ graphic: Graphic) {
        placements.append(Placement(column: width, graphic: graphic))
    }

    /// Adds blanks until the line is `width` columns wide.
    package mutating func pad(to width: Int) {
        append(Self.blanks(width - self.width))
    }

    /// The line with blanks at both sides, in the middle of `width` columns.
    package func centered(in width: Int) -> Line {
        var result = Line(Self.blanks((width - self.width) / 2))
        result.append(self)
        result.pad(to: width)
        return result
    }

    /// The first `width` columns of the line.
    package func clipped(to width: Int) -> Line {
        guard self.width > width else { return self }
        var result = Line()
        result.placements = placements.filter { $0.column + $0.graphic.columns <= width }
        for run in runs {
            let room = width - result.width
            result.append(Wrapping.cut(run.text, width: room, ellipsis: ""), run.style)
            if DisplayWidth.of(run.text) >= room { break }
        }
        return result
    }

    /// The line as text, its style on and off again; blanks at the end that show nothing are left out.
    package func text(_ depth: ColorDepth) -> String {
        var shown = runs[...]
        while let last = shown.last, last.style.paper == nil {
            let kept = last.text.trimmedAtEnd
            shown.removeLast()
            guard kept.isEmpty else {
                shown.append(Run(text: kept, style: last.style))
                break
            }
        }
        var result = ""
        for run in shown {
            guard !run.style.isHole else {
                result += "\u{1B}[\(run.text.utf8.count)C"
                continue
            }
            let sequence = run.style.sequence(depth)
            result += sequence + run.text + (sequence.isEmpty ? "" : "\u{1B}[0m")
        }
        return result
    }

    package static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }
}

extension String {
    /// Without the blanks at the end.
    var trimmedAtEnd: String {
        guard let last = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...last])
    }
}

extension Array where Element == Line {
    /// The widest line's columns.
    package var width: Int { map(\.width).max() ?? 0 }

    /// Two blocks beside each other, `gap` columns apart, both from the top.
    package func beside(_ right: [Line], gap: Int) -> [Line] {
        let edge = width + gap
        return (0..<Swift.max(count, right.count)).map { index in
            var line = index < count ? self[index] : Line()
            guard index < right.count else { return line }
            line.pad(to: edge)
            line.append(right[index])
            return line
        }
    }
}
