import Raster

/// Pictures, galleries and heat maps under each other on white, every number a square in its colour.
///
/// Captions, labels and scales are words and stand in SVG.
enum PNGFile {
    /// About the side of a tile, in pixels of the file; of many tiles half of it.
    private static let side = 224
    private static let largestSquare = 40
    private static let gap = 8

    /// Squares of colours, to be put on the page.
    private struct Block {
        var rows: Int
        var columns: Int
        var boxes: [Box]
        var color: (_ row: Int, _ column: Int) -> MapColor?
    }

    static func bytes(of output: Output) throws(SaveError) -> [UInt8] {
        let pages = output.shownParts.compactMap(page).filter { !$0.blocks.isEmpty }
        guard !pages.isEmpty else { throw .nothing(.png) }
        let width = pages.map(\.width).max() ?? 1
        let height = pages.map(\.height).reduce(0, +) - gap * (pages.count - 1)
        let (area, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, area <= PictureFile.pixelLimit else { throw .tooLarge(.png, pixels: overflow ? .max : area) }
        var picture = ColorPicture(width: width, height: height, red: 255, green: 255, blue: 255)
        var top = 0
        for page in pages {
            page.draw(on: &picture, top: top)
            top += page.height - gap
        }
        return PNG.encode(picture)
    }

    private static func page(_ part: OutputPart) -> Page? {
        switch part {
        case .picture(let picture):
            let tiles = picture.tiles.filter { $0.drawnWidth > 0 }
            let blocks = tiles.map { tile -> Block in
                let range = picture.range(of: tile)
                let map = ColorMap(range, depth: .trueColor)
                return Block(rows: tile.drawnHeight, columns: tile.drawnWidth, boxes: tile.boxes) { row, column in
                    map.color(range.place(of: tile[row, column]))
                }
            }
            return Page(blocks, perRow: picture.columns ?? Int((1.6 * Double(tiles.count)).squareRoot().rounded(.up)))
        case .heatMap(let heat) where !heat.values.isEmpty:
            let map = ColorMap(heat.range, depth: .trueColor)
            let block = Block(rows: heat.rowLabels.count, columns: heat.columnLabels.count, boxes: []) { row, column in
                heat[row, column].map { map.color(heat.range.place(of: Float($0))) }
            }
            return Page([block], perRow: 1)
        default: return nil
        }
    }

    /// Blocks in rows, each in a slot as large as the largest.
    private struct Page {
        let blocks: [Block]
        let perRow: Int
        let square: Int
        let slot: (width: Int, height: Int)

        init(_ blocks: [Block], perRow: Int) {
            self.blocks = blocks
            self.perRow = max(min(perRow, blocks.count), 1)
            let (rows, columns) = (blocks.map(\.rows).max() ?? 1, blocks.map(\.columns).max() ?? 1)
            let side = blocks.count > 6 ? PNGFile.side / 2 : PNGFile.side
            square = max(min(side / max(rows, columns, 1), largestSquare), 1)
            slot = (columns * square, rows * square)
        }

        var width: Int { perRow * (slot.width + gap) + gap }
        var height: Int { (blocks.count + perRow - 1) / perRow * (slot.height + gap) + gap }

        func draw(on picture: inout ColorPicture, top: Int) {
            for (index, block) in blocks.enumerated() {
                let row = top + gap + index / perRow * (slot.height + gap)
                draw(block, on: &picture, row: row, column: gap + index % perRow * (slot.width + gap))
            }
        }

        private func draw(_ block: Block, on picture: inout ColorPicture, row: Int, column: Int) {
            for y in 0..<block.rows {
                for x in 0..<block.columns {
                    guard let color = block.color(y, x) else { continue }
                    picture.fill(
                        row: row + y * square, column: column + x * square, height: square, width: square,
                        red: color.red, green: color.green, blue: color.blue)
                }
            }
            for box in block.boxes { frame(box, of: block, on: &picture, row: row, column: column) }
        }

        /// Lines two pixels thick around the squares of a box that lie on the block.
        private func frame(_ box: Box, of block: Block, on picture: inout ColorPicture, row: Int, column: Int) {
            guard let box = box.clipped(rows: block.rows, columns: block.columns) else { return }
            let color = FramePainter.color
            func line(_ y: Int, _ x: Int, _ height: Int, _ width: Int) {
                picture.fill(
                    row: y, column: x, height: height, width: width, red: color.red, green: color.green,
                    blue: color.blue)
            }
            let (top, left) = (row + box.row * square - 2, column + box.column * square - 2)
            let (height, width) = (box.height * square + 4, box.width * square + 4)
            line(top, left, 2, width)
            line(top + height - 2, left, 2, width)
            line(top, left, height, 2)
            line(top, left + width - 2, height, 2)
        }
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
