import Painting

/// A matrix of numbers with words at its rows and columns, such as a confusion or a table of correlations.
package struct HeatMap: OutputKind {
    /// Stands above the map.
    package var title: String?
    /// One a row, from the top.
    package var rowLabels: [String]
    /// One a column, from the left.
    package var columnLabels: [String]
    /// `rowLabels.count · columnLabels.count` numbers, row by row; one that is missing or not finite leaves its cell empty.
    package var values: [Double]
    /// The numbers that the map stands for where `values` are made of them for the colors, in the same order; files keep
    /// them.
    package var data: [Double]?
    /// What stands in the cells in place of their numbers, in the order of `values`; nil writes the numbers where they fit.
    package var texts: [String]?
    /// What the numbers mean: which end of the scale each is near.
    package var range: PictureRange
    /// What the rows are; empty for nothing.
    package var rowTitle: String
    /// What the columns are; empty for nothing.
    package var columnTitle: String
    /// The unit of the values, written behind the numbers of the scale; empty for none.
    package var units: String
    /// How values are written.
    package var style: NumberStyle
    /// Remarks under the map.
    package var notes: [String]
    /// What is to be seen, in a sentence or two: all that `--describe` shows.
    package var finding: String?
    /// The same map with fewer words, drawn in its place where its own do not fit; the first that fits is taken.
    package var narrower: [HeatMap] = []

    /// A map; without `range` the scale spans the numbers: from 0 up, or as far to both sides of 0 as any reaches.
    package init(
        title: String? = nil, rowLabels: [String], columnLabels: [String], values: [Double], texts: [String]? = nil,
        range: PictureRange? = nil, rowTitle: String = "", columnTitle: String = "", units: String = "",
        style: NumberStyle = .number, notes: [String] = [], finding: String? = nil
    ) {
        self.title = title
        self.rowLabels = rowLabels
        self.columnLabels = columnLabels
        self.values = values
        self.texts = texts
        self.range = range ?? Self.range(of: values)
        self.rowTitle = rowTitle
        self.columnTitle = columnTitle
        self.units = units
        self.style = style
        self.notes = notes
        self.finding = finding
    }

    /// The number of a cell; nil where there is none.
    package subscript(row: Int, column: Int) -> Double? {
        guard rowLabels.indices ~= row, columnLabels.indices ~= column else { return nil }
        let index = row * columnLabels.count + column
        return index < values.count && values[index].isFinite ? values[index] : nil
    }

    /// The number of a cell that files keep: what the map stands for, else what is drawn; nil where there is none.
    func number(row: Int, column: Int) -> Double? {
        guard let data else { return self[row, column] }
        guard rowLabels.indices ~= row, columnLabels.indices ~= column else { return nil }
        let index = row * columnLabels.count + column
        return index < data.count && data[index].isFinite ? data[index] : nil
    }

    private static func range(of values: [Double]) -> PictureRange {
        let finite = values.filter(\.isFinite)
        let (low, high) = (Float(finite.min() ?? 0), Float(finite.max() ?? 0))
        return low < 0 ? .symmetric(max: max(-low, high)) : .span(low: 0, high: high > 0 ? high : 1)
    }
}
