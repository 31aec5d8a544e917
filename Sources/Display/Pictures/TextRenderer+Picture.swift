extension TextRenderer {
    func lines(_ picture: PictureOutput, width: Int) -> [Line] {
        guard !picture.tiles.isEmpty else { return title(picture.title, width: width) + leftOut(picture, width: width) }
        let gallery = Gallery(picture, context: context, width: width)
        let painter = TilePainter(brush: gallery.grain.brush, range: picture.range, depth: context.color)
        var result = title(picture.title, width: width)
        for start in stride(from: 0, to: picture.tiles.count, by: gallery.perRow) {
            let tiles = picture.tiles[start..<min(start + gallery.perRow, picture.tiles.count)]
            let isCaptioned = picture.tiles.contains { !$0.caption.isEmpty }
            if start > 0, !isCaptioned { result.append(Line()) }
            result += row(tiles.map { slot($0, picture.range, gallery, painter) }, gallery)
        }
        return result + scale(picture.range, painter, width: width) + leftOut(picture, width: width)
    }

    /// A tile with its caption under it, in the middle of its slot.
    private func slot(_ tile: Tile, _ range: PictureRange, _ gallery: Gallery, _ painter: TilePainter) -> [Line] {
        let pixels = Pixels(tile, range: range)
            .enlarged(by: gallery.grain.enlargement).reduced(by: gallery.grain.reduction)
        let caption = Caption.lines(tile.caption, width: gallery.slot, ellipsis: typography.ellipsis)
        return (painter.lines(pixels) + caption.map { Line($0, Style(tile.tint)) })
            .map { $0.centred(in: gallery.slot) }
    }

    private func row(_ slots: [[Line]], _ gallery: Gallery) -> [Line] {
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

    private func leftOut(_ picture: PictureOutput, width: Int) -> [Line] {
        let count = picture.total - picture.tiles.count
        guard count > 0 else { return [] }
        let command = picture.rest.map { ": " + $0 } ?? ""
        let text = "\(typography.ellipsis) and \(Format.integer(count)) more\(command)"
        return paragraph(text, style: .dim, width: width)
    }
}
