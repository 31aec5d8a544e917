extension TextRenderer {
    func lines(_ chart: Chart, width: Int) -> [Line] {
        title(chart.title, width: width) + plot(chart, width: width) + notes(chart.notes, width: width)
    }

    private func plot(_ chart: Chart, width: Int) -> [Line] {
        switch chart.kind {
        case .lines: LineChart(chart: chart, context: context, width: width).lines()
        case .bars: BarChart(chart: chart, context: context, width: width).lines()
        case .histogram: histograms(chart, width: width)
        case .scatter: ScatterChart(chart: chart, context: context, width: width).lines()
        }
    }

    /// One panel for each series, under its name where there are several.
    private func histograms(_ chart: Chart, width: Int) -> [Line] {
        chart.series.enumerated().flatMap { index, series in
            let name = chart.series.count > 1 ? [Line(series.name, SeriesLook.style(index))] : []
            return (index > 0 ? [Line()] : []) + name
                + Histogram(chart: chart, series: series, look: index, context: context, width: width).lines()
        }
    }
}
