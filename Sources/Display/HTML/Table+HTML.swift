import Markdown
import Painting

extension Table: HTMLKind {
    /// Its drawing if it has one, as on a screen, else the grid.
    func html(in room: inout HTMLRoom) -> String {
        guard drawing.isEmpty else { return drawn(in: &room) }
        guard !columns.isEmpty else { return ([title].compactMap { $0 } + notes).map(HTMLPiece.note).joined(separator: "\n") }
        return ([HTMLPiece.scrolling(grid)] + notes.map(HTMLPiece.note)).joined(separator: "\n")
    }

    private func drawn(in room: inout HTMLRoom) -> String {
        var lines = [title.map { HTMLText.element("p", "class=\"title\"", HTMLPiece.words($0)) } ?? ""]
        var parts = drawing
        // A picture with its bars beside it, where both have room.
        if parts.count > 1, let picture = parts[0].value(as: PictureOutput.self), picture.tiles.count == 1,
            parts[1].value(as: Chart.self)?.kind == .bars {
            let pair = [picture.html(in: &room), parts[1].kind.html(in: &room)]
                .map { HTMLText.element("div", "style=\"min-width:0\"", $0) }.joined(separator: "\n")
            lines.append(HTMLText.element(
                "div", "class=\"beside\" style=\"display:flex;flex-wrap:wrap;gap:0 2em;align-items:center\"", pair))
            parts.removeFirst(2)
        }
        lines.append(parts.html(in: &room))
        return (lines + notes.map(HTMLPiece.note)).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var grid: String {
        let all = rows + (totals.map { [$0] } ?? [])
        let words = CellText(typography: Typography(unicode: true))
        let cells = columns.enumerated().map { index, column in
            GridCells(column, all.map { index < $0.count ? $0[index] : .missing }, words, hasTotals: totals != nil)
        }
        let heads = zip(columns, cells).map { HTMLText.element("th", "scope=\"col\"\($1.style)", HTMLPiece.words($0.heading)) }
        let body = rows.indices.map { row in
            HTMLText.element("tr", cells.enumerated().map { $1.cell(row, tint: tint(row, $0)) }.joined())
        }
        let foot = totals == nil ? "" : HTMLText.element(
            "tfoot", HTMLText.element("tr", cells.map { $0.cell(rows.count, tint: .plain) }.joined()))
        let parts = [
            title.map { HTMLText.element("caption", HTMLPiece.words($0)) } ?? "",
            HTMLText.element("thead", HTMLText.element("tr", heads.joined())),
            body.isEmpty ? "" : HTMLText.element("tbody", body.joined(separator: "\n")), foot,
        ]
        let label = finding.map { "class=\"values\" aria-label=\"\(HTMLText.escaped($0))\"" } ?? "class=\"values\""
        return HTMLText.element("table", label, parts.filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    private func tint(_ row: Int, _ column: Int) -> Tint {
        tints.indices ~= row && tints[row].indices ~= column ? tints[row][column] : .plain
    }
}

/// The cells of a column, the total below them.
private struct GridCells {
    let texts: [String]
    /// Where they stand, behind another attribute.
    let style: String

    init(_ column: Column, _ values: [Value], _ words: CellText, hasTotals: Bool) {
        var texts = words.column(column, values)
        if hasTotals, values.last == .missing, !texts.isEmpty { texts[texts.count - 1] = "" }
        self.texts = texts
        let isRight = CellText.isRight(column, values)
        style = " style=\"text-align:\(isRight ? "right" : column.alignment == .center ? "center" : "left")\""
    }

    func cell(_ row: Int, tint: Tint) -> String {
        let name = switch tint {
        case .plain: ""
        case .good: " class=\"good\""
        case .bad: " class=\"bad\""
        case .accent: " class=\"accent\""
        case .dim: " class=\"dim\""
        }
        return HTMLText.element("td", String((style + name).dropFirst()), texts.indices ~= row ? HTMLPiece.words(texts[row]) : "")
    }
}
