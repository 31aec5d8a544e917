import Display
import Painting
import Raster

/// A sheet as rows of characters: half blocks in gray, or in three shades without color.
struct SheetPainter {
    let layout: SheetLayout
    let context: RenderContext

    /// The rows of the sheet, without its frame.
    ///
    /// - Parameter cursor: the cell's place on the sheet where keys draw; nil where the mouse does
    func rows(of drawing: PenDrawing, cursor: PenDrawing.Point?) -> [String] {
        let (width, height) = (layout.sheetColumns, 2 * layout.sheetRows)
        let small = Resampling.resize(Brush.picture(of: drawing), width: width, height: height)
        let place = cursor.map { point in
            (column: Int(point.x / PenDrawing.side * Float(width)), row: Int(point.y / PenDrawing.side * Float(height)))
        }
        return (0..<layout.sheetRows).map { row in
            let cells = (0..<width).map { column in (small[2 * row, column], small[2 * row + 1, column]) }
            let mark = place.flatMap { $0.row / 2 == row ? (column: $0.column, isLower: $0.row % 2 == 1) : nil }
            return context.color < .ansi256 ? plain(cells, mark) : gray(cells, mark)
        }
    }

    private typealias Mark = (column: Int, isLower: Bool)

    private func gray(_ cells: [(UInt8, UInt8)], _ mark: Mark?) -> String {
        var text = ""
        var last = ""
        for (column, cell) in cells.enumerated() {
            var (upper, lower) = (color(cell.0), color(cell.1))
            if let mark, mark.column == column { if mark.isLower { lower = accent } else { upper = accent } }
            let style = "\u{1b}[38;\(upper);48;\(lower)m"
            if style != last { text += style }
            last = style
            text += context.unicode ? "▀" : (cell.0 > 127 ? "#" : " ")
        }
        return text + "\u{1b}[0m"
    }

    private var accent: String { context.color == .trueColor ? "2;80;180;255" : "5;75" }

    private func color(_ ink: UInt8) -> String {
        if context.color == .trueColor { return "2;\(ink);\(ink);\(ink)" }
        return "5;\(ink == 0 ? 16 : 232 + Int(ink) * 23 / 255)"
    }

    private func plain(_ cells: [(UInt8, UInt8)], _ mark: Mark?) -> String {
        String(cells.enumerated().map { column, cell -> Character in
            if let mark, mark.column == column { return context.unicode ? (mark.isLower ? "▖" : "▘") : "+" }
            switch (cell.0 > 127, cell.1 > 127) {
            case (true, true): return context.unicode ? "█" : "#"
            case (true, false): return context.unicode ? "▀" : "\""
            case (false, true): return context.unicode ? "▄" : "_"
            case (false, false): return " "
            }
        })
    }
}
