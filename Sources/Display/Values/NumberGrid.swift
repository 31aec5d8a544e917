/// Numbers in rows, as they were before they were scaled, shrunk or arranged to be drawn.
package struct NumberGrid: Sendable, Hashable {
    /// Numbers in a row.
    package let width: Int
    /// Rows.
    package let height: Int
    /// `height · width` numbers, row by row.
    package let values: [Float]

    /// Numbers in rows; those that are missing at the end read as 0, those too many are left out.
    package init(width: Int, height: Int, values: [Float]) {
        self.width = max(width, 0)
        self.height = max(height, 0)
        let (count, overflow) = self.width.multipliedReportingOverflow(by: self.height)
        let kept = values.prefix(overflow ? 0 : count)
        self.values = kept + [Float](repeating: 0, count: overflow ? 0 : count - kept.count)
    }
}

extension Tile {
    /// The numbers that files keep: those that the tile stands for, else those that are drawn.
    var numbers: NumberGrid { data ?? NumberGrid(width: drawnWidth, height: drawnHeight, values: values) }
}
