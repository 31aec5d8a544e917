import Painting
import Raster
import Words

/// Pictures side by side on the sheet, with frames, captions and scales.
struct SheetGallery {
    let picture: PictureOutput

    private static let gap = 12.0
    private static let captionHeight = 15.0

    func draw(on sheet: inout Sheet) {
        let layout = Layout(picture)
        for start in stride(from: 0, to: picture.tiles.count, by: layout.perRow) {
            let row = picture.tiles[start..<min(start + layout.perRow, picture.tiles.count)]
            guard row.contains(where: { $0.drawnWidth > 0 }) else { continue }
            draw(Array(row), layout, on: &sheet)
        }
        drawScales(on: &sheet)
        let left = picture.total - picture.tiles.count
        if left > 0 {
            sheet.paragraphs("… and \(Format.integer(left)) more\(picture.rest.map { ": " + $0 } ?? "")", color: .quiet)
        }
    }

    /// How large a pixel is drawn.
    var pixelSize: Double { Layout(picture).square }

    /// One tile with its frames and texts, alone on a sheet.
    func sheet(of tile: Tile, square: Double) -> Sheet {
        var sheet = Sheet()
        draw(tile, x: Sheet.margin, y: sheet.bottom, square: square, on: &sheet)
        sheet.bottom += Double(tile.drawnHeight) * square
        return sheet
    }

    private var drawn: PictureOutput {
        var drawn = picture
        drawn.tiles.removeAll { $0.drawnWidth == 0 }
        return drawn
    }

    /// Grays need no scale.
    var hasScales: Bool { drawn.scales.contains { $0.range != .unit } }

    func drawScales(on sheet: inout Sheet) {
        let scales = drawn.scales
        for scale in scales where scale.range != .unit {
            SheetScale.draw(
                scale.range, name: scales.count > 1 ? scale.name : "",
                ends: [scale.range.low, scale.range.high].map { Format.number(Double($0)) }, on: &sheet)
        }
    }

    /// How large a pixel is drawn, how wide the room of a tile and its caption, and how many stand in a row.
    private struct Layout {
        let square: Double
        let slot: Double
        let perRow: Int

        init(_ picture: PictureOutput) {
            let drawn = picture.tiles.filter { $0.drawnWidth > 0 }
            let side = drawn.count == 1 ? 280.0 : drawn.count <= 6 ? 168.0 : 112.0
            let widest = Double(max(drawn.map { max($0.drawnWidth, $0.drawnHeight) }.max() ?? 1, 1))
            let across = Double(drawn.map(\.drawnWidth).max() ?? 1)
            let room = Sheet.width - 2 * Sheet.margin
            let texts = drawn.flatMap(\.texts).map { DisplayWidth.of($0) }.max() ?? 0
            let large = max(side / widest, texts > 0 ? Double(texts + 1) * Sheet.letter : 0)
            let words = drawn.flatMap { Caption.parts($0.caption) }.map { Double(DisplayWidth.of($0)) }.max() ?? 0
            let natural = max(across * large, min((words + 1) * Sheet.letter, 176))
            let gap = SheetGallery.gap
            let fitting = max(Int((room + gap) / (natural + gap)), 1)
            guard let columns = picture.columns.map({ max(min($0, picture.tiles.count), 1) }) else {
                let isAll = picture.total <= picture.tiles.count
                let group = max(picture.group, 1)
                let whole = fitting >= group ? fitting - fitting % group : fitting
                perRow = isAll
                    ? Gallery.balanced(whole, picture.tiles.count, group: fitting >= group ? group : 1) : whole
                (square, slot) = (large, drawn.count == 1 ? room : natural)
                return
            }
            // Rows stay as they were asked for: what stands below each other belongs together.
            perRow = columns
            slot = max(min(natural, (room + gap) / Double(columns) - gap), 56)
            square = min(large, slot / across)
        }
    }

    private func draw(_ row: [Tile], _ layout: Layout, on sheet: inout Sheet) {
        let height = (row.map { Double($0.drawnHeight) }.max() ?? 1) * layout.square
        var lines = 0
        for (place, tile) in row.enumerated() where tile.drawnWidth > 0 {
            let x = Sheet.margin + Double(place) * (layout.slot + Self.gap)
            draw(tile, x: x, y: sheet.bottom, square: layout.square, on: &sheet)
            let caption = caption(tile, layout)
            for (index, line) in caption.enumerated() {
                sheet.text(
                    line, x: x, y: sheet.bottom + height + 14 + Self.captionHeight * Double(index),
                    Lettering(color: MapColor(tile.tint) ?? .ink))
            }
            lines = max(lines, caption.count)
        }
        sheet.bottom += height + 10 + Self.captionHeight * Double(lines)
    }

    /// The lines of a caption: where one of the gallery's must be broken, all are that have parts.
    private func caption(_ tile: Tile, _ layout: Layout) -> [String] {
        let letters = max(Int(layout.slot / Sheet.letter), 4)
        let isBroken = picture.tiles.contains { DisplayWidth.of($0.caption) > letters }
            && Caption.parts(tile.caption).count > 1
        let width = isBroken ? min(letters, DisplayWidth.of(tile.caption) - 1) : letters
        return Caption.lines(tile.caption, width: width, ellipsis: "…")
    }

    private func draw(_ tile: Tile, x: Double, y: Double, square: Double, on sheet: inout Sheet) {
        sheet.image(
            pixels(tile), x: x, y: y, width: Double(tile.drawnWidth) * square, height: Double(tile.drawnHeight) * square)
        texts(tile, x: x, y: y, square: square, on: &sheet)
        for box in tile.boxes {
            guard let box = box.clipped(rows: tile.drawnHeight, columns: tile.drawnWidth) else { continue }
            sheet.frame(
                x: x + Double(box.column) * square, y: y + Double(box.row) * square, width: Double(box.width) * square,
                height: Double(box.height) * square, FramePainter.color)
        }
    }
}

// What stands in a tile.
extension SheetGallery {
    /// The colors of a tile's numbers, of the finer ones where there are some.
    func pixels(_ tile: Tile) -> ColorPicture {
        var numbers = tile.drawnNumbers
        if let data = tile.data, let scale = tile.dataScale, data.width > 0, data.height > 0 {
            numbers = NumberGrid(
                width: data.width, height: data.height, channels: data.channels, values: data.values.map { $0 * scale })
        }
        let range = picture.range(of: tile)
        let (scaled, map) = (Pixels(Tile(numbers), range: range), ColorMap(range, depth: .trueColor))
        var pixels = ColorPicture(width: numbers.width, height: numbers.height, red: 0, green: 0, blue: 0)
        for row in 0..<numbers.height {
            for column in 0..<numbers.width {
                let color = scaled.color(row, column, map)
                pixels.fill(
                    row: row, column: column, height: 1, width: 1, red: color.red, green: color.green, blue: color.blue)
            }
        }
        return pixels
    }

    /// The texts of a tile in its pixels, where they are large enough.
    private func texts(_ tile: Tile, x: Double, y: Double, square: Double, on sheet: inout Sheet) {
        let longest = tile.texts.map { DisplayWidth.of($0) }.max() ?? 0
        guard longest > 0, square >= Sheet.lineHeight, square >= (Double(longest) + 0.5) * Sheet.letter else { return }
        let range = picture.range(of: tile)
        let map = ColorMap(range, depth: .trueColor)
        for (place, text) in tile.texts.prefix(tile.drawnWidth * tile.drawnHeight).enumerated() {
            let (row, column) = (place / tile.drawnWidth, place % tile.drawnWidth)
            let isLight = map.color(range.place(of: tile[row, column])).isLight
            sheet.text(
                text, x: x + (Double(column) + 0.5) * square, y: y + (Double(row) + 0.5) * square + 5,
                Lettering(anchor: .middle, color: MapColor(hex: isLight ? 0 : 0xFFFFFF)))
        }
    }
}

/// The scale of a color map: a strip of its colors between the numbers at its ends.
enum SheetScale {
    private static let steps = 96
    private static let step = 2.0

    static func draw(_ range: PictureRange, name: String, ends: [String], on sheet: inout Sheet) {
        let map = ColorMap(range, depth: .trueColor)
        let start = (name.isEmpty ? "" : name + ": ") + (ends.first ?? "")
        sheet.text(start, x: Sheet.margin, y: sheet.bottom + 13)
        let x = Sheet.margin + Double(DisplayWidth.of(start) + 1) * Sheet.letter
        let low: Float = range.isSigned ? -1 : 0
        for step in 0..<steps {
            let place = low + (1 - low) * Float(step) / Float(steps - 1)
            sheet.rectangle(
                x: x + Self.step * Double(step), y: sheet.bottom + 2, width: Self.step, height: 13, map.color(place))
        }
        let end = x + Self.step * Double(steps)
        if range.isSigned {
            let zero = x + Self.step * Double(steps) / 2
            sheet.text("0", x: zero, y: sheet.bottom + 28, Lettering(anchor: .middle))
        }
        sheet.text(ends.last ?? "", x: end + Sheet.letter, y: sheet.bottom + 13)
        sheet.bottom += range.isSigned ? 34 : 20
    }
}

extension Box {
    /// The part of the box that lies on a tile; nil where there is none.
    func clipped(rows: Int, columns: Int) -> Box? {
        let (end, edge) = (row.addingReportingOverflow(height), column.addingReportingOverflow(width))
        let (top, left) = (max(row, 0), max(column, 0))
        let bottom = min(end.overflow ? rows : end.partialValue, rows)
        let right = min(edge.overflow ? columns : edge.partialValue, columns)
        guard height > 0, width > 0, top < bottom, left < right else { return nil }
        return Box(row: top, column: left, height: bottom - top, width: right - left)
    }
}
