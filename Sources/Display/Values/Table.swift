import Painting

/// Rows of values under headings.
///
/// A screen shows `drawing` in place of the grid when there is one; JSON always carries the rows.
package struct Table: OutputKind {
    /// Stands above the grid.
    package var title: String?
    /// One for each cell of a row.
    package var columns: [Column]
    /// Each row has a value for each column; a row too short reads as `missing` at its end.
    package var rows: [[Value]]
    /// A last row under a second rule: sums, means. A JSON object of its own, never among the rows.
    package var totals: [Value]?
    /// Remarks under the grid or the drawing.
    package var notes: [String]
    /// Shown on a screen in place of the grid.
    package var drawing: [Output]
    /// How the cells of the grid look where there is color, row by row; cells beyond it are plain.
    package var tints: [[Tint]] = []
    /// What is to be seen, in a sentence or two: all that `--describe` shows.
    package var finding: String?

    /// A table; without `drawing` its grid is shown.
    package init(
        title: String? = nil, columns: [Column], rows: [[Value]] = [], totals: [Value]? = nil,
        notes: [String] = [], drawing: [Output] = []
    ) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.totals = totals
        self.notes = notes
        self.drawing = drawing
    }

    /// The value of the column `key` in row `row`, or nil where there is no such row or column.
    package func value(_ key: String, row: Int) -> Value? {
        guard rows.indices.contains(row), let column = columns.firstIndex(where: { $0.key == key }) else { return nil }
        return column < rows[row].count ? rows[row][column] : .missing
    }
}

/// What stands in one column of a table.
package struct Column: Sendable, Hashable {
    /// Where the cells of a column stand.
    package enum Alignment: Sendable, Hashable {
        /// Right if every cell is a number, a fraction or missing; left otherwise.
        case automatic
        /// At the left end of the column.
        case left
        /// At the right end.
        case right
        /// In the middle.
        case center
    }

    /// The key in JSON, in `snake_case`.
    package var key: String
    /// The words above the column on a screen.
    package var heading: String
    /// Where the cells stand.
    package var alignment: Alignment
    /// Digits after the point for `number`, and in percent for `fraction`; nil picks what four significant
    /// digits need, and two for percent.
    package var decimals: Int?
    /// Whether its values are measured with a clock, so that no other run has the same.
    package var isTimed: Bool

    /// A column whose heading differs from its key.
    package init(
        key: String, heading: String, alignment: Alignment = .automatic, decimals: Int? = nil, isTimed: Bool = false
    ) {
        self.isTimed = isTimed
        self.key = key
        self.heading = heading
        self.alignment = alignment
        self.decimals = decimals
    }

    /// A column whose heading is its key with blanks for underscores.
    package init(_ key: String, decimals: Int? = nil, isTimed: Bool = false) {
        self.init(key: key, heading: String(key.map { $0 == "_" ? " " : $0 }), decimals: decimals, isTimed: isTimed)
    }
}
