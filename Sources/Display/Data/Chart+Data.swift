import Painting

extension Chart: DataKind {
    /// Points have no names by which they could be looked up.
    var tables: [Table] { [] }

    func rowBlocks(in room: Room) -> [[[String]]] {
        guard !series.isEmpty else { return [] }
        if kind == .bars {
            return [[["series", "label", "value"]] + series.flatMap { series in
                series.bars.map { [series.name, $0.label, CSVText.number($0.value)] }
            }]
        }
        return [[["series", "x", "y"]] + series.flatMap { series in
            series.points.map { [series.name, CSVText.number($0.x), CSVText.number($0.y)] }
        }]
    }

    /// For each series [points][x, y], or [bars].
    func arrays(in room: Room) -> [NumberArray] {
        series.map { series in
            kind == .bars
                ? NumberArray(origin: .curve, shape: [series.bars.count], values: series.bars.map { Float($0.value) })
                : NumberArray(
                    origin: .curve, shape: [series.points.count, 2],
                    values: series.points.flatMap { [Float($0.x), Float($0.y)] })
        }
    }
}
