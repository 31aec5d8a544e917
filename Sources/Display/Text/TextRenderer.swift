/// Draws an output with the characters and colours of a terminal, or plainly for a file or a pipe.
///
/// With `color: .none` there is no escape sequence in the drawing but those of pictures in sixel or kitty graphics; with
/// `unicode: false` it adds no character beyond ASCII. Nothing is told by colour alone.
package struct TextRenderer: Renderer {
    /// What is drawn on.
    package var context: RenderContext

    /// A renderer for a context.
    package init(_ context: RenderContext = RenderContext()) {
        self.context = context
    }

    /// The drawing, lines joined by line breaks, none after the last; no line is wider than the context.
    package func render(_ output: Output) -> String {
        let width = max(context.width, 1)
        var output = output.cleaned(typography)
        if context.fillsScreen { output = ScreenFilling(renderer: self, width: width).filled(output) }
        return lines(output, width: width).map { $0.clipped(to: width) }.text(context)
    }

    var typography: Typography { Typography(unicode: context.unicode) }

    /// The drawing of an output whose texts are clean.
    func lines(_ output: Output, width: Int) -> [Line] {
        switch output {
        case .text(let text): paragraph(text, width: width)
        case .note(let text): paragraph(text, style: .dim, width: width)
        case .table(let table): lines(table, width: width)
        case .picture(let picture): lines(picture, width: width)
        case .chart(let chart): lines(chart, width: width)
        case .heatMap(let map): lines(map, width: width)
        case .group(let items): lines(items, width: width)
        }
    }

    /// Outputs under each other; a blank line parts figures from what stands around them, but not from their notes.
    func lines(_ items: [Output], width: Int) -> [Line] {
        var result: [Line] = []
        var isAfterFigure = false
        for item in items {
            let drawn = lines(item, width: width)
            guard !drawn.isEmpty else { continue }
            if !result.isEmpty, item.isFigure || (isAfterFigure && !item.isNote) { result.append(Line()) }
            result += drawn
            isAfterFigure = item.isFigure || (isAfterFigure && item.isNote)
        }
        return result
    }

    func paragraph(_ text: String, style: TextStyle = .plain, width: Int) -> [Line] {
        Wrapping.wrap(text, width: width).map { Line($0, style) }
    }

    func title(_ title: String?, width: Int) -> [Line] {
        title.map { paragraph($0, style: .bold, width: width) } ?? []
    }

    func notes(_ notes: [String], width: Int) -> [Line] {
        notes.flatMap { paragraph($0, style: .dim, width: width) }
    }
}

extension Output {
    fileprivate var isFigure: Bool {
        switch self {
        case .table, .picture, .chart, .heatMap: true
        case .group(let items): items.contains { $0.isFigure }
        case .text, .note: false
        }
    }

    fileprivate var isNote: Bool {
        if case .note = self { true } else { false }
    }
}
