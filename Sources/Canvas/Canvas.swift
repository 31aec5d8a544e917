import Raster

/// A sheet that somebody draws on: events in, state out, the same wherever the pen is: a mouse in a terminal, keys, a finger on
/// a page, a file of strokes.
///
///     var canvas = Canvas()
///     canvas.take(.down(PenDrawing.Point(x: 100, y: 60)))
///     canvas.take(.move(PenDrawing.Point(x: 90, y: 220)))
///     canvas.take(.up)
///     canvas.take(.undo)   // an empty sheet, and .redo brings the stroke back
///
/// Undo goes back over whole strokes, over clearing, and over moves and changes of the pen, of which several in a row count as
/// one.
package struct Canvas: Sendable, Hashable {
    /// What is on the sheet.
    package private(set) var drawing: PenDrawing
    /// Whether the pen touches the sheet.
    package private(set) var isDown = false

    private var past: [Step] = []
    private var future: [Step] = []

    /// A drawing as it was before something was done.
    private struct Step: Sendable, Hashable {
        let drawing: PenDrawing
        let kind: Kind
    }

    private enum Kind: Sendable, Hashable { case stroke, clearing, shift, pen, other }

    /// So many steps can be undone.
    private static let mostSteps = 200

    package init(_ drawing: PenDrawing = PenDrawing()) { self.drawing = drawing }

    package var canUndo: Bool { !past.isEmpty }
    package var canRedo: Bool { !future.isEmpty }

    /// Takes an event.
    ///
    /// - Returns: whether anything is different now.
    @discardableResult
    package mutating func take(_ event: CanvasEvent) -> Bool {
        let before = self
        switch event {
        case .down(let point): begin(at: point)
        case .move(let point): if isDown { add(point) }
        case .up: isDown = false
        case .undo: undo()
        case .redo: redo()
        case .clear: if !drawing.strokes.isEmpty { change(.clearing) { $0.strokes = [] } }
        case .shift(let x, let y): if x.isFinite, y.isFinite, !drawing.isEmpty { change(.shift) { $0 = $0.moved(x: x, y: y) } }
        case .penWidth(let width): if PenDrawing.widths.contains(width) { change(.pen) { $0.penWidth = width } }
        case .replace(let drawing): change(.other) { $0 = drawing }
        }
        return self != before
    }

    private mutating func begin(at point: PenDrawing.Point) {
        guard let point = point.onTheDesk, hasRoom else { return }
        change(.stroke) { $0.strokes.append([point]) }
        isDown = true
    }

    private mutating func add(_ point: PenDrawing.Point) {
        guard let point = point.onTheDesk, hasRoom, let last = drawing.strokes.indices.last, drawing.strokes[last].last != point
        else { return }
        drawing.strokes[last].append(point)
    }

    private var hasRoom: Bool { drawing.pointCount < PenDrawing.mostPoints }

    /// Does something that can be undone; what was undone before is gone.
    private mutating func change(_ kind: Kind, _ body: (inout PenDrawing) -> Void) {
        let before = drawing
        body(&drawing)
        isDown = false
        guard drawing != before else { return }
        future = []
        let continues = (kind == .shift || kind == .pen) && past.last?.kind == kind
        if !continues { past.append(Step(drawing: before, kind: kind)) }
        if past.count > Self.mostSteps { past.removeFirst() }
    }

    private mutating func undo() {
        guard let step = past.popLast() else { return }
        future.append(Step(drawing: drawing, kind: step.kind))
        (drawing, isDown) = (step.drawing, false)
    }

    private mutating func redo() {
        guard let step = future.popLast() else { return }
        past.append(Step(drawing: drawing, kind: step.kind))
        (drawing, isDown) = (step.drawing, false)
    }
}

extension PenDrawing.Point {
    /// The point, no farther from the sheet than a sheet's side; nil for one that is nowhere.
    fileprivate var onTheDesk: PenDrawing.Point? {
        guard x.isFinite, y.isFinite else { return nil }
        let (low, high) = (-PenDrawing.side, 2 * PenDrawing.side)
        return PenDrawing.Point(x: min(max(x, low), high), y: min(max(y, low), high), time: time)
    }
}
