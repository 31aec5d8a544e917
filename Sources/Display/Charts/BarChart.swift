import Painting

/// A chart of horizontal bars: label, value and bar on one line.
struct BarChart {
    let chart: Chart
    let room: TextRoom

    private var longestBar: Int { room.spare == nil ? 60 : 100 }
    private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

    private struct Row {
        var label: String
        var name: String
        var value: Double
        var text: String
        var note: String
        var style: TextStyle
    }

    private var context: RenderContext { room.context }
    private var width: Int { room.width }
    private var typography: Typography { room.typography }

    func lines() -> [Line] {
        let rows = rows()
        guard !rows.isEmpty else { return [Line("nothing to draw yet", .dim)] }
        let labels = min(columns(rows.map(\.label)), max(width / 4, 3))
        let names = min(columns(rows.map(\.name)), max(width / 6, 3))
        let values = columns(rows.map(\.text))
        let notes = columns(rows.map(\.note))
        let words = labels + 2 + (names > 0 ? names + 2 : 0) + values + 2 + (notes > 0 ? notes + 1 : 0)
        let room = min(max(width - words, 4), longestBar)
        let scale = Scale(rows.map(\.value), chart, room: room)
        return rows.enumerated().map { index, row in
            let isRepeated = index > 0 && names > 0 && rows[index - 1].label == row.label
            var line = right(isRepeated ? "" : row.label, labels)
            line.append("  ")
            if names > 0 {
                line.append(Wrapping.cut(row.name, width: names, ellipsis: typography.ellipsis), row.style)
                line.pad(to: labels + 2 + names + 2)
            }
            line.append(right(row.text, values))
            line.append("  ")
            line.append(bar(row, scale))
            if !row.note.isEmpty { line.append(" " + row.note, .dim) }
            return line
        }
    }

    /// The bars, those of several series with one label beside each other.
    private func rows() -> [Row] {
        let texts = ChartWords(chart).values(chart.series.flatMap { $0.bars.map(\.value) })
        var rows: [Row] = []
        let isGrouped = chart.series.count > 1
        for (index, series) in chart.series.enumerated() {
            for bar in series.bars {
                let style = bar.tint == .plain ? SeriesLook.style(index) : TextStyle(bar.tint)
                rows.append(Row(
                    label: bar.label, name: isGrouped ? series.name : "", value: bar.value, text: texts[rows.count],
                    note: bar.note, style: style))
            }
        }
        guard isGrouped else { return rows }
        var seen = Set<String>()
        let labels = rows.map(\.label).filter { seen.insert($0).inserted }
        return labels.flatMap { label in rows.filter { $0.label == label } }
    }

    /// Where zero is and how many columns a bar gets.
    private struct Scale {
        let zero: Int
        let perUnit: Double
        /// Columns from zero to the right end.
        let right: Int

        init(_ values: [Double], _ chart: Chart, room: Int) {
            let finite = values.filter(\.isFinite)
            let low = min(chart.minimum ?? finite.min() ?? 0, 0)
            let high = max(chart.maximum ?? finite.max() ?? 0, 0)
            let span = high - low
            // Where bars run both ways, the line at zero takes a column.
            let room = low < 0 ? max(room - 1, 2) : room
            perUnit = span > 0 ? Double(room) / span : 0
            zero = Int((-low * perUnit).rounded())
            right = room - zero
        }
    }

    private func bar(_ row: Row, _ scale: Scale) -> Line {
        let columns = row.value.isFinite ? row.value.scaled(scale.perUnit, -scale.zero...scale.right) : 0
        guard scale.zero > 0 else { return Line(forward(columns), row.style) }
        let backward = columns < 0 ? backward(-columns) : ""
        var line = Line(Line.blanks(scale.zero - DisplayWidth.of(backward)))
        line.append(backward, row.style)
        line.append(context.unicode ? "│" : "|", .dim)
        if columns > 0 { line.append(forward(columns), row.style) }
        return line
    }

    /// A bar to the right, to an eighth of a column; what is not zero shows at least a hair.
    private func forward(_ columns: Double) -> String {
        guard columns > 0 else { return "" }
        guard context.unicode else {
            let count = Int(columns.rounded())
            return count > 0 ? String(repeating: "#", count: count) : "."
        }
        let eighths = max(Int((columns * 8).rounded()), 1)
        let full = String(repeating: "█", count: eighths / 8)
        return eighths % 8 > 0 ? full + String(Self.eighths[eighths % 8 - 1]) : full
    }

    /// A bar to the left, to half a column.
    private func backward(_ columns: Double) -> String {
        guard context.unicode else { return forward(columns) }
        let halves = max(Int((columns * 2).rounded()), 1)
        return (halves % 2 > 0 ? "▐" : "") + String(repeating: "█", count: halves / 2)
    }

    private func columns(_ texts: [String]) -> Int { texts.map { DisplayWidth.of($0) }.max() ?? 0 }

    private func right(_ text: String, _ width: Int) -> Line {
        let cut = Wrapping.cut(text, width: width, ellipsis: typography.ellipsis)
        return Line(Line.blanks(width - DisplayWidth.of(cut)) + cut)
    }
}

extension Double {
    /// The product, cut to a range of columns.
    fileprivate func scaled(_ factor: Double, _ range: ClosedRange<Int>) -> Double {
        min(max(self * factor, Double(range.lowerBound)), Double(range.upperBound))
    }
}
