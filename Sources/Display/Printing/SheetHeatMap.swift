import Painting

/// A heat map on the sheet: cells with their numbers, labels, and the scale.
struct SheetHeatMap {
    let map: HeatMap

    private static let longestLabel = 24

    /// Where the cells stand and how large they are.
    private struct Layout {
        let left: Double
        let width: Double
        let height: Double
        let hasTexts: Bool
    }

    func draw(on sheet: inout Sheet) {
        guard !map.rowLabels.isEmpty, !map.columnLabels.isEmpty else { return sheet.paragraph("nothing to draw yet") }
        let texts = map.texts ?? HeatWords.numbers(map)
        let layout = layout(texts)
        heading(layout, on: &sheet)
        let every = layout.height >= 12 ? 1 : 3
        for row in map.rowLabels.indices {
            if row % every == 0 {
                let label = Wrapping.cut(map.rowLabels[row], width: Self.longestLabel, ellipsis: "…")
                sheet.text(
                    label, x: layout.left - 6, y: sheet.bottom + layout.height / 2 + 5, Lettering(anchor: .end))
            }
            for column in map.columnLabels.indices { cell(row, column, texts, layout, on: &sheet) }
            sheet.bottom += layout.height
        }
        sheet.bottom += 8
        SheetScale.draw(map.range, name: "", ends: HeatWords.ends(map), on: &sheet)
    }

    private func layout(_ texts: [String]) -> Layout {
        let letters = (map.rowLabels + [map.rowTitle]).map { DisplayWidth.of($0) }.max() ?? 0
        let left = Sheet.margin + Double(min(letters, Self.longestLabel) + 1) * Sheet.letter
        let longest = Double((texts + map.columnLabels).map { DisplayWidth.of($0) }.max() ?? 1)
        let room = (Sheet.width - Sheet.margin - left) / Double(map.columnLabels.count)
        let width = min(max((longest + 1) * Sheet.letter, 24), max(room, 2)).rounded(.down)
        let height = min(max(width, 8), 24)
        let words = Double(texts.map { DisplayWidth.of($0) }.max() ?? 0) + 0.5
        return Layout(left: left, width: width, height: height, hasTexts: width >= words * Sheet.letter && height >= 16)
    }

    private func cell(_ row: Int, _ column: Int, _ texts: [String], _ layout: Layout, on sheet: inout Sheet) {
        guard let value = map[row, column] else { return }
        let color = ColorMap(map.range, depth: .trueColor).color(map.range.place(of: Float(value)))
        let x = layout.left + Double(column) * layout.width
        sheet.rectangle(x: x, y: sheet.bottom, width: layout.width, height: layout.height, color)
        let index = row * map.columnLabels.count + column
        guard layout.hasTexts, texts.indices ~= index else { return }
        sheet.text(
            texts[index], x: x + layout.width / 2, y: sheet.bottom + layout.height / 2 + 5,
            Lettering(anchor: .middle, color: color.isLight ? MapColor(hex: 0) : MapColor(hex: 0xFFFFFF)))
    }

    private func heading(_ layout: Layout, on sheet: inout Sheet) {
        let all = layout.width * Double(map.columnLabels.count)
        if !map.columnTitle.isEmpty {
            sheet.text(
                map.columnTitle, x: layout.left + all / 2, y: sheet.bottom + 13, Lettering(anchor: .middle, color: .quiet))
            sheet.bottom += Sheet.lineHeight
        }
        sheet.text(map.rowTitle, x: layout.left - 6, y: sheet.bottom + 13, Lettering(anchor: .end, color: .quiet))
        let longest = Double(map.columnLabels.map { DisplayWidth.of($0) }.max() ?? 1)
        let every = layout.width >= longest * Sheet.letter
            ? 1 : max(Int(((longest + 1) * Sheet.letter / layout.width).rounded(.up)), 1)
        for column in stride(from: 0, to: map.columnLabels.count, by: every) {
            sheet.text(
                map.columnLabels[column], x: layout.left + (Double(column) + 0.5) * layout.width, y: sheet.bottom + 13,
                Lettering(anchor: .middle))
        }
        sheet.bottom += Sheet.lineHeight + 2
    }
}
