/// The one brush with which drawings become pictures: round, of one width, with edges that are one pixel soft.
package enum Brush {
    /// The picture of a drawing, light ink on black, in pixels of the sheet's units.
    ///
    /// The ink of a pixel follows from how far its middle lies from the nearest line between two points that follow one
    /// another: full inside of the pen's radius less half a pixel, none half a pixel outside of it, and even between.
    package static func picture(of drawing: PenDrawing) -> Picture {
        var sheet = Sheet(side: Int(PenDrawing.side))
        let reach = drawing.penWidth / 2 + 0.5
        for stroke in drawing.strokes {
            guard var last = stroke.first else { continue }
            if stroke.count == 1 { sheet.approach(from: last, to: last, reach: reach) }
            for point in stroke.dropFirst() {
                sheet.approach(from: last, to: point, reach: reach)
                last = point
            }
        }
        return sheet.inked(reach: reach)
    }
}

/// How far each pixel's middle lies from the nearest line.
private struct Sheet {
    let side: Int
    /// The squares of the distances, as far as anything is near.
    private var squares: [Float]

    init(side: Int) {
        self.side = side
        squares = [Float](repeating: .infinity, count: side * side)
    }

    /// Brings a line near the pixels that lie within `reach` of it.
    mutating func approach(from start: PenDrawing.Point, to end: PenDrawing.Point, reach: Float) {
        guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite else { return }
        let (across, down) = (end.x - start.x, end.y - start.y)
        let length = across * across + down * down
        let inverse = length > 0 ? 1 / length : 0
        let columns = pixels(min(start.x, end.x) - reach, max(start.x, end.x) + reach)
        for row in pixels(min(start.y, end.y) - reach, max(start.y, end.y) + reach) {
            let y = Float(row) + 0.5 - start.y
            for column in columns {
                let x = Float(column) + 0.5 - start.x
                let share = min(max((x * across + y * down) * inverse, 0), 1)
                let (dx, dy) = (x - share * across, y - share * down)
                let place = row * side + column
                squares[place] = min(squares[place], dx * dx + dy * dy)
            }
        }
    }

    /// The pixels of a side between two places on it.
    private func pixels(_ low: Float, _ high: Float) -> Range<Int> {
        let first = min(max(low, 0), Float(side)).rounded(.down)
        let last = min(max(high, 0), Float(side)).rounded(.up)
        return Int(first)..<max(Int(first), Int(last))
    }

    func inked(reach: Float) -> Picture {
        Picture(width: side, height: side, pixels: squares.map { square in
            UInt8(min(max(reach - square.squareRoot(), 0), 1) * 255 + 0.5)
        })
    }
}
