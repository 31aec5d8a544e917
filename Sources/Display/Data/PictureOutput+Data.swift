extension PictureOutput: DataKind {
    /// Pixels have no names by which they could be looked up.
    var tables: [Table] { [] }

    func rowBlocks(in room: Room) -> [[[String]]] {
        guard !tiles.isEmpty else { return [] }
        return [[["tile", "row", "column", "value"]] + tiles.enumerated().flatMap { index, tile in
            let numbers = tile.numbers
            return numbers.values.enumerated().map { place, value in
                ["\(index)", "\(place / numbers.width)", "\(place % numbers.width)", CSVText.number(value)]
            }
        }]
    }

    /// [tiles][rows][columns]: one array for all tiles of a size that stand beside each other.
    func arrays(in room: Room) -> [NumberArray] {
        var result: [NumberArray] = []
        for tile in tiles where tile.drawnWidth > 0 {
            let numbers = tile.numbers
            if let last = result.indices.last, result[last].shape.dropFirst() == [numbers.height, numbers.width] {
                result[last].shape[0] += 1
                result[last].values += numbers.values
            } else {
                result.append(NumberArray(
                    origin: .picture, shape: [1, numbers.height, numbers.width], values: numbers.values))
            }
        }
        return result
    }
}
