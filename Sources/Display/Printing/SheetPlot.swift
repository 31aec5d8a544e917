import Painting

/// Curves, points or columns between two axes with their ticks, names and units.
struct SheetPlot {
    let chart: Chart
    /// What the first series looks like, counted from 0.
    var look = 0

    private static let width = 700.0
    private static let height = 280.0
    /// Marks stand on the points of curves that have no more.
    private static let mostMarks = 60
    /// Points of a scatter are letters up to so many, else dots.
    private static let mostLetters = 600

    /// The axes, and where their ends lie on the sheet.
    private struct Area {
        let x: Axis
        let y: Axis
        let left: Double
        let top: Double

        var floor: Double { top + SheetPlot.height }
        func across(_ value: Double) -> Double { left + x.place(value) * SheetPlot.width }
        func down(_ value: Double) -> Double { top + (1 - y.place(value)) * SheetPlot.height }
        func point(_ point: Series.Point) -> Sheet.Point { Sheet.Point(x: across(point.x), y: down(point.y)) }
    }

    func draw(on sheet: inout Sheet) {
        let points = chart.series.flatMap(\.points).filter { $0.x.isFinite && $0.y.isFinite }
        guard !points.isEmpty else { return sheet.paragraph("nothing to draw yet") }
        legend(on: &sheet)
        let words = PlotText(chart: chart, room: TextRoom(RenderContext(width: 100)))
        for line in words.heading(namesSeries: chart.kind == .lines && chart.title == nil) {
            sheet.paragraph(line.text(.none), color: .quiet)
        }
        let (x, y) = axes(points)
        let labels = ChartWords(chart).ticks(y)
        let letters = Double((labels.map { DisplayWidth.of($0) }.max() ?? 1) + 1)
        let area = Area(x: x, y: y, left: Sheet.margin + letters * Sheet.letter, top: sheet.bottom + 10)
        frame(area, labels, on: &sheet)
        for (index, series) in chart.series.enumerated() {
            let points = series.points.filter { $0.x.isFinite && $0.y.isFinite }
            switch chart.kind {
            case .scatter: scatter(points, index, area, on: &sheet)
            case .histogram: columns(points, area, on: &sheet)
            case .lines, .bars: curve(points, index, area, on: &sheet)
            }
        }
        if chart.kind == .scatter, isCrowded { names(area, on: &sheet) }
        sheet.bottom = area.floor + 2 * Sheet.lineHeight
        guard !chart.xLabel.isEmpty else { return }
        sheet.text(
            chart.xLabel, x: area.left + Self.width / 2, y: sheet.bottom + 8, Lettering(anchor: .middle, color: .quiet))
        sheet.bottom += Sheet.lineHeight
    }

    private func axes(_ points: [Series.Point]) -> (Axis, Axis) {
        let isHistogram = chart.kind == .histogram
        let (first, last) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 1)
        let half = isHistogram ? (last - first) / Double(max(points.count - 1, 1)) / 2 : 0
        let x = Axis(
            low: first - half, high: last + half, count: 9, roundsOut: chart.kind == .scatter,
            isWhole: chart.kind == .lines && points.allSatisfy { $0.x == $0.x.rounded() })
        let low = isHistogram ? 0 : chart.minimum ?? points.map(\.y).min() ?? 0
        let high = chart.maximum ?? points.map(\.y).max() ?? 1
        let y = Axis(
            low: low, high: high, count: 6, roundsOut: chart.minimum == nil || chart.maximum == nil,
            isWhole: chart.style == .integer)
        guard chart.style == .fraction, low >= 0, high <= 1, y.low < 0 || y.high > 1 else { return (x, y) }
        return (x, Axis(low: max(y.low, 0), high: min(y.high, 1), count: 6, roundsOut: false))
    }

    private func frame(_ area: Area, _ labels: [String], on sheet: inout Sheet) {
        let (right, floor) = (area.left + Self.width, area.floor)
        for (tick, label) in zip(area.y.ticks, labels) {
            sheet.line(x: area.left, y: area.down(tick), toX: right, toY: area.down(tick), .grid)
            sheet.text(label, x: area.left - 6, y: area.down(tick) + 4, Lettering(anchor: .end))
        }
        for (tick, label) in zip(area.x.ticks, ChartWords(chart).plainTicks(area.x)) {
            sheet.line(x: area.across(tick), y: floor, toX: area.across(tick), toY: floor + 5, .axis)
            sheet.text(label, x: area.across(tick), y: floor + 18, Lettering(anchor: .middle))
        }
        sheet.line(x: area.left, y: area.top, toX: area.left, toY: floor, .axis)
        sheet.line(x: area.left, y: floor, toX: right, toY: floor, .axis)
    }
}

// Series.
extension SheetPlot {
    private func curve(_ points: [Series.Point], _ index: Int, _ area: Area, on sheet: inout Sheet) {
        let color = SeriesInk.color(look + index)
        sheet.line(points.map(area.point), color, width: 2, dashes: SeriesInk.dashes(look + index))
        guard points.count <= Self.mostMarks else { return }
        for point in points.map(area.point) {
            sheet.mark(SeriesInk.corners(look + index), x: point.x, y: point.y, color)
        }
    }

    private var isCrowded: Bool { chart.series.reduce(0) { $0 + $1.points.count } > Self.mostLetters }

    private var initials: [String] { SeriesLook.initials(chart.series, unicode: true).map { String($0) } }

    /// Whether the points of a scatter are the first letters of their series' names.
    private var hasInitials: Bool {
        zip(chart.series, initials).allSatisfy { series, initial in series.name.first.map { String($0) } == initial }
    }

    private func scatter(_ points: [Series.Point], _ index: Int, _ area: Area, on sheet: inout Sheet) {
        let color = SeriesInk.color(look + index)
        let corners = isCrowded ? SeriesInk.disc(radius: 1.8) : SeriesInk.corners(look + index)
        let lettering = Lettering(anchor: .middle, color: color, size: 11)
        for point in points.map(area.point) {
            if hasInitials, !isCrowded {
                sheet.text(initials[index], x: point.x, y: point.y + 4, lettering)
            } else {
                sheet.mark(corners, x: point.x, y: point.y, color)
            }
        }
    }

    /// The letters of the series in the middles of their clouds.
    private func names(_ area: Area, on sheet: inout Sheet) {
        guard chart.series.count > 1, hasInitials else { return }
        for (index, series) in chart.series.enumerated() {
            let points = series.points.filter { $0.x.isFinite && $0.y.isFinite }
            let (across, up) = (points.map(\.x).sorted(), points.map(\.y).sorted())
            guard !points.isEmpty else { continue }
            let middle = area.point(Series.Point(x: across[across.count / 2], y: up[up.count / 2]))
            sheet.mark(SeriesInk.disc(radius: 9), x: middle.x, y: middle.y, MapColor(hex: 0xFFFFFF))
            sheet.text(
                initials[index], x: middle.x, y: middle.y + 5,
                Lettering(anchor: .middle, color: SeriesInk.color(look + index), isBold: true, size: 15))
        }
    }

    private func columns(_ points: [Series.Point], _ area: Area, on sheet: inout Sheet) {
        let width = Self.width / Double(max(points.count, 1))
        for point in points {
            let top = area.down(min(max(point.y, area.y.low), area.y.high))
            sheet.rectangle(
                x: area.across(point.x) - width / 2, y: top, width: max(width - 1, 0.5), height: area.floor - top,
                SeriesInk.color(look))
        }
    }

    /// The names of the series behind what stands for them.
    private func legend(on sheet: inout Sheet) {
        guard chart.series.count > 1 else { return }
        var x = Sheet.margin
        for (index, series) in chart.series.enumerated() {
            let isLetter = chart.kind == .scatter && hasInitials
            let words = isLetter && series.name != initials[index] ? "\(initials[index]) \(series.name)" : series.name
            let color = SeriesInk.color(look + index)
            let room = isLetter ? 0.0 : 14
            let letters = DisplayWidth.of(words) + (series.remark.isEmpty ? 0 : DisplayWidth.of(series.remark) + 1)
            let width = room + Double(letters + 3) * Sheet.letter
            if x > Sheet.margin, x + width > Sheet.width { (x, sheet.bottom) = (Sheet.margin, sheet.bottom + Sheet.lineHeight) }
            if !isLetter { sheet.mark(SeriesInk.corners(look + index), x: x + 5, y: sheet.bottom + 8.5, color) }
            sheet.text(words, x: x + room, y: sheet.bottom + 13, Lettering(color: color, isBold: true))
            let end = x + room + Double(DisplayWidth.of(words) + 1) * Sheet.letter
            sheet.text(series.remark, x: end, y: sheet.bottom + 13, Lettering(color: .quiet))
            x += width
        }
        sheet.bottom += Sheet.lineHeight
    }
}
