/// A heat map on the page: cells with their numbers, labels, and the scale.
struct SVGHeatMap {
    let map: HeatMap

    func draw(on page: inout SVGPage) {
        guard !map.rowLabels.isEmpty, !map.columnLabels.isEmpty else { return page.paragraph("nothing to draw yet") }
        let texts = map.texts ?? HeatWords.numbers(map)
        let letters = (map.rowLabels + [map.rowTitle]).map { DisplayWidth.of($0) }.max() ?? 0
        let left = SVGPage.margin + Double(min(letters, 24) + 1) * SVGPage.letter
        let longest = Double((texts + map.columnLabels).map { DisplayWidth.of($0) }.max() ?? 1)
        let room = (SVGPage.width - SVGPage.margin - left) / Double(map.columnLabels.count)
        let width = min(max((longest + 1) * SVGPage.letter, 24), room)
        let height = min(max(width, 8), 24)
        let hasTexts = width >= (Double(texts.map { DisplayWidth.of($0) }.max() ?? 0) + 0.5) * SVGPage.letter && height >= 16
        heading(left: left, width: width, on: &page)
        let colors = ColorMap(map.range, depth: .trueColor)
        for row in map.rowLabels.indices {
            if height >= 12 || row % 3 == 0 {
                page.text(map.rowLabels[row], x: left - 6, y: page.bottom + height / 2 + 5, anchor: .end)
            }
            for column in map.columnLabels.indices {
                guard let value = map[row, column] else { continue }
                let color = colors.color(map.range.place(of: Float(value)))
                let x = left + Double(column) * width
                page.rectangle(x: x, y: page.bottom, width: width + 0.1, height: height + 0.1, fill: SVGPage.color(color))
                let index = row * map.columnLabels.count + column
                guard hasTexts, texts.indices ~= index else { continue }
                page.text(
                    texts[index], x: x + width / 2, y: page.bottom + height / 2 + 5, anchor: .middle,
                    color: color.isLight ? "#000" : "#fff")
            }
            page.bottom += height
        }
        page.bottom += 8
        SVGScale.draw(map.range, name: "", ends: HeatWords.ends(map), on: &page)
    }

    private func heading(left: Double, width: Double, on page: inout SVGPage) {
        let all = width * Double(map.columnLabels.count)
        if !map.columnTitle.isEmpty {
            page.text(map.columnTitle, x: left + all / 2, y: page.bottom + 13, anchor: .middle, color: "#555")
            page.bottom += SVGPage.lineHeight
        }
        page.text(map.rowTitle, x: left - 6, y: page.bottom + 13, anchor: .end, color: "#555")
        let longest = Double(map.columnLabels.map { DisplayWidth.of($0) }.max() ?? 1)
        let every = max(Int(((longest + 1) * SVGPage.letter / width).rounded(.up)), 1)
        for column in stride(from: 0, to: map.columnLabels.count, by: width >= longest * SVGPage.letter ? 1 : every) {
            page.text(
                map.columnLabels[column], x: left + (Double(column) + 0.5) * width, y: page.bottom + 13, anchor: .middle)
        }
        page.bottom += SVGPage.lineHeight + 2
    }
}
