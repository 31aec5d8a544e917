import Painting

extension PictureOutput: DataKind {
    /// Pixels have no names by which they could be looked up.
    var tables: [Table] { [] }

    func rowBlocks(in room: Room) -> [[[String]]] {
        guard !tiles.isEmpty else { return [] }
        let hasColors = tiles.contains { $0.numbers.channels > 1 }
        let headings = ["tile", "row", "column"] + (hasColors ? ["channel"] : []) + ["value"]
        return [[headings] + tiles.enumerated().flatMap { index, tile in
            let numbers = tile.numbers
            return numbers.values.enumerated().map { number, value in
                let (place, channel) = (number / numbers.channels, number % numbers.channels)
                return ["\(index)", "\(place / numbers.width)", "\(place % numbers.width)"]
                    + (hasColors ? ["\(channel)"] : []) + [CSVText.number(value)]
            }
        }]
    }

    /// Tiles may be sorted, left out or scaled; whoever has the numbers of the network gives them with the output.
    var tensors: [NamedTensor] { [] }
}
