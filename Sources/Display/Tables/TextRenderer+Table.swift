extension TextRenderer {
    func lines(_ table: Table, width: Int) -> [Line] {
        let body = table.drawing.isEmpty ? grid(table, width: width) : drawing(table.drawing, width: width)
        return title(table.title, width: width) + body + notes(table.notes, width: width)
    }

    /// The grid if its columns fit, one block a row if they do not.
    private func grid(_ table: Table, width: Int) -> [Line] {
        guard !table.columns.isEmpty else { return [] }
        let grid = Grid(table, typography: typography)
        if let widths = grid.widths(fitting: width) { return grid.lines(widths) }
        return grid.records(width: width)
    }

    /// A picture with its bars beside it where both fit; anything else one under the other.
    private func drawing(_ items: [Output], width: Int) -> [Line] {
        guard items.count > 1, case .picture(let picture) = items[0], picture.tiles.count == 1,
            case .chart(let chart) = items[1], chart.kind == .bars
        else { return lines(items, width: width) }
        let left = lines(picture, width: width)
        let gap = 3
        let room = width - left.width - gap
        guard room >= 36 else { return lines(items, width: width) }
        let rest = lines(Array(items.dropFirst(2)), width: width)
        return left.beside(lines(chart, width: min(room, 72)), gap: gap) + (rest.isEmpty ? [] : [Line()] + rest)
    }
}
