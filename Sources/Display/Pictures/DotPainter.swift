import Painting

/// Draws the pixels of one tile as dots of the screen.
struct DotPainter {
    var range: PictureRange
    var cell: CellSize

    /// The colors of the steps from the low end of the scale to the high one. Those of a signed scale are odd in
    /// number, so that zero has one of its own.
    private var palette: [MapColor] {
        let map = ColorMap(range, depth: .trueColor)
        let values = switch range {
        case .unit, .span: (0...255).map { Float($0) / 255 }
        case .symmetric: (-127...127).map { Float($0) / 127 }
        }
        return values.map { map.color($0) }
    }

    private func place(_ value: Float) -> UInt8 {
        switch range {
        case .unit, .span: UInt8((min(max(value, 0), 1) * 255).rounded())
        case .symmetric: UInt8(127 + (min(max(value, -1), 1) * 127).rounded())
        }
    }

    /// The pixels, each a square of `enlargement · enlargement` dots, with the frames over them.
    func bitmap(_ pixels: Pixels, enlargement: Int, boxes: [Box] = []) -> Bitmap {
        let places = (0..<pixels.height).flatMap { row in (0..<pixels.width).map { (row, $0) } }
        let bitmap = if pixels.hasColors {
            Bitmap(
                width: pixels.width, height: pixels.height,
                colors: places.map { pixels.color($0, $1, ColorMap(range, depth: .trueColor)) })
        } else {
            Bitmap(
                width: pixels.width, height: pixels.height, palette: palette,
                dots: places.map { place(pixels[$0, $1]) })
        }
        return framed(bitmap.enlarged(by: enlargement), boxes, scale: enlargement)
    }

    /// The scale from one value to another as a strip one row high.
    func strip(from low: Float, to high: Float, columns: Int) -> Graphic {
        let width = columns * cell.width
        let row = (0..<width).map { place(low + (high - low) * Float($0) / Float(max(width - 1, 1))) }
        let height = max(cell.height * 3 / 4, 1)
        let dots = (0..<height).flatMap { _ in row }
        return Graphic(Bitmap(width: width, height: height, palette: palette, dots: dots), cell: cell)
    }

    /// Frames around the pixels of the boxes. A full palette gives up the color next to its last for them; that next to
    /// it stands in.
    private func framed(_ bitmap: Bitmap, _ boxes: [Box], scale: Int) -> Bitmap {
        guard !boxes.isEmpty else { return bitmap }
        var (palette, dots) = (bitmap.palette, bitmap.dots)
        let place = UInt8(palette.count < 256 ? palette.count : 254)
        if palette.count == 256 {
            for index in dots.indices where dots[index] == place { dots[index] = place - 1 }
            palette[254] = FramePainter.color
        } else {
            palette.append(FramePainter.color)
        }
        var result = Bitmap(width: bitmap.width, height: bitmap.height, palette: palette, dots: dots)
        for box in boxes { Self.frame(box, on: &result, with: place, scale: scale) }
        return result
    }

    /// The frame lies just outside of its pixels, or at the edge of the picture where they reach it.
    private static func frame(_ box: Box, on bitmap: inout Bitmap, with place: UInt8, scale: Int) {
        let (most, stroke) = (max(bitmap.width, bitmap.height), max(scale / 6, 1))
        func edges(_ start: Int, _ size: Int, _ limit: Int) -> (first: Int, end: Int) {
            let first = min(max(start, -most), most)
            let end = first + min(max(size, 0), 2 * most)
            return (max(first * scale - stroke, 0), min(end * scale + stroke, limit))
        }
        let rows = edges(box.row, box.height, bitmap.height)
        let columns = edges(box.column, box.width, bitmap.width)
        guard rows.first < rows.end, columns.first < columns.end else { return }
        for edge in [rows.first..<min(rows.first + stroke, rows.end), max(rows.end - stroke, rows.first)..<rows.end] {
            bitmap.fill(rows: edge, columns: columns.first..<columns.end, with: place)
        }
        let sides = [
            columns.first..<min(columns.first + stroke, columns.end),
            max(columns.end - stroke, columns.first)..<columns.end,
        ]
        for side in sides { bitmap.fill(rows: rows.first..<rows.end, columns: side, with: place) }
    }
}
