/// Horizontal bars on the page: label, bar, value with its units.
struct SVGBars {
    let chart: Chart

    private static let longest = 420.0
    private static let height = 18.0

    func draw(on page: inout SVGPage) {
        let bars = chart.series.flatMap(\.bars)
        guard !bars.isEmpty else { return page.paragraph("nothing to draw yet") }
        let values = bars.map(\.value).filter(\.isFinite)
        let low = min(chart.minimum ?? values.min() ?? 0, 0)
        let high = max(chart.maximum ?? values.max() ?? 0, 0)
        let perUnit = high > low ? Self.longest / (high - low) : 0
        let texts = ChartWords(chart).values(bars.map(\.value))
        let isGrouped = chart.series.count > 1
        let letters = bars.map { DisplayWidth.of($0.label) }.max() ?? 0
        let left = SVGPage.margin + Double(min(letters, 30) + 1) * SVGPage.letter
        let zero = left - low * perUnit
        var seen = Set<String>()
        for label in bars.map(\.label) where seen.insert(label).inserted {
            page.text(label, x: left - 6, y: page.bottom + 13, anchor: .end)
            var place = 0
            for (index, series) in chart.series.enumerated() {
                for bar in series.bars {
                    defer { place += 1 }
                    guard bar.label == label, bar.value.isFinite else { continue }
                    let end = zero + min(max(bar.value, low), high) * perUnit
                    page.rectangle(
                        x: min(zero, end), y: page.bottom + 2, width: abs(end - zero), height: Self.height - 4,
                        fill: SVGLook.color(bar.tint, index))
                    let words = [texts[place], isGrouped ? series.name : "", bar.note].filter { !$0.isEmpty }
                    page.text(words.joined(separator: " · "), x: left + Self.longest + 8, y: page.bottom + 13)
                    page.bottom += Self.height
                }
            }
        }
        page.line(x: zero, y: page.bottom - Self.height * Double(bars.count), toX: zero, toY: page.bottom)
    }
}
