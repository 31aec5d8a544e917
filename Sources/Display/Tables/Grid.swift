import Painting

/// A table as text: cells in columns under their headings.
struct Grid {
    private struct GridColumn {
        var heading: String
        var cells: [String]
        var isRight: Bool
        var isCentered: Bool
        var natural: Int
        /// The least width it can be wrapped to; the natural width of a column of numbers.
        var least: Int
    }

    private static let gap = 2
    private static let leastText = 10

    private let columns: [GridColumn]
    private let rowCount: Int
    private let tints: [[Tint]]
    private let hasTotals: Bool
    private let typography: Typography

    init(_ table: Table, typography: Typography) {
        self.typography = typography
        rowCount = table.rows.count
        tints = table.tints
        hasTotals = table.totals != nil
        let rows = table.rows + (table.totals.map { [$0] } ?? [])
        let words = CellText(typography: typography)
        columns = table.columns.enumerated().map { index, column in
            let values = rows.map { index < $0.count ? $0[index] : .missing }
            var cells = words.column(column, values)
            if table.totals != nil, values.last == .missing { cells[table.rows.count] = "" }
            let isRight = CellText.isRight(column, values)
            let natural = ([column.heading] + cells).map { DisplayWidth.of($0) }.max() ?? 0
            return GridColumn(
                heading: column.heading, cells: cells, isRight: isRight, isCentered: column.alignment == .center,
                natural: natural, least: isRight ? natural : min(natural, Self.leastText))
        }
    }

    /// Column widths that fit: the natural ones, or text columns narrowed, the widest first. Nil if nothing helps.
    func widths(fitting width: Int) -> [Int]? {
        var widths = columns.map(\.natural)
        var excess = widths.reduce(0, +) + Self.gap * (columns.count - 1) - width
        guard excess > 0 else { return widths }
        guard columns.map(\.least).reduce(0, +) + Self.gap * (columns.count - 1) <= width else { return nil }
        while excess > 0 {
            let shrinkable = widths.indices.filter { widths[$0] > columns[$0].least }
            guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    /// Heading, rule and rows, in columns of the given widths.
    func lines(_ widths: [Int]) -> [Line] {
        let total = widths.reduce(0, +) + Self.gap * (columns.count - 1)
        let rule = Line(String(repeating: typography.rule, count: total), .dim)
        var result = row(columns.map(\.heading), widths, style: .bold) + [rule]
        for index in 0..<rowCount {
            let styles = tints.indices ~= index ? tints[index].map { TextStyle($0) } : []
            result += row(columns.map { $0.cells[index] }, widths, styles: styles)
        }
        if hasTotals { result += [rule] + row(columns.map { $0.cells[rowCount] }, widths, style: .bold) }
        return result
    }

    private func row(_ cells: [String], _ widths: [Int], style: TextStyle = .plain, styles: [TextStyle] = []) -> [Line] {
        let wrapped = cells.indices.map { Wrapping.wrap(cells[$0], width: widths[$0]) }
        let height = wrapped.map(\.count).max() ?? 0
        return (0..<height).map { part in
            var line = Line()
            for index in cells.indices {
                if index > 0 { line.append(Line.blanks(Self.gap)) }
                let text = part < wrapped[index].count ? wrapped[index][part] : ""
                line.append(aligned(text, columns[index], width: widths[index], style: styles.indices ~= index ? styles[index] : style))
            }
            return line
        }
    }

    private func aligned(_ text: String, _ column: GridColumn, width: Int, style: TextStyle) -> Line {
        let cell = Line(text, text == typography.missing ? .dim : style)
        if column.isCentered { return cell.centered(in: width) }
        var line = Line(column.isRight ? Line.blanks(width - cell.width) : "")
        line.append(cell)
        line.pad(to: width)
        return line
    }
}

extension Grid {
    /// One block a row, a line for each cell, for screens too narrow for the columns.
    func records(width: Int) -> [Line] {
        let naming = min(columns.map { DisplayWidth.of($0.heading) }.max() ?? 0, max(width - Self.gap - 8, 1))
        let blocks = (0..<rowCount + (hasTotals ? 1 : 0)).map { index in
            columns.flatMap { column in
                field(column.heading, column.cells[index], naming: naming, width: width)
            }
        }
        let separator = Line(String(repeating: typography.rule, count: width), .dim)
        return Array(blocks.joined(separator: [separator]))
    }

    private func field(_ heading: String, _ cell: String, naming: Int, width: Int) -> [Line] {
        let name = Wrapping.wrap(heading, width: naming).map { Line($0, .bold) }
        let style: TextStyle = cell == typography.missing ? .dim : .plain
        let text = Wrapping.wrap(cell, width: max(width - naming - Self.gap, 1)).map { Line($0, style) }
        return (0..<max(name.count, text.count)).map { part in
            var line = part < name.count ? name[part] : Line()
            line.pad(to: naming + Self.gap)
            if part < text.count { line.append(text[part]) }
            return line
        }
    }
}
