import Raster

/// What happens on a sheet. Lengths are in units of which the sheet's side has `PenDrawing.side`.
package enum CanvasEvent: Sendable, Hashable {
    /// The pen touches the sheet, and a stroke begins.
    case down(PenDrawing.Point)
    /// The pen goes on; nothing while it is lifted.
    case move(PenDrawing.Point)
    /// The pen is lifted.
    case up
    case undo
    case redo
    case clear
    /// Moves all strokes.
    case shift(x: Float, y: Float)
    /// Takes another pen, for the strokes on the sheet too.
    case penWidth(Float)
    /// Puts another drawing on the sheet.
    case replace(PenDrawing)
}
