/// Scalable vector graphics: what the screen shows, under each other on one page.
enum SVGFile {
    /// Columns of text on the page.
    private static let columns = 108

    static func bytes(of output: Output) throws(SaveError) -> [UInt8] {
        let parts = output.cleaned(Typography(unicode: true)).shownParts
        guard !parts.isEmpty else { throw .nothing(.svg) }
        var page = SVGPage()
        for part in parts { draw(part, on: &page) }
        return Array(page.document.utf8)
    }

    private static func draw(_ part: OutputPart, on page: inout SVGPage) {
        switch part {
        case .text(let text): for line in Wrapping.wrap(text, width: columns) { page.paragraph(line) }
        case .table(let table):
            title(table.title, on: &page)
            var bare = table
            (bare.title, bare.notes) = (nil, [])
            let context = RenderContext(width: columns)
            for line in TextRenderer(context).lines(.table(bare), width: columns) { page.paragraph(line.text(.none)) }
            notes(table.notes, on: &page)
        case .picture(let picture):
            title(picture.title, on: &page)
            SVGGallery(picture: picture).draw(on: &page)
        case .chart(let chart):
            title(chart.title, on: &page)
            if chart.kind == .bars { SVGBars(chart: chart).draw(on: &page) } else { draw(chart, on: &page) }
            notes(chart.notes, on: &page)
        case .heatMap(let map):
            title(map.title, on: &page)
            SVGHeatMap(map: map).draw(on: &page)
            notes(map.notes, on: &page)
        }
        page.bottom += 8
    }

    /// A histogram has a plot for each series, other charts one for all.
    private static func draw(_ chart: Chart, on page: inout SVGPage) {
        guard chart.kind == .histogram else { return SVGPlot(chart: chart).draw(on: &page) }
        for series in chart.series {
            var single = chart
            single.series = [series]
            if chart.series.count > 1 { page.paragraph(series.name) }
            SVGPlot(chart: single).draw(on: &page)
        }
    }

    private static func title(_ title: String?, on page: inout SVGPage) {
        for line in title.map({ Wrapping.wrap($0, width: columns) }) ?? [] { page.paragraph(line, isBold: true) }
    }

    private static func notes(_ notes: [String], on page: inout SVGPage) {
        for line in notes.flatMap({ Wrapping.wrap($0, width: columns) }) { page.paragraph(line, color: "#555") }
    }
}

/// What tells series apart on the page: a colour that the colour-blind tell too (M. Okabe, K. Ito), dashes, a mark.
enum SVGLook {
    private static let colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#999999"]
    private static let dashes = ["", "6 3", "2 3", "9 3 2 3"]

    static func color(_ index: Int) -> String { colors[index % colors.count] }

    static func dash(_ index: Int) -> String {
        let dash = dashes[index % dashes.count]
        return dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
    }

    static func color(_ tint: Tint, _ index: Int) -> String {
        switch tint {
        case .good: "#008a4b"
        case .bad: "#c0392b"
        case .accent: "#e69f00"
        case .dim: "#999999"
        case .plain: color(index)
        }
    }
}
