import Painting

/// A chart of curves.
struct LineChart {
    let chart: Chart
    let room: TextRoom

    private var words: ChartWords { ChartWords(chart) }
    private var context: RenderContext { room.context }
    private var text: PlotText { PlotText(chart: chart, room: room) }

    private var curves: [Curve] {
        chart.series.enumerated().map { index, series in
            Curve(look: index, points: series.points.filter { $0.x.isFinite && $0.y.isFinite })
        }
    }

    /// Rows of the plot: half of the screen, more where some are left.
    private var rows: Int { room.chartRows(min(max(context.height / 2, 6), 16), most: 32) }

    func lines() -> [Line] {
        let curves = curves
        let points = curves.flatMap(\.points)
        guard !points.isEmpty else { return [Line("nothing to draw yet", .dim)] }
        let y = valueAxis(points)
        let empty = DotCanvas(width: 1, height: rows, unicode: context.unicode)
        let frame = Frame(typography: Typography(unicode: context.unicode), labels: empty.rowLabels(y, words.ticks(y)))
        let columns = max(room.chartColumns - frame.margin, 4)
        let x = xAxis(points, columns: columns)
        var canvas = DotCanvas(width: columns, height: rows, unicode: context.unicode)
        CurvePainter(context: context, x: x, y: y).draw(curves, on: &canvas)
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

    /// The series by name, each with its mark and its remark.
    private func legend() -> [Line] {
        guard chart.series.count > 1 else { return [] }
        return text.legend(chart.series.enumerated().map { index, series in
            text.entry(
                SeriesLook.mark(index, unicode: context.unicode), series.name, SeriesLook.style(index),
                remark: series.remark)
        })
    }
}
