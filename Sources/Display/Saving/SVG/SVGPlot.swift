/// Curves, points or columns between two axes with their ticks, names and units.
struct SVGPlot {
    let chart: Chart

    private static let width = 700.0
    private static let height = 280.0

    /// The axes, and where their ends lie on the page.
    private struct Area {
        let x: Axis
        let y: Axis
        let left: Double
        let top: Double

        func across(_ value: Double) -> Double { left + x.place(value) * SVGPlot.width }
        func down(_ value: Double) -> Double { top + (1 - y.place(value)) * SVGPlot.height }
    }

    func draw(on page: inout SVGPage) {
        let points = chart.series.flatMap(\.points).filter { $0.x.isFinite && $0.y.isFinite }
        guard !points.isEmpty else { return page.paragraph("nothing to draw yet") }
        legend(on: &page)
        let context = RenderContext(width: 100)
        for line in PlotText(chart: chart, context: context, width: 100).heading(namesSeries: chart.kind == .lines) {
            page.paragraph(line.text(.none), color: "#555")
        }
        let (x, y) = axes(points)
        let labels = ChartWords(chart).ticks(y)
        let letters = Double((labels.map { DisplayWidth.of($0) }.max() ?? 1) + 1)
        let area = Area(x: x, y: y, left: SVGPage.margin + letters * SVGPage.letter, top: page.bottom + 6)
        frame(area, labels, on: &page)
        for (index, series) in chart.series.enumerated() {
            let points = series.points.filter { $0.x.isFinite && $0.y.isFinite }
            switch chart.kind {
            case .scatter: scatter(points, index, area, on: &page)
            case .histogram: columns(points, index, area, on: &page)
            case .lines, .bars: curve(points, index, area, on: &page)
            }
        }
        page.bottom = area.top + Self.height + 2 * SVGPage.lineHeight
        guard !chart.xLabel.isEmpty else { return }
        page.text(chart.xLabel, x: area.left + Self.width / 2, y: page.bottom + 8, anchor: .middle, color: "#555")
        page.bottom += SVGPage.lineHeight
    }

    private func axes(_ points: [Series.Point]) -> (Axis, Axis) {
        let isHistogram = chart.kind == .histogram
        let (first, last) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 1)
        let half = isHistogram ? (last - first) / Double(max(points.count - 1, 1)) / 2 : 0
        let x = Axis(
            low: first - half, high: last + half, count: 9, roundsOut: chart.kind == .scatter,
            isWhole: chart.kind == .lines && points.allSatisfy { $0.x == $0.x.rounded() })
        let low = isHistogram ? 0 : chart.minimum ?? points.map(\.y).min() ?? 0
        let y = Axis(
            low: low, high: chart.maximum ?? points.map(\.y).max() ?? 1, count: 6,
            roundsOut: chart.minimum == nil || chart.maximum == nil, isWhole: chart.style == .integer)
        return (x, y)
    }

    private func frame(_ area: Area, _ labels: [String], on page: inout SVGPage) {
        let floor = area.top + Self.height
        for (tick, label) in zip(area.y.ticks, labels) {
            page.line(x: area.left, y: area.down(tick), toX: area.left + Self.width, toY: area.down(tick), color: "#ddd")
            page.text(label, x: area.left - 6, y: area.down(tick) + 4, anchor: .end)
        }
        for (tick, label) in zip(area.x.ticks, ChartWords(chart).plainTicks(area.x)) {
            page.line(x: area.across(tick), y: floor, toX: area.across(tick), toY: floor + 5)
            page.text(label, x: area.across(tick), y: floor + 18, anchor: .middle)
        }
        page.line(x: area.left, y: area.top, toX: area.left, toY: floor)
        page.line(x: area.left, y: floor, toX: area.left + Self.width, toY: floor)
    }

    private func curve(_ points: [Series.Point], _ index: Int, _ area: Area, on page: inout SVGPage) {
        let places = points.map { "\(SVGPage.number(area.across($0.x))),\(SVGPage.number(area.down($0.y)))" }
        page.add("<polyline points=\"\(places.joined(separator: " "))\" fill=\"none\" stroke=\"\(SVGLook.color(index))\" "
            + "stroke-width=\"2\"\(SVGLook.dash(index))/>")
        guard points.count <= 60 else { return }
        let mark = String(SeriesLook.mark(index, unicode: true))
        for point in points {
            page.text(
                mark, x: area.across(point.x), y: area.down(point.y) + 4, anchor: .middle, color: SVGLook.color(index),
                size: 11)
        }
    }

    private func scatter(_ points: [Series.Point], _ index: Int, _ area: Area, on page: inout SVGPage) {
        let mark = marks[index]
        for point in points {
            page.text(
                mark, x: area.across(point.x), y: area.down(point.y) + 4, anchor: .middle, color: SVGLook.color(index),
                size: points.count > 500 ? 7 : 11)
        }
    }

    private func columns(_ points: [Series.Point], _ index: Int, _ area: Area, on page: inout SVGPage) {
        let width = Self.width / Double(max(points.count, 1))
        for point in points {
            let top = area.down(min(max(point.y, area.y.low), area.y.high))
            page.rectangle(
                x: area.across(point.x) - width / 2, y: top, width: max(width - 1, 0.5),
                height: area.top + Self.height - top, fill: SVGLook.color(index))
        }
    }

    /// What stands for each series: of a scatter its character, else its mark.
    private var marks: [String] {
        chart.kind == .scatter
            ? SeriesLook.initials(chart.series, unicode: true).map { String($0) }
            : chart.series.indices.map { String(SeriesLook.mark($0, unicode: true)) }
    }

    private func legend(on page: inout SVGPage) {
        guard chart.series.count > 1 else { return }
        var x = SVGPage.margin
        for (index, series) in chart.series.enumerated() {
            let words = marks[index] == series.name ? series.name : "\(marks[index]) \(series.name)"
            let width = Double(DisplayWidth.of(words) + 3) * SVGPage.letter
            if x > SVGPage.margin, x + width > SVGPage.width { (x, page.bottom) = (SVGPage.margin, page.bottom + 17) }
            page.text(words, x: x, y: page.bottom + 13, color: SVGLook.color(index), isBold: true)
            x += width
        }
        page.bottom += SVGPage.lineHeight
    }
}
