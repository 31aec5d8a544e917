/// The part of the terminal that the editor owns: from the first row of the prompt down.
/// It knows only how far the cursor stands below that row, and makes the text that draws the next state.
struct Screen {
    private static let escape = "\u{1b}["
    private(set) var cursorRow = 0

    /// Nothing is drawn yet: the next frame begins where the cursor is.
    mutating func startAfresh() { cursorRow = 0 }

    /// The window has changed. A terminal that joins soft rows has moved the cursor to where the layout has it now; in
    /// another the rows stand as they stood.
    mutating func reflow(to layout: Layout, rows: Int, joinsRows: Bool) {
        cursorRow = min(joinsRows ? layout.cursor.row : cursorRow, max(0, rows - 1))
    }

    /// Goes to the first row of the drawn area and clears from there.
    mutating func erase() -> String {
        defer { cursorRow = 0 }
        return "\r" + up(cursorRow) + Self.escape + "J"
    }

    /// Draws the layout with rows below it, keeping to what fits around the cursor.
    mutating func frame(_ layout: Layout, below: [String] = [], rows height: Int) -> String {
        let rows = layout.rows + below.map { Layout.Row(text: $0) }
        var first = 0
        var last = rows.count - 1
        if rows.count > height {
            first = layout.rows.count > height ? min(max(0, layout.cursor.row - height / 2), layout.rows.count - height) : 0
            last = first + height - 1
        }
        var text = begin() + body(rows, first...last)
        text += up(last - layout.cursor.row) + "\r" + right(layout.cursor.column) + Self.escape + "?25h"
        cursorRow = layout.cursor.row - first
        return text
    }

    /// Draws the layout for the last time, whole, and leaves the cursor at its end.
    mutating func finalFrame(_ layout: Layout) -> String {
        defer { cursorRow = 0 }
        return begin() + body(layout.rows, 0...layout.rows.count - 1) + Self.escape + "?25h"
    }

    private func begin() -> String { Self.escape + "?25l\r" + up(cursorRow) }

    private func body(_ rows: [Layout.Row], _ range: ClosedRange<Int>) -> String {
        var text = ""
        for index in range {
            text += rows[index].text
            guard index < range.upperBound else { break }
            if !rows[index].isSoft {
                text += (rows[index].isFull ? "" : Self.escape + "K") + "\r\n"
            } else if rows[index + 1].text.isEmpty {
                text += " \r"  // the terminal wraps only when the next character comes
            }
        }
        return text + Self.escape + "J"
    }

    private func up(_ count: Int) -> String { count > 0 ? Self.escape + "\(count)A" : "" }
    private func right(_ count: Int) -> String { count > 0 ? Self.escape + "\(count)C" : "" }
}
