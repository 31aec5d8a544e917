import Painting

/// A curve of a chart, its points in order.
struct Curve {
    /// Its place among the series.
    var look: Int
    var points: [Series.Point]
}

/// Draws curves on a canvas so that they can be told apart: by color, else by dashes and marks, else by their characters.
struct CurvePainter {
    let context: RenderContext
    let x: Axis
    let y: Axis

    func draw(_ curves: [Curve], on canvas: inout DotCanvas) {
        let paths = curves.map { path($0, canvas) }
        guard context.unicode || curves.count == 1 else { return letter(paths, curves, on: &canvas) }
        let isDashed = context.color == .none && curves.count > 1
        for (curve, path) in zip(curves, paths) {
            let pattern = isDashed ? SeriesLook.dashes(curve.look) : [1]
            for (step, dot) in path.enumerated() where Self.isDrawn(step, pattern) {
                canvas.point(dot, style: SeriesLook.style(curve.look))
            }
        }
        for (curve, path) in zip(curves, paths) {
            let isSparse = curve.points.count <= canvas.width / 4
            if isSparse || !isDashed {
                mark(curve, of: curves.count, isSparse: isSparse, on: &canvas)
            } else {
                mark(curve, along: path, of: curves.count, on: &canvas)
            }
        }
    }

    /// All dots from point to point.
    private func path(_ curve: Curve, _ canvas: DotCanvas) -> [(column: Int, row: Int)] {
        let dots = curve.points.map { dot($0, canvas) }
        if dots.count == 1 { return dots.compactMap { $0 } }
        return zip(dots, dots.dropFirst()).flatMap { start, end -> [(column: Int, row: Int)] in
            guard let start, let end else { return [] }
            return canvas.path(from: start, to: end)
        }
    }

    private func dot(_ point: Series.Point, _ canvas: DotCanvas) -> (column: Int, row: Int)? {
        canvas.dot(x: x.place(point.x), y: y.place(point.y))
    }

    /// Whether a step falls into a drawn part of a pattern of drawn and empty lengths in turn.
    private static func isDrawn(_ step: Int, _ pattern: [Int]) -> Bool {
        guard pattern.count > 1 else { return true }
        var rest = step % pattern.reduce(0, +)
        for (index, length) in pattern.enumerated() {
            if rest < length { return index % 2 == 0 }
            rest -= length
        }
        return true
    }

    /// Each cell shows the mark of a curve that runs through it; where several do, they take turns from column to column.
    private func letter(_ paths: [[(column: Int, row: Int)]], _ curves: [Curve], on canvas: inout DotCanvas) {
        var looks: [Int: [Int]] = [:]
        for (curve, path) in zip(curves, paths) {
            for dot in path {
                let cell = dot.row * canvas.width + dot.column
                if looks[cell]?.last != curve.look { looks[cell, default: []].append(curve.look) }
            }
        }
        for (cell, looks) in looks {
            let (row, column) = cell.quotientAndRemainder(dividingBy: canvas.width)
            let look = looks[column % looks.count]
            canvas.mark((column, row), SeriesLook.mark(look, unicode: false), style: SeriesLook.style(look))
        }
    }

    /// Marks on the points: on all if they are few, else on some, at other places for each curve.
    private func mark(_ curve: Curve, of count: Int, isSparse: Bool, on canvas: inout DotCanvas) {
        guard count > 1 || isSparse else { return }
        let every = isSparse ? 1 : max(curve.points.count * 12 / canvas.width, 1)
        let first = every == 1 ? 0 : curve.look * every / count
        for index in stride(from: first, to: curve.points.count, by: every) {
            guard let dot = dot(curve.points[index], canvas) else { continue }
            canvas.mark(dot, SeriesLook.mark(curve.look, unicode: context.unicode), style: SeriesLook.style(curve.look))
        }
    }

    /// Marks every few columns of a curve, on cells that no other has taken.
    private func mark(_ curve: Curve, along path: [(column: Int, row: Int)], of count: Int, on canvas: inout DotCanvas) {
        let period = max(8, 2 * count)
        var due = curve.look * period / count
        for dot in path where canvas.cell(dot).column >= due && !canvas.isMarked(dot) {
            canvas.mark(dot, SeriesLook.mark(curve.look, unicode: context.unicode), style: SeriesLook.style(curve.look))
            due += period
        }
    }
}
