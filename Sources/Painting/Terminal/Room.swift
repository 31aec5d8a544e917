/// The screen that an output is shown on, in character cells; files keep what a screen of that size shows.
package struct Room: Sendable, Hashable {
    /// Characters in a line.
    package var columns: Int
    /// Lines.
    package var rows: Int

    /// What is taken for granted where there is no screen.
    package static let usual = Room(columns: 80, rows: 24)

    /// A screen of `rows` lines with `columns` characters each.
    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}
