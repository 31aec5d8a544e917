import FoundationEssentials
import Raster

/// Pictures side by side on the page: each an embedded PNG of its own pixels, with frames, captions and scales.
struct SVGGallery {
    let picture: PictureOutput

    func draw(on page: inout SVGPage) {
        let tiles = picture.tiles.filter { $0.drawnWidth > 0 }
        let side = tiles.count == 1 ? 280.0 : tiles.count <= 6 ? 168.0 : 112.0
        let widest = tiles.map { max($0.drawnWidth, $0.drawnHeight) }.max() ?? 1
        let square = side / Double(widest)
        let slot = max((tiles.map { Double($0.drawnWidth) }.max() ?? 1) * square, 96)
        let fitting = max(Int((SVGPage.width - 2 * SVGPage.margin + 12) / (slot + 12)), 1)
        let perRow = max(min(fitting, picture.columns ?? fitting), 1)
        for start in stride(from: 0, to: tiles.count, by: perRow) {
            let row = tiles[start..<min(start + perRow, tiles.count)]
            let height = (row.map { Double($0.drawnHeight) }.max() ?? 1) * square
            let letters = max(Int(slot / SVGPage.letter), 4)
            var lines = 0
            for (place, tile) in row.enumerated() {
                let x = SVGPage.margin + Double(place) * (slot + 12)
                draw(tile, x: x, y: page.bottom, square: square, on: &page)
                let caption = Caption.lines(tile.caption, width: letters, ellipsis: "…")
                for (index, line) in caption.enumerated() {
                    page.text(line, x: x, y: page.bottom + height + 14 + 15 * Double(index))
                }
                lines = max(lines, caption.count)
            }
            page.bottom += height + 8 + 15 * Double(lines)
        }
        for scale in picture.scales where scale.range != .unit {
            SVGScale.draw(
                scale.range, name: picture.scales.count > 1 ? scale.name : "",
                ends: [scale.range.low, scale.range.high].map { Format.number(Double($0)) }, on: &page)
        }
        let left = picture.total - picture.tiles.count
        if left > 0 {
            page.paragraph("… and \(Format.integer(left)) more\(picture.rest.map { ": " + $0 } ?? "")", color: "#555")
        }
    }

    private func draw(_ tile: Tile, x: Double, y: Double, square: Double, on page: inout SVGPage) {
        let range = picture.range(of: tile)
        let map = ColorMap(range, depth: .trueColor)
        var pixels = ColorPicture(width: tile.drawnWidth, height: tile.drawnHeight, red: 0, green: 0, blue: 0)
        for row in 0..<tile.drawnHeight {
            for column in 0..<tile.drawnWidth {
                let color = map.color(range.place(of: tile[row, column]))
                pixels.fill(
                    row: row, column: column, height: 1, width: 1, red: color.red, green: color.green, blue: color.blue)
            }
        }
        let data = Data(PNG.encode(pixels)).base64EncodedString()
        let (width, height) = (Double(tile.drawnWidth) * square, Double(tile.drawnHeight) * square)
        page.add("<image x=\"\(SVGPage.number(x))\" y=\"\(SVGPage.number(y))\" width=\"\(SVGPage.number(width))\" "
            + "height=\"\(SVGPage.number(height))\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,\(data)\"/>")
        for box in tile.boxes {
            guard let box = box.clipped(rows: tile.drawnHeight, columns: tile.drawnWidth) else { continue }
            page.rectangle(
                x: x + Double(box.column) * square - 1, y: y + Double(box.row) * square - 1,
                width: Double(box.width) * square + 2, height: Double(box.height) * square + 2, fill: "none",
                stroke: SVGPage.color(FramePainter.color))
        }
    }
}

/// The scale of a colour map: a strip of its colours between the numbers at its ends.
enum SVGScale {
    static func draw(_ range: PictureRange, name: String, ends: [String], on page: inout SVGPage) {
        let map = ColorMap(range, depth: .trueColor)
        let start = name.isEmpty ? "" : name + ": "
        var x = SVGPage.margin
        page.text(start + ends[0], x: x, y: page.bottom + 13)
        x += Double(DisplayWidth.of(start + ends[0]) + 1) * SVGPage.letter
        let steps = 96
        let low: Float = range.isSigned ? -1 : 0
        for step in 0..<steps {
            let place = low + (1 - low) * Float(step) / Float(steps - 1)
            page.rectangle(
                x: x + 2 * Double(step), y: page.bottom + 2, width: 2.1, height: 12, fill: SVGPage.color(map.color(place)))
        }
        if range.isSigned { page.text("0", x: x + Double(steps), y: page.bottom + 27, anchor: .middle) }
        page.text(ends[1], x: x + 2 * Double(steps) + SVGPage.letter, y: page.bottom + 13)
        page.bottom += range.isSigned ? 34 : 20
    }
}
