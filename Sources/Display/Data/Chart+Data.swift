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

    /// What is drawn is made of numbers; whoever has those of the network gives them with the output.
    var tensors: [NamedTensor] { [] }
}
