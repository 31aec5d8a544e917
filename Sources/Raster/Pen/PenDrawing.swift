/// What a pen has drawn on a square sheet of paper: strokes of points, from the pen's touching down to its lifting.
///
/// Lengths are counted in units of which the sheet's side has ``side``, from its top left corner; y goes down.
package struct PenDrawing: Sendable, Hashable {
    /// Where the pen was.
    package struct Point: Sendable, Hashable {
        package var x: Float
        package var y: Float
        /// Seconds since the first point of the drawing, where they are known.
        package var time: Float?

        package init(x: Float, y: Float, time: Float? = nil) {
            (self.x, self.y, self.time) = (x, y, time)
        }
    }

    /// The points between touching down and lifting, in order; a single one makes a dot.
    package typealias Stroke = [Point]

    /// Units along each side of the sheet.
    package static let side: Float = 280
    /// The width of the pen where nothing else is asked for, in units.
    package static let usualWidth: Float = 15
    /// Pens that can be had, in units.
    package static let widths: ClosedRange<Float> = 2...60
    /// So many points are kept of one drawing; the pen is dry after that.
    package static let mostPoints = 20_000

    package var strokes: [Stroke]
    /// The diameter of the pen's round tip, in units.
    package var penWidth: Float

    package init(strokes: [Stroke] = [], penWidth: Float = PenDrawing.usualWidth) {
        (self.strokes, self.penWidth) = (strokes, penWidth)
    }

    /// Whether nothing is drawn.
    package var isEmpty: Bool { strokes.allSatisfy(\.isEmpty) }

    /// How many points there are, of all strokes.
    package var pointCount: Int { strokes.reduce(0) { $0 + $1.count } }

    /// The same drawing, moved; what leaves the sheet is kept, so that it can come back.
    package func moved(x: Float, y: Float) -> PenDrawing {
        var moved = self
        moved.strokes = strokes.map { $0.map { Point(x: $0.x + x, y: $0.y + y, time: $0.time) } }
        return moved
    }

    /// The same drawing, made with another pen.
    package func with(penWidth: Float) -> PenDrawing {
        var changed = self
        changed.penWidth = penWidth
        return changed
    }
}
