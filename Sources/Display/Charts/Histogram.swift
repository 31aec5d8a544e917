/// A chart of upright columns over a continuous axis.
struct Histogram {
    let chart: Chart
    let series: Series
    let look: Int
    let context: RenderContext
    let width: Int

    private static let eighths: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let mostColumns = 100

    private var words: ChartWords { ChartWords(chart) }
    private var rows: Int { min(max(context.height / 2 - 2, 5), 12) }

    func lines() -> [Line] {
        let points = series.points.filter { $0.x.isFinite && $0.y.isFinite }
        guard !points.isEmpty else { return [Line("nothing to draw yet", .dim)] }
        // Merging bins raises counts, which may widen the labels, which leaves less room: settled in two passes.
        var bins = points
        for _ in 0..<2 { bins = merged(points, most: room(beside: frame(axis(bins)))) }
        let axis = axis(bins)
        let frame = frame(axis)
        let thickness = max(min(room(beside: frame) / bins.count, 6), 1)
        let plot = (0..<rows).map { row in self.row(row, bins, axis, thickness) }
        let text = PlotText(chart: chart, context: context, width: width)
        let columns = thickness * bins.count
        return text.heading(namesSeries: false) + frame.rows(plot)
            + frame.floor(width: columns, ticks: ticks(bins, thickness)) + text.footing(frame, columns)
    }

    private func room(beside frame: Frame) -> Int { max(min(width, Self.mostColumns) - frame.margin, 4) }

    private func axis(_ bins: [Series.Point]) -> Axis {
        let high = chart.maximum ?? bins.map(\.y).max() ?? 0
        return Axis(
            low: 0, high: high > 0 ? high : 1, count: max(rows / 3 + 1, 3), roundsOut: chart.maximum == nil,
            isWhole: chart.style == .integer)
    }

    /// Labels stand at the row that a column of their height just fills.
    private func frame(_ axis: Axis) -> Frame {
        var labels: [Int: String] = [:]
        for (tick, label) in zip(axis.ticks, words.ticks(axis)) where tick > axis.low {
            labels[rows - max(Int((axis.place(tick) * Double(rows)).rounded()), 1)] = label
        }
        return Frame(typography: Typography(unicode: context.unicode), labels: labels)
    }

    /// Neighbouring bins added up until there are at most `most`.
    private func merged(_ points: [Series.Point], most: Int) -> [Series.Point] {
        let size = (points.count + most - 1) / most
        guard size > 1 else { return points }
        return stride(from: 0, to: points.count, by: size).map { start in
            let part = points[start..<min(start + size, points.count)]
            let count = Double(part.count)
            return Series.Point(x: part.map(\.x).reduce(0, +) / count, y: part.map(\.y).reduce(0, +))
        }
    }

    private func row(_ row: Int, _ bins: [Series.Point], _ axis: Axis, _ thickness: Int) -> Line {
        var line = Line()
        for bin in bins {
            let total = Int((min(max(axis.place(bin.y), 0), 1) * Double(rows * 8)).rounded())
            let eighths = (bin.y > 0 ? max(total, 1) : 0) - (rows - 1 - row) * 8
            line.append(String(repeating: character(eighths), count: thickness), SeriesLook.style(look))
        }
        return line
    }

    private func character(_ eighths: Int) -> Character {
        if eighths <= 0 { return " " }
        if context.unicode { return Self.eighths[min(eighths, 8) - 1] }
        return eighths >= 4 ? "#" : "."
    }

    /// Labels under the middles of bins, as many as there is room for.
    private func ticks(_ bins: [Series.Point], _ thickness: Int) -> [(column: Int, label: String)] {
        let labels = ChartWords(Chart(kind: .histogram, series: [])).values(bins.map(\.x))
        let widest = labels.map { DisplayWidth.of($0) }.max() ?? 1
        let every = max((widest + 1 + thickness) / thickness, 1)
        return stride(from: 0, to: bins.count, by: every).map { index in
            (column: index * thickness + thickness / 2, label: labels[index])
        }
    }
}
