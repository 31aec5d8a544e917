import Painting

/// A tile's numbers on the scale of its range: 0…1, or -1…1 where the range is signed; or its colors.
struct Pixels: Hashable {
    let width: Int
    let height: Int
    /// 1, or 3 of red, green and blue from 0 to 1.
    private let channels: Int
    private let values: [Float]

    /// Numbers outside the range are cut to it; those that are missing or not a number read as the scale's zero.
    init(_ tile: Tile, range: PictureRange) {
        width = tile.drawnWidth
        height = tile.drawnHeight
        channels = tile.channels
        let range = tile.channels == 3 ? .unit : range
        values = tile.values.prefix(width * height * channels).map { range.place(of: $0) }
    }

    private init(width: Int, height: Int, channels: Int, values: [Float]) {
        self.width = width
        self.height = height
        self.channels = channels
        self.values = values
    }

    var hasColors: Bool { channels == 3 }

    /// The value at a place, of a color how light it is; outside of the picture 0.
    subscript(row: Int, column: Int) -> Float {
        guard hasColors else { return self[row, column, 0] }
        // Luma (ITU-R BT.601), as for gray read from a file in color.
        return 0.299 * self[row, column, 0] + 0.587 * self[row, column, 1] + 0.114 * self[row, column, 2]
    }

    /// The number of a channel at a place; outside of the picture 0.
    private subscript(row: Int, column: Int, channel: Int) -> Float {
        guard row >= 0, row < height, column >= 0, column < width else { return 0 }
        let index = (row * width + column) * channels + channel
        return index < values.count ? values[index] : 0
    }

    /// What a place looks like: its own color, or that of the map for its number.
    func color(_ row: Int, _ column: Int, _ map: ColorMap) -> MapColor {
        guard hasColors else { return map.color(self[row, column]) }
        return MapColor(share: self[row, column, 0], self[row, column, 1], self[row, column, 2])
    }

    /// Each pixel as a square of `factor · factor`.
    func enlarged(by factor: Int) -> Pixels {
        guard factor > 1 else { return self }
        return made(width: width * factor, height: height * factor) { self[$0 / factor, $1 / factor, $2] }
    }

    /// Each square of `factor · factor` pixels as its mean; squares that stick out count only what is inside.
    func reduced(by factor: Int) -> Pixels {
        guard factor > 1 else { return self }
        return made(width: (width + factor - 1) / factor, height: (height + factor - 1) / factor) { row, column, channel in
            self.mean(
                rows: row * factor..<min((row + 1) * factor, height),
                columns: column * factor..<min((column + 1) * factor, width), channel)
        }
    }

    /// The mean of a rectangle inside of the picture; 0 if it is empty.
    private func mean(rows: Range<Int>, columns: Range<Int>, _ channel: Int) -> Float {
        let count = rows.count * columns.count
        guard count > 0 else { return 0 }
        var sum: Float = 0
        for row in rows { for column in columns { sum += self[row, column, channel] } }
        return sum / Float(count)
    }

    private func made(width: Int, height: Int, _ value: (Int, Int, Int) -> Float) -> Pixels {
        var result: [Float] = []
        result.reserveCapacity(width * height * channels)
        for row in 0..<height {
            for column in 0..<width {
                for channel in 0..<channels { result.append(value(row, column, channel)) }
            }
        }
        return Pixels(width: width, height: height, channels: channels, values: result)
    }
}
