import Painting
import Raster

/// Where things stand on a screen with a sheet: the sheet on the left, what is read of it on the right, keys below.
struct SheetLayout: Equatable {
    let rows: Int
    let columns: Int
    /// Rows of cells of the sheet, which has twice as many columns: cells are twice as high as wide.
    let sheetRows: Int

    /// Columns that the right half needs.
    private static let panelColumns = 36
    /// The smallest sheet that a digit can be drawn on.
    private static let leastRows = 8
    /// Above the sheet and its frame; below stand the lower edge of the frame and the keys.
    static let top = 1
    private static let below = 3

    /// Nil where the screen has no room.
    init?(rows: Int, columns: Int) {
        let high = rows - Self.top - Self.below
        let wide = (columns - Self.panelColumns - 3) / 2
        guard min(high, wide) >= Self.leastRows else { return nil }
        (self.rows, self.columns) = (rows, columns)
        sheetRows = min(high, wide)
    }

    var sheetColumns: Int { 2 * sheetRows }
    /// The first column of the right half.
    var panelLeft: Int { sheetColumns + 3 }
    var panelWidth: Int { columns - panelLeft - 1 }
    var panelRows: Int { rows - 2 }

    /// The place on the sheet in the middle of a cell; the sheet begins one column and one row in, behind its frame.
    func point(column: Int, row: Int) -> PenDrawing.Point {
        point(x: Double(column) + 0.5, y: Double(row) + 0.5)
    }

    /// The place on the sheet at a dot of the screen.
    func point(dotX: Int, dotY: Int, cell: CellSize) -> PenDrawing.Point {
        point(x: (Double(dotX) + 0.5) / Double(cell.width), y: (Double(dotY) + 0.5) / Double(cell.height))
    }

    /// From columns and rows of the screen.
    private func point(x: Double, y: Double) -> PenDrawing.Point {
        let side = Double(PenDrawing.side)
        return PenDrawing.Point(
            x: Float((x - 1) / Double(sheetColumns) * side), y: Float((y - Double(Self.top)) / Double(sheetRows) * side))
    }

    /// Whether a cell lies on the sheet.
    func isOnSheet(_ point: PenDrawing.Point) -> Bool {
        (0..<PenDrawing.side).contains(point.x) && (0..<PenDrawing.side).contains(point.y)
    }

    /// One column, in units of the sheet: what an arrow key moves.
    var unit: Float { PenDrawing.side / Float(sheetColumns) }
}
