import Painting
import Words

/// The words of a table's cells.
struct CellText {
    var typography: Typography

    /// The cells of a column as text; numbers without fixed decimals all get as many as the one that needs most,
    /// and all are grouped if one of them must be.
    func column(_ column: Column, _ values: [Value]) -> [String] {
        let decimals = column.decimals ?? commonDecimals(values)
        let isGrouped = values.contains { value in
            switch value {
            case .integer(let count): count.magnitude >= 10_000
            case .number(let number): Format.isGrouped(number) && !Format.isScientific(number)
            default: false
            }
        }
        return values.map { value in
            switch value {
            case .integer(let count) where isGrouped: return Format.groupedInteger(count)
            case .number(let number) where isGrouped && !Format.isScientific(number):
                return Format.groupedNumber(number, decimals: decimals)
            default: break
            }
            return text(value, decimals: decimals, percentDecimals: column.decimals ?? 2)
        }
    }

    /// Whether a column with this alignment and these cells stands at the right.
    static func isRight(_ column: Column, _ values: [Value]) -> Bool {
        switch column.alignment {
        case .right: true
        case .left, .center: false
        case .automatic:
            values.contains { $0.asNumber != nil } && values.allSatisfy { $0.asNumber != nil || $0 == .missing }
        }
    }

    private func text(_ value: Value, decimals: Int, percentDecimals: Int) -> String {
        switch value {
        case .integer(let integer): Format.integer(integer)
        case .number(let number):
            Format.isScientific(number) ? Format.number(number) : Format.number(number, decimals: decimals)
        case .fraction(let fraction):
            fraction.isNaN ? typography.missing : Format.percent(fraction, decimals: percentDecimals)
        case .text(let text): text
        case .list(let values):
            values.map { self.text($0, decimals: itemDecimals($0), percentDecimals: percentDecimals) }
                .joined(separator: " ")
        case .flag(let flag): flag ? "yes" : "no"
        case .missing: typography.missing
        }
    }

    private func commonDecimals(_ values: [Value]) -> Int {
        min(values.map(itemDecimals).max() ?? 0, 6)
    }

    private func itemDecimals(_ value: Value) -> Int {
        if case .number(let number) = value { Format.decimals(for: number) } else { 0 }
    }
}
