import Painting
import Words

extension PictureOutput: TextKind {
    func cleaned(_ typography: Typography) -> PictureOutput {
        var result = self
        result.title = title.map(typography.line)
        result.rest = rest.map(typography.line)
        result.tiles = tiles.map { $0.cleaned(typography) }
        return result
    }

    var standing: Standing { .figure }

    var figures: [Figure] { [Figure(hasPixels: !tiles.isEmpty)] }

    /// Whether as many tiles as belong side by side stand there with a column for each pixel.
    func fits(_ columns: Int) -> Bool {
        guard let sideBySide else { return true }
        let widest = tiles.map(\.drawnWidth).max() ?? 0
        return columns >= sideBySide * (widest + 2) - 2
    }

    func lines(in room: TextRoom) -> [Line] {
        let drawn = tiles.isEmpty ? [] : GalleryPainter(self, in: room).lines()
        return room.title(title) + drawn + leftOut(in: room)
    }

    private func leftOut(in room: TextRoom) -> [Line] {
        let count = total - tiles.count
        guard count > 0 else { return [] }
        let command = rest.map { ": " + $0 } ?? ""
        return room.paragraph("\(room.typography.ellipsis) and \(Format.integer(count)) more\(command)", style: .dim)
    }
}

extension Tile {
    /// The same with texts that are safe to draw.
    func cleaned(_ typography: Typography) -> Tile {
        var result = self
        result.caption = typography.line(caption)
        result.texts = texts.map(typography.line)
        return result
    }
}

/// Draws the tiles of a picture output in rows, and the scales under them.
struct GalleryPainter {
    let picture: PictureOutput
    let room: TextRoom
    let gallery: Gallery

    init(_ picture: PictureOutput, in room: TextRoom) {
        self.picture = picture
        self.room = room
        gallery = Gallery(picture, in: room)
    }

    private var context: RenderContext { room.context }

    func lines() -> [Line] {
        var result: [Line] = []
        for start in stride(from: 0, to: picture.tiles.count, by: gallery.perRow) {
            let tiles = picture.tiles[start..<min(start + gallery.perRow, picture.tiles.count)]
            let isCaptioned = picture.tiles.contains { !$0.caption.isEmpty }
            if start > 0, !isCaptioned { result.append(Line()) }
            result += row(tiles.map { slot($0, picture.range(of: $0)) })
        }
        return result + PictureScales(picture, gallery.scaleBrush, in: room).lines()
    }

    /// A tile with its caption under it, in the middle of its slot; a tile alone starts where its longer caption does.
    private func slot(_ tile: Tile, _ range: PictureRange) -> [Line] {
        let caption = Caption.lines(tile.caption, width: gallery.slot, ellipsis: room.typography.ellipsis)
        let lines = drawing(tile, range)
        let words = caption.map { Line($0, TextStyle(tile.tint)) }
        if gallery.isAlone, words.width > lines.width { return lines + words }
        return (lines + words).map { $0.centered(in: gallery.slot) }
    }

    private func drawing(_ tile: Tile, _ range: PictureRange) -> [Line] {
        let grain = gallery.grain
        if case .texts(let width, let height) = grain.brush {
            return TextCells(
                range: range, depth: context.color, unicode: context.unicode, width: width, height: height).lines(tile)
        }
        let pixels = Pixels(tile, range: range)
        guard case .dots(let cell) = grain.brush else {
            let painter = TilePainter(brush: grain.brush, range: range, depth: context.color)
            let drawn = painter.lines(pixels.enlarged(by: grain.enlargement).reduced(by: grain.reduction))
            guard gallery.margin.rows + gallery.margin.columns > 0 || !tile.boxes.isEmpty else { return drawn }
            return FramePainter(grain: grain, margin: gallery.margin, unicode: context.unicode).draw(tile, over: drawn)
        }
        guard pixels.width > 0, pixels.height > 0 else { return [] }
        let bitmap = DotPainter(range: range, cell: cell)
            .bitmap(pixels.reduced(by: grain.reduction), enlargement: grain.enlargement, boxes: tile.boxes)
        return Graphic(bitmap, cell: cell).lines
    }

    private func row(_ slots: [[Line]]) -> [Line] {
        let height = slots.map(\.count).max() ?? 0
        return (0..<height).map { index in
            var line = Line()
            for (place, slot) in slots.enumerated() {
                line.pad(to: place * (gallery.slot + gallery.gap))
                if index < slot.count { line.append(slot[index]) }
            }
            return line
        }
    }
}
