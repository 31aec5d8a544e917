import Painting
import Words

/// The scale of a heat map: its cells from one end to the other, with their numbers.
struct HeatScale {
    private let map: HeatMap
    private let cells: HeatCells
    private let width: Int

    init(_ map: HeatMap, _ cells: HeatCells, width: Int) {
        self.map = map
        self.cells = cells
        self.width = width
    }

    /// One line with the units behind the last number, or under it where they do not fit.
    var lines: [Line] {
        let words = HeatWords.numbersAtEnds(map)
        let units = map.units.isEmpty ? "" : " " + map.units
        let fits = width >= DisplayWidth.of(words.joined() + units) + 2 * Self.fewestSteps + 6
        let line = line(words, units: fits ? units : "")
        return [line] + (fits ? [] : Wrapping.wrap(map.units, width: width).map { Line($0) })
    }

    private static let fewestSteps = 4

    private func line(_ words: [String], units: String) -> Line {
        let steps = max(min(12, (width - DisplayWidth.of(words.joined() + units) - 6) / 2), 2)
        var line = Line(words[0] + " ")
        if map.range.isSigned {
            for step in 0..<steps { line.append(cells.cell(place: Float(step) / Float(steps - 1) - 1, width: 1)) }
            line.append(" 0 ")
            for step in 0..<steps { line.append(cells.cell(place: Float(step) / Float(steps - 1), width: 1)) }
        } else {
            for step in 0..<2 * steps { line.append(cells.cell(place: Float(step) / Float(2 * steps - 1), width: 1)) }
        }
        line.append(" " + words[1] + units)
        return line
    }
}

/// The numbers of a heat map in words.
enum HeatWords {
    /// What stands in the cells: two significant digits at the largest number, the same digits after the point in all.
    static func numbers(_ map: HeatMap) -> [String] {
        let largest = map.values.filter(\.isFinite).map(\.magnitude).max() ?? 0
        guard largest < 1e6 else { return [] }
        var decimals = 1
        var power = 1.0
        while power <= largest / 10, decimals > 0 { power *= 10; decimals -= 1 }
        while power > largest, largest > 0, decimals < 4 { power /= 10; decimals += 1 }
        return map.values.map { value in
            guard value.isFinite else { return "" }
            switch map.style {
            case .integer: return Format.fixed(value, decimals: 0)
            case .fraction: return Format.fixed(value * 100, decimals: max(decimals - 2, 0))
            case .number: return Format.fixed(value, decimals: decimals)
            }
        }
    }

    /// The numbers at both ends of the scale, the last with its units.
    static func ends(_ map: HeatMap) -> [String] {
        let words = numbersAtEnds(map)
        return map.units.isEmpty ? words : [words[0], words[1] + " " + map.units]
    }

    /// The numbers at both ends of the scale.
    static func numbersAtEnds(_ map: HeatMap) -> [String] {
        [Double(map.range.low), Double(map.range.high)].map { value in
            map.style == .fraction ? Format.percent(value, decimals: 0) : Format.number(value)
        }
    }
}
