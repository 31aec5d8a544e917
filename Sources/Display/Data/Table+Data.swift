import Painting

extension Table: DataKind {
    /// The table alone: those of its drawing repeat what it says.
    var tables: [Table] { [self] }

    /// The rows; where there are none, those of the drawing.
    func rowBlocks(in room: Room) -> [[[String]]] {
        if !drawing.isEmpty, rows.isEmpty || columns.isEmpty { return drawing.flatMap { $0.kind.rowBlocks(in: room) } }
        guard !columns.isEmpty else { return [] }
        let spreads = columns.indices.map { spread($0) }
        return [[spreads.flatMap(\.names)] + rows.indices.map { row in spreads.flatMap { $0.cells[row] } }]
    }

    var tensors: [NamedTensor] { drawing.flatMap(\.allTensors) }

    /// A column of lists as a column for each item: `probabilities/0`, `probabilities/1`.
    private func spread(_ column: Int) -> (names: [String], cells: [[String]]) {
        let values = rows.map { column < $0.count ? $0[column] : .missing }
        let places = Value.places(in: values)
        let names = places.map { ([columns[column].key] + $0.map { "\($0)" }).joined(separator: "/") }
        return (names, values.map { value in places.map { value[$0]?.plain ?? "" } })
    }
}

extension Value {
    /// As it stands in a file of rows.
    fileprivate var plain: String {
        switch self {
        case .integer(let integer): "\(integer)"
        case .number(let number), .fraction(let number): CSVText.number(number)
        case .text(let text): text
        case .list: ""
        case .flag(let flag): flag ? "true" : "false"
        case .missing: ""
        }
    }
}

extension Value {
    /// The places of everything that stands in values, each in lists inside of lists; one of no steps where none is a list.
    fileprivate static func places(in values: [Value]) -> [[Int]] {
        let lists = values.compactMap { value -> [Value]? in if case .list(let items) = value { items } else { nil } }
        guard let longest = lists.map(\.count).max(), longest > 0 else { return [[]] }
        return (0..<longest).flatMap { place in
            places(in: lists.compactMap { place < $0.count ? $0[place] : nil }).map { [place] + $0 }
        }
    }

    /// What stands at a place; a value that is no list stands at the first.
    fileprivate subscript(place: [Int]) -> Value? {
        guard let first = place.first else { return self }
        guard case .list(let items) = self else { return place.allSatisfy { $0 == 0 } ? self : nil }
        return first < items.count ? items[first][Array(place.dropFirst())] : nil
    }
}
