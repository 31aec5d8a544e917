import Painting

extension Chart: SheetKind {
    func blocks(in room: Room) -> [SheetBlock] {
        [SheetBlock { sheet in sheet.framed(title, notes) { draw(on: &$0) } }]
    }

    /// A histogram has a plot for each series, other charts one for all.
    func draw(on sheet: inout Sheet) {
        switch kind {
        case .bars: SheetBars(chart: self).draw(on: &sheet)
        case .lines, .scatter: SheetPlot(chart: self).draw(on: &sheet)
        case .histogram:
            for (index, single) in series.enumerated() {
                var panel = self
                panel.series = [single]
                if series.count > 1 { sheet.paragraph(single.name, color: SeriesInk.color(index), isBold: true) }
                SheetPlot(chart: panel, look: index).draw(on: &sheet)
            }
        }
    }
}
