/// Numbers in rows, as they were before they were scaled, shrunk or arranged to be drawn.
package struct NumberGrid: Sendable, Hashable {
    /// Numbers in a row.
    package let width: Int
    /// Rows.
    package let height: Int
    /// Numbers side by side for each place, 3 where they stand for red, green and blue.
    package let channels: Int
    /// `height · width · channels` numbers, row by row.
    package let values: [Float]

    /// Numbers in rows; those that are missing at the end read as 0, those too many are left out.
    package init(width: Int, height: Int, channels: Int = 1, values: [Float]) {
        self.width = max(width, 0)
        self.height = max(height, 0)
        self.channels = max(channels, 1)
        let (count, overflow) = (self.width * self.channels).multipliedReportingOverflow(by: self.height)
        let kept = values.prefix(overflow ? 0 : count)
        self.values = kept + [Float](repeating: 0, count: overflow ? 0 : count - kept.count)
    }
}

extension Tile {
    /// The numbers that files keep: those that the tile stands for, else those that are drawn.
    var numbers: NumberGrid { data ?? drawnNumbers }

    /// A tile of nothing but numbers.
    init(_ numbers: NumberGrid) {
        self.init(width: numbers.width, height: numbers.height, channels: numbers.channels, values: numbers.values)
    }

    /// The numbers that are drawn.
    var drawnNumbers: NumberGrid {
        NumberGrid(width: drawnWidth, height: drawnHeight, channels: channels, values: values)
    }
}
