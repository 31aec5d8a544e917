/// Lets the pictures, charts and maps of an output use a screen: its width at once, and the rows that are left over, the first of
/// them first. What is longer than the screen gives up rows where it can, charts before pictures.
struct ScreenFilling {
    let renderer: TextRenderer
    let width: Int

    /// More would be tried in vain: so many do not fit on a screen.
    private static let mostFigures = 8

    /// Rows of the screen that a drawing may have: all but that of the command and that of the next prompt.
    private var rows: Int { max(renderer.context.height - 2, 1) }

    func filled(_ output: Output) -> Output {
        let charts = output.charts
        guard !charts.isEmpty else { return output }
        var spares = charts.prefix(Self.mostFigures).map { _ in 0 }
        var (result, used) = drawn(output, spares)
        let places = Array(spares.indices)
        let shrinking = used > rows ? places.filter { charts[$0] } + places.filter { !charts[$0] } : []
        for place in shrinking + places {
            var change = rows - used
            // A figure that grows may push what stands beside it below.
            while change != 0 {
                var tried = spares
                tried[place] += change
                let (grown, needed) = drawn(output, tried)
                if needed <= max(rows, used) {
                    // What could not give up so much owes nothing.
                    spares[place] += change < 0 ? max(change, needed - used) : change
                    (result, used) = (grown, needed)
                    break
                }
                change /= 2
            }
        }
        return result
    }

    private func drawn(_ output: Output, _ spares: [Int]) -> (output: Output, rows: Int) {
        var place = -1
        let result = output.mapFigures { figure in
            place += 1
            return figure.with(spareRows: spares.indices ~= place ? spares[place] : 0)
        }
        return (result, renderer.lines(result, width: width).count)
    }
}

extension Output {
    /// For each picture, chart and map in reading order whether it is a chart.
    fileprivate var charts: [Bool] {
        var charts: [Bool] = []
        _ = mapFigures { figure in
            if case .chart = figure { charts.append(true) } else { charts.append(false) }
            return figure
        }
        return charts
    }

    fileprivate func with(spareRows: Int) -> Output {
        switch self {
        case .picture(var picture):
            picture.spareRows = spareRows
            return .picture(picture)
        case .chart(var chart):
            chart.spareRows = spareRows
            return .chart(chart)
        case .heatMap(var map):
            map.spareRows = spareRows
            return .heatMap(map)
        default: return self
        }
    }

    /// The same output with its pictures, charts and maps changed, in reading order.
    fileprivate func mapFigures(_ change: (Output) -> Output) -> Output {
        switch self {
        case .picture, .chart, .heatMap: return change(self)
        case .table(var table):
            table.drawing = table.drawing.map { $0.mapFigures(change) }
            return .table(table)
        case .group(let items): return .group(items.map { $0.mapFigures(change) })
        case .text, .note: return self
        }
    }
}
