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

    /// [tiles][rows][columns], in colour [tiles][rows][columns][3]: one array for all tiles of a size that stand beside each other.
    func arrays(in room: Room) -> [NumberArray] {
        var result: [NumberArray] = []
        for tile in tiles where tile.drawnWidth > 0 {
            let numbers = tile.numbers
            let shape = [numbers.height, numbers.width] + (numbers.channels > 1 ? [numbers.channels] : [])
            if let last = result.indices.last, Array(result[last].shape.dropFirst()) == shape {
                result[last].shape[0] += 1
                result[last].values += numbers.values
            } else {
                result.append(NumberArray(origin: .picture, shape: [1] + shape, values: numbers.values))
            }
        }
        return result
    }
}
