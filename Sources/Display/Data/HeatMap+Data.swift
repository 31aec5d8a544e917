import Painting

extension HeatMap: DataKind {
    /// Cells have no names of columns by which they could be looked up.
    var tables: [Table] { [] }

    func rowBlocks(in room: Room) -> [[[String]]] {
        guard !values.isEmpty else { return [] }
        return [[["row", "column", "value"]] + rowLabels.enumerated().flatMap { row, label in
            columnLabels.enumerated().map { column, name in
                [label, name, number(row: row, column: column).map { CSVText.number($0) } ?? ""]
            }
        }]
    }

    /// Its cells are counts and shares.
    var tensors: [NamedTensor] { [] }
}
