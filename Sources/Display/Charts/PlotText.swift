import Painting

/// The words around a plot: the legend, what the axes count and in which units.
struct PlotText {
    let chart: Chart
    let room: TextRoom

    private var width: Int { room.width }
    private var ellipsis: String { room.typography.ellipsis }

    /// Entries of a legend beside each other, on as many lines as they need.
    func legend(_ entries: [Line]) -> [Line] {
        guard !entries.isEmpty else { return [] }
        var lines: [Line] = []
        var line = Line()
        for entry in entries {
            if line.width > 0, line.width + 3 + entry.width > width {
                lines.append(line)
                line = Line()
            }
            if line.width > 0 { line.append("   ") }
            line.append(entry)
        }
        return lines + [line]
    }

    /// An entry of the legend: the mark, the name in the room that the remark leaves, the remark.
    func entry(_ mark: Character, _ name: String, _ style: TextStyle, remark: String = "") -> Line {
        var entry = Line(String(mark), style)
        let remark = remark.isEmpty ? "" : " " + remark
        let room = max(width - 2 - DisplayWidth.of(remark), 1)
        if name != String(mark) { entry.append(" " + Wrapping.cut(name, width: room, ellipsis: ellipsis)) }
        entry.append(remark, .dim)
        return entry
    }

    /// What the value axis counts, with its units; the name of a curve that is alone says it too.
    func heading(namesSeries: Bool = true) -> [Line] {
        let alone = namesSeries && chart.series.count == 1 ? chart.series[0].name : ""
        let text = chart.yLabel.isEmpty ? alone : chart.yLabel
        let units = chart.units.isEmpty ? "" : text.isEmpty ? "in \(chart.units)" : " (\(chart.units))"
        guard !text.isEmpty || !units.isEmpty else { return [] }
        return [Line(Wrapping.cut(text + units, width: width, ellipsis: ellipsis), .dim)]
    }

    /// What the lower axis counts, in the middle under it.
    func footing(_ frame: Frame, _ columns: Int) -> [Line] {
        guard !chart.xLabel.isEmpty else { return [] }
        var line = Line(Line.blanks(frame.margin))
        line.append(Line(Wrapping.cut(chart.xLabel, width: columns, ellipsis: ellipsis), .dim).centered(in: columns))
        return [line]
    }
}
