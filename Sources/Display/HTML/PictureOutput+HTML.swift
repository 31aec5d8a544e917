import Markdown
import Painting
import Raster
import Words

extension PictureOutput: HTMLKind {
    func html(in room: inout HTMLRoom) -> String {
        let said = HTMLPiece.title(self, in: room)
        let gallery = SheetGallery(picture: self)
        let left = total - tiles.count
        let rest = left > 0 ? "… and \(Format.integer(left)) more\(self.rest.map { ": `\($0)`" } ?? "")" : ""
        let lines = [
            title.map { HTMLText.element("figcaption", HTMLPiece.words($0)) } ?? "",
            HTMLPiece.scrolling(HTMLText.element("div", "class=\"tiles\" style=\"\(layout)\"", figures(gallery, said))),
            gallery.hasScales ? HTMLPiece.scrolling(HTMLPiece.drawing("") { gallery.drawScales(on: &$0) }) : "",
            rest.isEmpty ? "" : HTMLPiece.note(rest),
        ]
        let label = said.isEmpty ? "" : " aria-label=\"\(HTMLText.escaped(said))\""
        return HTMLText.element(
            "figure", "role=\"group\"\(label) style=\"margin:1em 0\"", lines.filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    /// Rows stay as they were asked for; else there are as many in a row as the page holds.
    private var layout: String {
        guard let columns else { return "display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start" }
        return "display:grid;grid-template-columns:repeat(\(max(columns, 1)),max-content);gap:12px;align-items:start"
    }

    private func figures(_ gallery: SheetGallery, _ said: String) -> String {
        let square = gallery.pixelSize
        let figures = tiles.map { tile in
            tile.drawnWidth > 0 && tile.drawnHeight > 0 ? figure(tile, gallery, said, square: square) : "<div></div>"
        }
        guard group > 1, columns == nil else { return figures.joined(separator: "\n") }
        return stride(from: 0, to: figures.count, by: group).map { start in
            HTMLText.element("div", "style=\"display:flex;gap:6px\"", figures[start..<min(start + group, figures.count)].joined())
        }.joined(separator: "\n")
    }

    private func figure(_ tile: Tile, _ gallery: SheetGallery, _ said: String, square: Double) -> String {
        let (width, height) = (square * Double(tile.drawnWidth), square * Double(tile.drawnHeight))
        let parts = tiles.count == 1 ? [tile.caption] : Caption.parts(tile.caption)
        let words = parts.map { HTMLText.escaped($0).replacing(" %", with: "\u{A0}%") }.joined(separator: "<br>")
        let caption = tile.caption.isEmpty ? "" : HTMLText.element("figcaption", Self.tint(tile.tint), words)
        let letters = Double((parts.map { DisplayWidth.of($0) }.max() ?? 0) + 1)
        let widest = tiles.count == 1 ? 640 : max(width, min(letters * Sheet.letter, 176)).rounded()
        return HTMLText.element(
            "figure", "style=\"margin:0;max-width:\(Int(widest))px\"",
            image(tile, gallery, said, width: width, height: height) + caption)
    }

    /// The pixels alone; a drawing where frames or texts stand on them, which reaches two pixels beyond.
    private func image(_ tile: Tile, _ gallery: SheetGallery, _ said: String, width: Double, height: Double) -> String {
        let isDrawnOn = !tile.boxes.isEmpty || !tile.texts.isEmpty
        let link = isDrawnOn
            ? SheetSVG.link(gallery.sheet(of: tile, square: gallery.pixelSize)) : PNG.link(gallery.pixels(tile).picture)
        let (edge, margin) = isDrawnOn ? (4.0, ";margin:-2px") : (0, "")
        let alt = tiles.count == 1 && finding != nil || tile.caption.isEmpty ? said : tile.caption
        return "<img src=\"\(link)\" alt=\"\(HTMLText.escaped(alt))\" width=\"\(Int((width + edge).rounded()))\" "
            + "height=\"\(Int((height + edge).rounded()))\" style=\"image-rendering:pixelated\(margin)\">"
    }

    private static func tint(_ tint: Tint) -> String {
        switch tint {
        case .plain: ""
        case .good: "class=\"good\""
        case .bad: "class=\"bad\""
        case .accent: "class=\"accent\""
        case .dim: "class=\"dim\""
        }
    }
}
