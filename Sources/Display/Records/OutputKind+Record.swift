extension Paragraph: RecordKind {
    var repeatable: Output? { Output(self) }
}

extension Note: RecordKind {
    var repeatable: Output? { Output(self) }
}

extension MarkdownPassage: RecordKind {
    var repeatable: Output? { Output(self) }
}

extension Listing: RecordKind {
    var repeatable: Output? { Output(self) }
}

extension PictureOutput: RecordKind {
    var repeatable: Output? { Output(self) }
}

extension Chart: RecordKind {
    var repeatable: Output? { Output(self) }
}

extension HeatMap: RecordKind {
    var repeatable: Output? { Output(self) }
}

extension Flow: RecordKind {
    var repeatable: Output? { Output(self) }
}

extension Passing: RecordKind {
    var repeatable: Output? { nil }
}

extension Group: RecordKind {
    var repeatable: Output? {
        let kept = items.compactMap(\.kind.repeatable)
        return kept.isEmpty ? nil : .group(kept)
    }
}

extension Alternatives: RecordKind {
    var repeatable: Output? {
        let kept = choices.compactMap(\.kind.repeatable)
        return kept.isEmpty ? nil : .alternatives(kept)
    }
}

extension Table: RecordKind {
    /// Without the columns that a clock has measured.
    var repeatable: Output? {
        var table = self
        table.drawing = drawing.compactMap(\.kind.repeatable)
        guard columns.contains(where: \.isTimed) else { return .table(table) }
        let kept = columns.indices.filter { !columns[$0].isTimed }
        func cells<Cell>(_ row: [Cell]) -> [Cell] { kept.filter { $0 < row.count }.map { row[$0] } }
        table.columns = cells(columns)
        table.rows = rows.map(cells)
        table.totals = totals.map(cells)
        table.tints = tints.map(cells)
        return .table(table)
    }
}

extension TypedCommand: RecordKind {
    var repeatable: Output? { Output(self) }
}

extension CellReport: RecordKind {
    var repeatable: Output? { .group(outputs.compactMap(\.output.repeatable)) }
}
