import Painting

/// Horizontal bars on the sheet: label, bar, value with its units.
struct SheetBars {
    let chart: Chart

    private static let longest = 420.0
    private static let height = 18.0
    private static let longestLabel = 30

    /// From where bars run, and how far for each unit.
    private struct Scale {
        let low: Double
        let high: Double
        let left: Double

        init(_ chart: Chart, left: Double) {
            let values = chart.series.flatMap(\.bars).map(\.value).filter(\.isFinite)
            low = min(chart.minimum ?? values.min() ?? 0, 0)
            high = max(chart.maximum ?? values.max() ?? 0, 0)
            self.left = left
        }

        func across(_ value: Double) -> Double {
            left + (high > low ? (min(max(value, low), high) - low) / (high - low) * SheetBars.longest : 0)
        }
    }

    func draw(on sheet: inout Sheet) {
        let bars = chart.series.flatMap(\.bars)
        guard !bars.isEmpty else { return sheet.paragraph("nothing to draw yet") }
        for line in PlotText(chart: chart, room: TextRoom(RenderContext(width: 100))).heading(namesSeries: false) {
            sheet.paragraph(line.text(.none), color: .quiet)
        }
        let texts = ChartWords(chart).values(bars.map(\.value))
        let letters = bars.map { DisplayWidth.of($0.label) }.max() ?? 0
        let left = Sheet.margin + Double(min(letters, Self.longestLabel) + 1) * Sheet.letter
        let scale = Scale(chart, left: left)
        let top = sheet.bottom
        var seen = Set<String>()
        for label in bars.map(\.label) where seen.insert(label).inserted {
            sheet.text(
                Wrapping.cut(label, width: Self.longestLabel, ellipsis: "…"), x: left - 6, y: sheet.bottom + 13,
                Lettering(anchor: .end))
            group(label, texts, scale, on: &sheet)
        }
        sheet.line(x: scale.across(0), y: top, toX: scale.across(0), toY: sheet.bottom, .axis)
        sheet.bottom += 6
    }

    /// The bars of all series that have a label.
    private func group(_ label: String, _ texts: [String], _ scale: Scale, on sheet: inout Sheet) {
        var place = 0
        let zero = scale.across(0)
        for (index, series) in chart.series.enumerated() {
            for bar in series.bars {
                defer { place += 1 }
                guard bar.label == label else { continue }
                let end = bar.value.isFinite ? scale.across(bar.value) : zero
                sheet.rectangle(
                    x: min(zero, end), y: sheet.bottom + 2, width: abs(end - zero), height: Self.height - 4,
                    SeriesInk.color(bar.tint, index))
                let words = [texts[place], chart.series.count > 1 ? series.name : "", bar.note].filter { !$0.isEmpty }
                sheet.text(words.joined(separator: " · "), x: scale.left + Self.longest + 8, y: sheet.bottom + 13)
                sheet.bottom += Self.height
            }
        }
    }
}
