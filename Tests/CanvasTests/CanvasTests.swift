import Raster
import Testing

@testable import Canvas

/// A sheet that is drawn on.
@Suite struct CanvasTests {
    private var canvas = Canvas()

    private func point(_ x: Float, _ y: Float) -> PenDrawing.Point { PenDrawing.Point(x: x, y: y) }

    private mutating func stroke(_ points: (Float, Float)...) {
        for (place, (x, y)) in points.enumerated() { canvas.take(place == 0 ? .down(point(x, y)) : .move(point(x, y))) }
        canvas.take(.up)
    }

    @Test mutating func `a stroke goes from where the pen touches to where it is lifted`() {
        canvas.take(.move(point(1, 1)))
        #expect(canvas.drawing.isEmpty)
        canvas.take(.down(point(10, 20)))
        #expect(canvas.isDown)
        canvas.take(.move(point(30, 40)))
        canvas.take(.move(point(30, 40)))
        canvas.take(.up)
        canvas.take(.move(point(50, 50)))
        #expect(canvas.drawing.strokes == [[point(10, 20), point(30, 40)]] && !canvas.isDown)
    }

    @Test mutating func `undo and redo go over strokes and clearing, and a new stroke ends redo`() {
        stroke((1, 1), (2, 2))
        stroke((3, 3), (4, 4))
        canvas.take(.clear)
        #expect(canvas.drawing.isEmpty)
        canvas.take(.undo)
        #expect(canvas.drawing.strokes.count == 2)
        canvas.take(.undo)
        canvas.take(.undo)
        #expect(canvas.drawing.isEmpty && !canvas.canUndo)
        #expect(canvas.take(.undo) == false)
        canvas.take(.redo)
        canvas.take(.redo)
        #expect(canvas.drawing.strokes.count == 2)
        canvas.take(.undo)
        stroke((7, 7))
        #expect(!canvas.canRedo && canvas.drawing.strokes == [[point(1, 1), point(2, 2)], [point(7, 7)]])
    }

    @Test mutating func `moves in a row are undone at once, and the pen is one of the drawing`() {
        stroke((10, 10), (20, 20))
        for _ in 0..<5 { canvas.take(.shift(x: 3, y: -1)) }
        #expect(canvas.drawing.strokes == [[point(25, 5), point(35, 15)]])
        canvas.take(.penWidth(24))
        canvas.take(.penWidth(8))
        #expect(canvas.drawing.penWidth == 8)
        canvas.take(.undo)
        #expect(canvas.drawing.penWidth == PenDrawing.usualWidth)
        canvas.take(.undo)
        #expect(canvas.drawing.strokes == [[point(10, 10), point(20, 20)]])
    }

    @Test mutating func `what is no place, no pen, or too much changes nothing`() {
        for event in [CanvasEvent.down(point(.nan, 1)), .penWidth(0), .penWidth(.nan), .shift(x: 4, y: 4), .shift(x: .infinity, y: 0), .clear] {
            #expect(canvas.take(event) == false, "\(event)")
        }
        canvas.take(.down(point(1e9, -1e9)))
        #expect(canvas.drawing.strokes == [[point(560, -280)]])
        for place in 0..<PenDrawing.mostPoints + 10 { canvas.take(.move(point(Float(place % 280), 5))) }
        #expect(canvas.drawing.pointCount == PenDrawing.mostPoints)
    }
}
