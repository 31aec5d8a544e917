/// A chart of curves.
struct LineChart {
    let chart: Chart
    let context: RenderContext
    let width: Int

    private static let mostColumns = 100
    private var words: ChartWords { ChartWords(chart) }
    private var text: PlotText { PlotText(chart: chart, context: context, width: width) }

    private struct Curve {
        var look: Int
        var points: [Series.Point]
    }

    private var curves: [Curve] {
        chart.series.enumerated().map { index, series in
            Curve(look: index, points: series.points.filter { $0.x.isFinite && $0.y.isFinite })
        }
    }

    /// Rows of the plot: half of the screen.
    private var rows: Int { min(max(context.height / 2, 6), 16) }

    func lines() -> [Line] {
        let curves = curves
        let points = curves.flatMap(\.points)
        guard !points.isEmpty else { return [Line("nothing to draw yet", .dim)] }
        let y = valueAxis(points)
        let empty = DotCanvas(width: 1, height: rows, unicode: context.unicode)
        let frame = Frame(typography: Typography(unicode: context.unicode), labels: empty.rowLabels(y, words.ticks(y)))
        let columns = max(min(width, Self.mostColumns) - frame.margin, 4)
        let x = xAxis(points, columns: columns)
        var canvas = DotCanvas(width: columns, height: rows, unicode: context.unicode)
        for curve in curves { draw(curve, on: &canvas, x, y) }
        for curve in curves { mark(curve, of: curves.count, on: &canvas, x, y) }
        let ticks = zip(x.ticks, words.plainTicks(x)).compactMap { tick, label in
            canvas.dot(x: x.place(tick), y: 0).map { (column: canvas.cell($0).column, label: label) }
        }
        return legend() + text.heading() + frame.rows((0..<rows).map { canvas.line($0) })
            + frame.floor(width: columns, ticks: ticks) + text.footing(frame, columns)
    }

    private func valueAxis(_ points: [Series.Point]) -> Axis {
        let low = chart.minimum ?? points.map(\.y).min() ?? 0
        let high = chart.maximum ?? points.map(\.y).max() ?? 1
        let axis = Axis(
            low: low, high: high, count: max(rows / 3 + 1, 3), roundsOut: chart.minimum == nil || chart.maximum == nil,
            isWhole: chart.style == .integer)
        guard chart.style == .fraction, low >= 0, high <= 1, axis.low < 0 || axis.high > 1 else { return axis }
        return Axis(low: max(axis.low, 0), high: min(axis.high, 1), count: max(rows / 3 + 1, 3), roundsOut: false)
    }

    private func xAxis(_ points: [Series.Point], columns: Int) -> Axis {
        let isWhole = points.allSatisfy { $0.x == $0.x.rounded() }
        return Axis(
            low: points.map(\.x).min() ?? 0, high: points.map(\.x).max() ?? 1, count: max(columns / 8, 2),
            roundsOut: false, isWhole: isWhole)
    }

    private func draw(_ curve: Curve, on canvas: inout DotCanvas, _ x: Axis, _ y: Axis) {
        let dots = curve.points.map { canvas.dot(x: x.place($0.x), y: y.place($0.y)) }
        for (start, end) in zip(dots, dots.dropFirst().isEmpty ? dots : Array(dots.dropFirst())) {
            if let start, let end { canvas.line(from: start, to: end, style: SeriesLook.style(curve.look)) }
        }
    }

    /// Marks on the points: on all if they are few, else on some, at other places for each curve.
    private func mark(_ curve: Curve, of count: Int, on canvas: inout DotCanvas, _ x: Axis, _ y: Axis) {
        let points = curve.points
        let few = canvas.width / 4
        guard count > 1 || points.count <= few else { return }
        let every = points.count <= few ? 1 : max(points.count * 12 / canvas.width, 1)
        let first = every == 1 ? 0 : curve.look * every / count
        for index in stride(from: first, to: points.count, by: every) {
            guard let dot = canvas.dot(x: x.place(points[index].x), y: y.place(points[index].y)) else { continue }
            canvas.mark(dot, SeriesLook.mark(curve.look, unicode: context.unicode), style: SeriesLook.style(curve.look))
        }
    }

    /// The series by name, each with its mark and its last value.
    private func legend() -> [Line] {
        guard chart.series.count > 1 else { return [] }
        return text.legend(curves.map { curve in
            let value = curve.points.last.map { " " + words.value($0.y) } ?? ""
            let mark = SeriesLook.mark(curve.look, unicode: context.unicode)
            return text.entry(mark, chart.series[curve.look].name, SeriesLook.style(curve.look), value: value)
        })
    }
}
