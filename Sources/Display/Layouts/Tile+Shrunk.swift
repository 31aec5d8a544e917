extension Tile {
    /// The tile with at most `side` pixels each way: each the one of greatest magnitude that it stands for. A small
    /// one is enlarged by a whole factor. Its data stay as they are.
    func shrunk(to side: Int) -> Tile {
        let longest = max(width, height)
        guard longest > 0, side > 0 else { return self }
        let factor = max(1, side / longest)
        let (rows, columns) = longest > side
            ? (max(1, height * side / longest), max(1, width * side / longest)) : (height * factor, width * factor)
        var tile = self
        if data == nil {
            tile.data = NumberGrid(width: width, height: height, channels: channels, values: values)
            tile.dataScale = 1
        }
        (tile.height, tile.width) = (rows, columns)
        tile.values = (0..<rows * columns).flatMap { place in
            strongest(
                rows: Self.span(place / columns, of: rows, in: height),
                columns: Self.span(place % columns, of: columns, in: width))
        }
        return tile
    }

    /// The pixels that one of `count` new ones stands for, of `size` old ones.
    private static func span(_ place: Int, of count: Int, in size: Int) -> Range<Int> {
        let first = place * size / count
        return first..<max(first + 1, ((place + 1) * size + count - 1) / count)
    }

    /// The numbers of the pixel with the greatest sum of magnitudes.
    private func strongest(rows: Range<Int>, columns: Range<Int>) -> ArraySlice<Float> {
        func size(_ pixel: ArraySlice<Float>) -> Float { pixel.reduce(0) { $0 + abs($1) } }
        var result = [Float](repeating: 0, count: channels)[...]
        for row in rows {
            for column in columns where (row * width + column + 1) * channels <= values.count {
                let pixel = values[(row * width + column) * channels..<(row * width + column + 1) * channels]
                if size(pixel) > size(result) { result = pixel }
            }
        }
        return result
    }
}
