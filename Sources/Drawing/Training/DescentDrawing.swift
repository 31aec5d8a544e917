import Display
import Insight
import Words

/// The path of a gradient descent on two parameters, on a map of the loss.
package struct DescentDrawing {
    /// What the map is drawn from.
    package struct Map {
        /// The values of the first parameter, one a column, and of the second, one a row from the top.
        package let firsts: [Double]
        package let seconds: [Double]
        /// The mean loss, row by row.
        package let losses: [Double]

        package init(firsts: [Double], seconds: [Double], losses: [Double]) {
            (self.firsts, self.seconds, self.losses) = (firsts, seconds, losses)
        }
    }

    /// Columns and rows of the map.
    package static let size = (columns: 13, rows: 11)

    private let path: DescentPath
    private let map: Map
    private let names: (first: String, second: String)
    private let subject: String

    /// - Parameter subject: the samples whose loss it is
    package init(_ path: DescentPath, on map: Map, names: (first: String, second: String), of subject: String) {
        (self.path, self.map, self.names, self.subject) = (path, map, names, subject)
    }

    /// The values that a map of a path shows: as far as the path goes and a quarter more to each side, with the start in a
    /// column and a row of its own.
    package static func range(of values: [Double], count: Int) -> [Double] {
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        let reach = max((high - low) * 1.5, 0.2)
        let middle = (low + high) / 2
        let step = reach / Double(max(1, count - 1))
        let start = values.first ?? 0
        let before = ((start - (middle - reach / 2)) / step).rounded()
        return (0..<count).map { start + (Double($0) - before) * step }
    }

    package var table: Table {
        var table = Table(
            title: "\(names.first) across, \(names.second) upward · \(subject) · lr \(Format.number(path.rate))",
            columns: [
                Column("step"), Column(key: "first", heading: names.first), Column(key: "second", heading: names.second),
                Column("loss", decimals: 4), Column(key: "first_gradient", heading: "gradient"),
                Column(key: "second_gradient", heading: "gradient"), Column("expected_loss", decimals: 4),
            ],
            rows: path.steps.enumerated().map { number, step in
                [
                    .integer(number), .number(step.first), .number(step.second), .number(step.loss),
                    .number(step.firstGradient), .number(step.secondGradient), .number(step.expectedLoss(rate: path.rate)),
                ]
            },
            notes: ["expected next: the loss after the next step, if the loss went on along its straight line"])
        table.drawing = [.heatMap(heatMap), .table(narrow(table))]
        table.finding = finding
        return table
    }

    /// The names of the parameters stand in the title: above their columns they would not fit.
    private func narrow(_ table: Table) -> Table {
        var narrow = table
        (narrow.title, narrow.notes) = (nil, [])
        let headings = ["step", "across", "upward", "loss", "its gradient", "its gradient", "expected next"]
        narrow.columns = zip(table.columns, headings).map { column, heading in
            Column(key: column.key, heading: heading, decimals: column.decimals)
        }
        return narrow
    }

    private var heatMap: HeatMap {
        let columns = map.firsts.count
        var texts = map.losses.map { Format.number($0, decimals: $0 < 10 ? 1 : 0) }
        for (number, step) in path.steps.enumerated().reversed() {
            guard let column = Self.nearest(step.first, in: map.firsts), let row = Self.nearest(step.second, in: map.seconds)
            else { continue }
            texts[row * columns + column] = number < 10 ? "(\(number))" : "(\(number)"
        }
        let finite = map.losses.filter(\.isFinite).map { Float($0) }
        let (lowest, highest) = (finite.min() ?? 0, finite.max() ?? 1)
        let ends = [map.firsts.first, map.firsts.last].compactMap { $0.map { Format.fixed($0, decimals: 2) } }
        let across = "\(names.first): \(ends.joined(separator: " to "))"
        var map = HeatMap(
            title: "the loss, and in parentheses where each step starts",
            rowLabels: map.seconds.map { Format.fixed($0, decimals: 2) }, columnLabels: map.firsts.map { _ in "" },
            values: map.losses, texts: texts, range: .span(low: lowest, high: max(highest, lowest + 1e-6)),
            rowTitle: names.second, columnTitle: across, units: "loss")
        map.finding = finding
        return map
    }

    /// The place of the nearest value; nil for what lies beside all of them.
    private static func nearest(_ value: Double, in values: [Double]) -> Int? {
        guard values.count > 1 else { return nil }
        let step = abs(values[1] - values[0])
        let nearest = values.indices.min { abs(values[$0] - value) < abs(values[$1] - value) }
        return nearest.flatMap { abs(values[$0] - value) <= step * 0.51 ? $0 : nil }
    }

    private var finding: String {
        guard let first = path.steps.first, let last = path.steps.last else { return "Nothing was computed." }
        let steps = path.steps.count - 1
        let change = last.loss <= first.loss ? "fell" : "rose"
        return "In \(Format.count(steps, "step")) the loss \(change) from \(Format.number(first.loss)) to \(Format.number(last.loss)); "
            + "\(names.first) went from \(Format.number(first.first)) to \(Format.number(last.first)), "
            + "\(names.second) from \(Format.number(first.second)) to \(Format.number(last.second))."
    }
}
