import Painting

extension HeatMap: TextKind {
    func cleaned(_ typography: Typography) -> HeatMap {
        var result = self
        result.title = title.map(typography.line)
        result.rowLabels = rowLabels.map(typography.line)
        result.columnLabels = columnLabels.map(typography.line)
        result.texts = texts.map { $0.map(typography.line) }
        result.rowTitle = typography.line(rowTitle)
        result.columnTitle = typography.line(columnTitle)
        result.units = typography.line(units)
        result.notes = notes.map(typography.lines)
        result.narrower = narrower.map { $0.cleaned(typography) }
        return result
    }

    var standing: Standing { .figure }

    var figures: [Figure] { [Figure()] }

    /// It has narrower maps of its own, and shades where none of them fits.
    func fits(_ columns: Int) -> Bool { true }

    func lines(in room: TextRoom) -> [Line] {
        room.title(title) + HeatGrid.fitting(self, in: room).lines() + room.notes(notes)
    }
}
