/// The rows that change in place while a command runs: the bar, and drawings under it. On standard error, so that
/// results can go elsewhere.
struct LiveArea {
    private var height = 0

    /// Draws the rows in place of those before. Rows beyond the screen are left out.
    mutating func draw(_ rows: [String], size: (rows: Int, columns: Int)) -> String {
        var shown = rows
        if shown.count > size.rows - 1 {
            shown = Array(shown.prefix(size.rows - 2)) + ["and \(shown.count - size.rows + 2) more"]
        }
        var text = "\u{1b}[?25l" + top()
        for (index, row) in shown.enumerated() {
            // Cleared before it is written: behind a full row, clearing would hit the last column.
            text += (index == shown.count - 1 ? "\u{1b}[J" : "\u{1b}[K") + row
            if index < shown.count - 1 { text += "\r\n" }
        }
        height = shown.count
        return text
    }

    /// Makes room for lasting text.
    mutating func erase() -> String {
        guard height > 0 else { return "" }
        defer { height = 0 }
        return top() + "\u{1b}[J\u{1b}[?25h"
    }

    private func top() -> String { "\r" + (height > 1 ? "\u{1b}[\(height - 1)A" : "") }
}
