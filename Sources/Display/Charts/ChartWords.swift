import Painting
import Words

/// The numbers of a chart in words.
struct ChartWords {
    var style: NumberStyle
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
