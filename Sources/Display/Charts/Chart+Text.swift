import Painting

extension Chart: TextKind {
    func cleaned(_ typography: Typography) -> Chart {
        var result = self
        result.title = title.map(typography.line)
        result.xLabel = typography.line(xLabel)
        result.yLabel = typography.line(yLabel)
        result.units = typography.line(units)
        result.notes = notes.map(typography.lines)
        result.series = series.map { $0.cleaned(typography) }
        return result
    }

    var standing: Standing { .figure }

    var figures: [Figure] { [Figure(yields: true)] }

    /// Axes and bars are as long as there is room.
    func fits(_ columns: Int) -> Bool { true }

    func lines(in room: TextRoom) -> [Line] { room.title(title) + plot(in: room) + room.notes(notes) }

    private func plot(in room: TextRoom) -> [Line] {
        switch kind {
        case .lines: LineChart(chart: self, room: room).lines()
        case .bars: BarChart(chart: self, room: room).lines()
        case .histogram: histograms(in: room)
        case .scatter: ScatterChart(chart: self, room: room).lines()
        }
    }

    /// One panel for each series, under its name where there are several.
    private func histograms(in room: TextRoom) -> [Line] {
        series.enumerated().flatMap { index, single in
            let name = series.count > 1 ? [Line(single.name, SeriesLook.style(index))] : []
            return (index > 0 ? [Line()] : []) + name
                + Histogram(chart: self, series: single, look: index, room: room).lines()
        }
    }
}

extension Series {
    fileprivate func cleaned(_ typography: Typography) -> Series {
        var result = self
        result.name = typography.line(name)
        result.remark = typography.line(remark)
        for index in bars.indices {
            result.bars[index].label = typography.line(bars[index].label)
            result.bars[index].note = typography.line(bars[index].note)
        }
        return result
    }
}

extension TextRoom {
    /// Columns that a chart takes: all of them, in a file at most a hundred.
    var chartColumns: Int { spare == nil ? min(width, 100) : width }

    /// The usual rows of a chart and those that are left, `most` together; where rows are missing, it is content with ten.
    func chartRows(_ usual: Int, most: Int) -> Int {
        let spare = spare ?? 0
        return spare < 0 ? max(usual + spare, min(usual, 10)) : max(min(usual + spare, most), usual)
    }
}
