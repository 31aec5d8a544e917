/// The numbers of a chart in words.
struct ChartWords {
    var style: Chart.Style
    var units: String

    init(_ chart: Chart) {
        style = chart.style
        units = chart.units
    }

    /// A value with as many digits as it needs.
    func value(_ value: Double) -> String {
        values([value])[0]
    }

    /// Values with the same digits after the point, so that they stand well under each other.
    func values(_ values: [Double]) -> [String] {
        let decimals = min(values.map { Format.decimals(for: $0) }.max() ?? 0, 6)
        return values.map { value in
            switch style {
            case .fraction: Format.percent(value)
            case .integer: withUnits(Format.number(value, decimals: 0))
            case .number:
                withUnits(Format.isScientific(value) ? Format.number(value) : Format.number(value, decimals: decimals))
            }
        }
    }

    /// Ticks of the value axis.
    func ticks(_ axis: Axis) -> [String] {
        axis.ticks.map { tick in
            switch style {
            case .fraction: Format.percent(tick, decimals: max(axis.decimals - 2, 0))
            case .integer, .number: plain(tick, decimals: axis.decimals)
            }
        }
    }

    /// Ticks of an axis that has no units.
    func plainTicks(_ axis: Axis) -> [String] {
        axis.ticks.map { plain($0, decimals: axis.decimals) }
    }

    private func plain(_ value: Double, decimals: Int) -> String {
        decimals > 6 || value.magnitude >= 1e9 ? Format.number(value) : Format.number(value, decimals: decimals)
    }

    private func withUnits(_ text: String) -> String { units.isEmpty ? text : text + " " + units }
}

/// What tells the series of a chart apart: a mark of its own, and a colour where there is one.
enum SeriesLook {
    private static let marks: [Character] = ["●", "▲", "■", "◆", "○", "△", "□", "◇"]
    private static let plainMarks: [Character] = ["*", "o", "x", "+", "#", "@", "%", "&"]
    private static let colors: [ThemeColor] = [.cyan, .yellow, .magenta, .green, .red, .blue]

    static func mark(_ index: Int, unicode: Bool) -> Character {
        let marks = unicode ? marks : plainMarks
        return marks[index % marks.count]
    }

    /// The characters that stand for series in a scatter: the first of their names where these differ and are one column
    /// wide, else marks.
    static func initials(_ series: [Series], unicode: Bool) -> [Character] {
        let initials = series.compactMap(\.name.first).filter { DisplayWidth.of($0) == 1 && $0 != " " }
        let isTelling = initials.count == series.count && Set(initials).count == initials.count
        return isTelling ? initials : series.indices.map { mark($0, unicode: unicode) }
    }

    static func style(_ index: Int) -> Style { .theme(colors[index % colors.count]) }
}
