/// Numbers in rows, as they were before they were scaled, shrunk or arranged to be drawn.
public struct NumberGrid: Sendable, Hashable {
    /// Numbers in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// `height · width` numbers, row by row.
    public let values: [Float]

    /// Numbers in rows; those that are missing at the end read as 0, those too many are left out.
    public init(width: Int, height: Int, values: [Float]) {
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
