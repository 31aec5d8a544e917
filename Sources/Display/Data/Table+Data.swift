import Painting

extension Table: DataKind {
    /// The table alone: those of its drawing repeat what it says.
    var tables: [Table] { [self] }

    /// The rows; where there are none, those of the drawing.
    func rowBlocks(in room: Room) -> [[[String]]] {
        if !drawing.isEmpty, rows.isEmpty || columns.isEmpty { return drawing.flatMap { $0.kind.rowBlocks(in: room) } }
        guard !columns.isEmpty else { return [] }
        return [[columns.map(\.key)] + rows.map { row in
            columns.indices.map { $0 < row.count ? row[$0].plain : "" }
        }]
    }

    /// What is drawn, and the columns of numbers.
    func arrays(in room: Room) -> [NumberArray] {
        drawing.flatMap { $0.kind.arrays(in: room) }.filter { $0.origin != .table } + (numbers.map { [$0] } ?? [])
    }

    /// The columns in which every value is a number or missing, and one is a number.
    private var numbers: NumberArray? {
        func cell(_ row: [Value], _ column: Int) -> Value { column < row.count ? row[column] : .missing }
        let columns = columns.indices.filter { column in
            let values = rows.map { cell($0, column) }
            return values.contains { $0.asNumber != nil } && values.allSatisfy { $0.asNumber != nil || $0 == .missing }
        }
        guard !columns.isEmpty else { return nil }
        return NumberArray(
            origin: .table, shape: [rows.count, columns.count],
            values: rows.flatMap { row in columns.map { Float(cell(row, $0).asNumber ?? .nan) } })
    }
}

extension Value {
    /// As it stands in a file of rows.
    fileprivate var plain: String {
        switch self {
        case .integer(let integer): "\(integer)"
        case .number(let number), .fraction(let number): CSVText.number(number)
        case .text(let text): text
        case .list(let values): values.map(\.plain).joined(separator: " ")
        case .flag(let flag): flag ? "true" : "false"
        case .missing: ""
        }
    }
}
