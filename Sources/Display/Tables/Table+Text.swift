import Painting

extension Table: TextKind {
    func cleaned(_ typography: Typography) -> Table {
        var result = self
        result.title = title.map(typography.line)
        for index in columns.indices { result.columns[index].heading = typography.line(columns[index].heading) }
        result.rows = rows.map { $0.map { $0.cleaned(typography) } }
        result.totals = totals.map { $0.map { $0.cleaned(typography) } }
        result.notes = notes.map(typography.lines)
        result.drawing = drawing.map { $0.cleaned(typography) }
        return result
    }

    var standing: Standing { .figure }

    /// Those of the drawing; a grid has one size.
    var figures: [Figure] { drawing.flatMap(\.kind.figures) }

    /// A grid that is too wide becomes a block for each row.
    func fits(_ columns: Int) -> Bool { drawing.allSatisfy { $0.kind.fits(columns) } }

    func lines(in room: TextRoom) -> [Line] {
        room.title(title) + (drawing.isEmpty ? grid(width: room.width, room.typography) : drawing(in: room)) + room.notes(notes)
    }

    /// The grid if its columns fit, one block a row if they do not.
    private func grid(width: Int, _ typography: Typography) -> [Line] {
        guard !columns.isEmpty else { return [] }
        let grid = Grid(self, typography: typography)
        if let widths = grid.widths(fitting: width) { return grid.lines(widths) }
        return grid.records(width: width)
    }

    /// A picture with its bars beside it where both fit; anything else one under the other.
    private func drawing(in room: TextRoom) -> [Line] {
        guard drawing.count > 1, let picture = drawing[0].value(as: PictureOutput.self), picture.tiles.count == 1,
            let chart = drawing[1].value(as: Chart.self), chart.kind == .bars
        else { return drawing.lines(in: room) }
        let rooms = room.shared(among: [1, 1, drawing.dropFirst(2).reduce(0) { $0 + $1.kind.figures.count }])
        let left = picture.lines(in: rooms[0])
        let gap = 3
        let width = room.width - left.width - gap
        guard width >= 36 else { return drawing.lines(in: room) }
        let rest = Array(drawing.dropFirst(2)).lines(in: rooms[2])
        return left.beside(chart.lines(in: rooms[1].narrowed(to: min(width, 72))), gap: gap)
            + (rest.isEmpty ? [] : [Line()] + rest)
    }
}

extension Value {
    fileprivate func cleaned(_ typography: Typography) -> Value {
        switch self {
        case .text(let text): .text(typography.line(text))
        case .list(let values): .list(values.map { $0.cleaned(typography) })
        case .integer, .number, .fraction, .flag, .missing: self
        }
    }
}
