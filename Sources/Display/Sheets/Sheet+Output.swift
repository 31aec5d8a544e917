extension Sheet {
    /// What the screen shows of an output, under each other; nil where it shows nothing.
    init?(_ output: Output) {
        let parts = output.cleaned(Typography(unicode: true)).shownParts
        guard !parts.isEmpty else { return nil }
        self.init()
        for (place, part) in parts.enumerated() {
            draw(part)
            bottom += part.isNote && place + 1 < parts.count && parts[place + 1].isNote ? 0 : 8
        }
    }

    private mutating func draw(_ part: OutputPart) {
        switch part {
        case .title(let text): paragraphs(text, isBold: true)
        case .text(let text): paragraphs(text)
        case .note(let text): paragraphs(text, color: .quiet)
        case .table(let table):
            framed(table.title, table.notes) { $0.draw(table) }
        case .picture(let picture):
            framed(picture.title, []) { SheetGallery(picture: picture).draw(on: &$0) }
        case .chart(let chart):
            framed(chart.title, chart.notes) { $0.draw(chart) }
        case .heatMap(let map):
            framed(map.title, map.notes) { SheetHeatMap(map: map).draw(on: &$0) }
        }
    }

    /// A title above what is drawn, and notes below.
    private mutating func framed(_ title: String?, _ notes: [String], _ draw: (inout Sheet) -> Void) {
        if let title {
            paragraphs(title, isBold: true)
            bottom += 4
        }
        draw(&self)
        for note in notes { paragraphs(note, color: .quiet) }
    }

    private mutating func draw(_ table: Table) {
        var bare = table
        (bare.title, bare.notes) = (nil, [])
        let context = RenderContext(width: Self.columns)
        for line in TextRenderer(context).lines(.table(bare), width: Self.columns) { row(line) }
    }

    /// A histogram has a plot for each series, other charts one for all.
    private mutating func draw(_ chart: Chart) {
        switch chart.kind {
        case .bars: SheetBars(chart: chart).draw(on: &self)
        case .lines, .scatter: SheetPlot(chart: chart).draw(on: &self)
        case .histogram:
            for (index, series) in chart.series.enumerated() {
                var single = chart
                single.series = [series]
                if chart.series.count > 1 { paragraph(series.name, color: SeriesInk.color(index), isBold: true) }
                SheetPlot(chart: single, look: index).draw(on: &self)
            }
        }
    }
}

extension OutputPart {
    fileprivate var isNote: Bool { if case .note = self { true } else { false } }
}
