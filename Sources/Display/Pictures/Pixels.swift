/// A tile's numbers on the scale of its range: 0…1, or -1…1 where the range is signed.
struct Pixels: Hashable {
    let width: Int
    let height: Int
    private let values: [Float]

    /// Numbers outside the range are cut to it; those that are missing or not a number read as the scale's zero.
    init(_ tile: Tile, range: PictureRange) {
        width = tile.drawnWidth
        height = tile.drawnHeight
        values = tile.values.prefix(width * height).map { range.place(of: $0) }
    }

    private init(width: Int, height: Int, values: [Float]) {
        self.width = width
        self.height = height
        self.values = values
    }

    /// The value at a place; outside of the picture 0.
    subscript(row: Int, column: Int) -> Float {
        guard row >= 0, row < height, column >= 0, column < width else { return 0 }
        let index = row * width + column
        return index < values.count ? values[index] : 0
    }

    /// Each pixel as a square of `factor · factor`.
    func enlarged(by factor: Int) -> Pixels {
        guard factor > 1 else { return self }
        return made(width: width * factor, height: height * factor) { self[$0 / factor, $1 / factor] }
    }

    /// Each square of `factor · factor` pixels as its mean; squares that stick out count only what is inside.
    func reduced(by factor: Int) -> Pixels {
        guard factor > 1 else { return self }
        return made(width: (width + factor - 1) / factor, height: (height + factor - 1) / factor) { row, column in
            self.mean(
                rows: row * factor..<min((row + 1) * factor, height),
                columns: column * factor..<min((column + 1) * factor, width))
        }
    }

    /// The mean of a rectangle inside of the picture; 0 if it is empty.
    func mean(rows: Range<Int>, columns: Range<Int>) -> Float {
        let count = rows.count * columns.count
        guard count > 0 else { return 0 }
        var sum: Float = 0
        for row in rows { for column in columns { sum += self[row, column] } }
        return sum / Float(count)
    }

    private func made(width: Int, height: Int, _ value: (Int, Int) -> Float) -> Pixels {
        var result: [Float] = []
        result.reserveCapacity(width * height)
        for row in 0..<height { for column in 0..<width { result.append(value(row, column)) } }
        return Pixels(width: width, height: height, values: result)
    }
}
