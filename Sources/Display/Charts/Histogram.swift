import Painting

/// A chart of upright columns over a continuous axis.
struct Histogram {
    let chart: Chart
    let series: Series
    let look: Int
    let room: TextRoom

    private static let eighths: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    private var context: RenderContext { room.context }
    private var words: ChartWords { ChartWords(chart) }
    private var rows: Int { room.chartRows(min(max(context.height / 2 - 2, 5), 12), most: 24) }

    func lines() -> [Line] {
        let points = series.points.filter { $0.x.isFinite && $0.y.isFinite }
        guard !points.isEmpty else { return [Line("nothing to draw yet", .dim)] }
        // Merging bins raises counts, which may widen the labels, which leaves less room: settled in two passes.
        var bins = points
        var size = 1
        for _ in 0..<2 {
            let most = columns(beside: frame(axis(bins)))
            size = (points.count + most - 1) / most
            bins = merged(points, size)
        }
        let axis = axis(bins)
        let frame = frame(axis)
        let thickness = max(min(columns(beside: frame) / bins.count, room.spare == nil ? 6 : 12), 1)
        let columns = thickness * bins.count
        let plot = (0..<rows).map { row in self.row(row, bins, axis, thickness) }
        let text = PlotText(chart: chart, room: room)
        return text.heading(namesSeries: false) + frame.rows(plot)
            + frame.floor(width: columns, ticks: ticks(points, merged: size, of: thickness, columns)) + text.footing(frame, columns)
    }

    private func columns(beside frame: Frame) -> Int { max(room.chartColumns - frame.margin, 4) }

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

    /// So many neighboring bins added up to one.
    private func merged(_ points: [Series.Point], _ size: Int) -> [Series.Point] {
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

    /// Round numbers along the lower axis, on which `points` are the middles of bins of one width, `size` of them to a
    /// column of the plot that is `thickness` wide.
    private func ticks(
        _ points: [Series.Point], merged size: Int, of thickness: Int, _ columns: Int
    ) -> [(column: Int, label: String)] {
        let step = points.count > 1 ? (points[points.count - 1].x - points[0].x) / Double(points.count - 1) : 1
        let low = points[0].x - step / 2
        let perColumn = step * Double(size) / Double(thickness)
        guard perColumn > 0, perColumn.isFinite else { return [] }
        let isWhole = points.allSatisfy { $0.x == $0.x.rounded() }
        let axes = (2...max(columns / 4, 2)).reversed().map { count in
            Axis(low: low, high: low + perColumn * Double(columns), count: count, roundsOut: false, isWhole: isWhole)
        }
        let scales = axes.map { axis in
            zip(axis.ticks, ChartWords(chart).plainTicks(axis)).map { tick, label in
                (column: Int(((tick - low) / perColumn + 1e-6).rounded(.down)), label: label)
            }
        }
        return scales.first(where: Self.isAiry) ?? scales.last ?? []
    }

    /// Whether two blanks and more part all labels.
    private static func isAiry(_ ticks: [(column: Int, label: String)]) -> Bool {
        let widest = ticks.map { DisplayWidth.of($0.label) }.max() ?? 0
        return zip(ticks, ticks.dropFirst()).allSatisfy { $1.column - $0.column >= widest + 2 }
    }
}
