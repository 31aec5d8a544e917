import Painting

/// A chart of points: each is a character that stands for its series, or a colored dot where there are too many for
/// characters.
struct ScatterChart {
    let chart: Chart
    let room: TextRoom

    /// Among dots, every so many columns and rows a character tells whose they are.
    private static let (columnsPerName, rowsPerName) = (8, 3)

    private struct Cloud {
        var look: Int
        var mark: Character
        var points: [Series.Point]
        var style: TextStyle { SeriesLook.style(look) }
    }

    private var words: ChartWords { ChartWords(chart) }
    private var context: RenderContext { room.context }
    private var text: PlotText { PlotText(chart: chart, room: room) }
    /// Rows of the plot: two thirds of the screen, more where some are left.
    private var rows: Int { room.chartRows(min(max(context.height * 2 / 3, 6), 24), most: 60) }

    func lines() -> [Line] {
        let clouds = clouds()
        let points = clouds.flatMap(\.points)
        guard !points.isEmpty else { return [Line("nothing to draw yet", .dim)] }
        let y = Axis(
            low: chart.minimum ?? points.map(\.y).min() ?? 0, high: chart.maximum ?? points.map(\.y).max() ?? 1,
            count: max(rows / 3 + 1, 3), roundsOut: false, isWhole: chart.style == .integer)
        let empty = DotCanvas(width: 1, height: rows, unicode: context.unicode)
        let frame = Frame(typography: Typography(unicode: context.unicode), labels: empty.rowLabels(y, words.ticks(y)))
        let columns = max(room.chartColumns - frame.margin, 4)
        let x = Axis(
            low: points.map(\.x).min() ?? 0, high: points.map(\.x).max() ?? 1, count: max(columns / 8, 2),
            roundsOut: false)
        var canvas = DotCanvas(width: columns, height: rows, unicode: context.unicode)
        draw(clouds, on: &canvas, x, y)
        let ticks = zip(x.ticks, words.plainTicks(x)).compactMap { tick, label in
            canvas.dot(x: x.place(tick), y: 0).map { (column: canvas.cell($0).column, label: label) }
        }
        return text.legend(clouds.count > 1 ? clouds.map(entry) : []) + text.heading()
            + frame.rows((0..<rows).map { canvas.line($0) }) + frame.floor(width: columns, ticks: ticks)
            + text.footing(frame, columns)
    }

    private func clouds() -> [Cloud] {
        let marks = SeriesLook.initials(chart.series, unicode: context.unicode)
        return chart.series.enumerated().map { index, series in
            Cloud(
                look: index, mark: marks[index], points: series.points.filter { $0.x.isFinite && $0.y.isFinite })
        }
    }

    private func entry(_ cloud: Cloud) -> Line { text.entry(cloud.mark, chart.series[cloud.look].name, cloud.style) }

    /// Each cell shows the series that has most points in it.
    private func draw(_ clouds: [Cloud], on canvas: inout DotCanvas, _ x: Axis, _ y: Axis) {
        let count = clouds.reduce(0) { $0 + $1.points.count }
        let isDotted = context.unicode && context.color != .none && 2 * count > canvas.width * canvas.height
        let dots = clouds.map { cloud in cloud.points.compactMap { canvas.dot(x: x.place($0.x), y: y.place($0.y)) } }
        var tallies: [Int: [Int]] = [:]
        for (index, dots) in dots.enumerated() {
            for dot in dots {
                let cell = canvas.cell(dot)
                tallies[cell.row * canvas.width + cell.column, default: [Int](repeating: 0, count: clouds.count)][index] += 1
            }
        }
        for dot in dots.joined() {
            let cell = canvas.cell(dot)
            guard let tally = tallies[cell.row * canvas.width + cell.column], let most = tally.max(),
                let first = tally.firstIndex(of: most)
            else { continue }
            let isNamed = cell.column % Self.columnsPerName == 0 && cell.row % Self.rowsPerName == 0
            if isDotted, !(isNamed && clouds.count > 1) {
                canvas.point(dot, style: clouds[first].style)
            } else {
                canvas.mark(dot, clouds[first].mark, style: clouds[first].style)
            }
        }
        if isDotted, clouds.count > 1 { for cloud in clouds { name(cloud, on: &canvas, x, y) } }
    }

    /// The character of a cloud of dots in its middle.
    private func name(_ cloud: Cloud, on canvas: inout DotCanvas, _ x: Axis, _ y: Axis) {
        let across = cloud.points.map(\.x).sorted()
        let up = cloud.points.map(\.y).sorted()
        guard !across.isEmpty,
            let dot = canvas.dot(x: x.place(across[across.count / 2]), y: y.place(up[up.count / 2]))
        else { return }
        canvas.mark(dot, cloud.mark, style: TextStyle(ink: cloud.style.ink, isBold: true))
    }
}

extension DotCanvas {
    /// The rows at which the ticks of a value axis stand, with their labels.
    func rowLabels(_ axis: Axis, _ words: [String]) -> [Int: String] {
        var labels: [Int: String] = [:]
        for (tick, label) in zip(axis.ticks, words) {
            if let dot = dot(x: 0, y: axis.place(tick)) { labels[cell(dot).row] = label }
        }
        return labels
    }
}
