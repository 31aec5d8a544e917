import Display
import Insight
import Words

/// Layers over many images, in numbers and a histogram.
package struct StatisticsDrawing {
    /// Silent units named one by one.
    private static let silentShown = 12

    private let found: NetworkStatistics
    private let network: String
    private let split: String

    package init(_ found: NetworkStatistics, network: String, split: String) {
        (self.found, self.network, self.split) = (found, network, split)
    }

    private static let columns = [
        Column("layer"), Column("kind"), Column("low"), Column("high"), Column("mean"), Column("deviation"),
        Column("active"), Column("near_zero"), Column("units"), Column("silent"), Column("weight_norm"),
        Column("gradient_norm"), Column("gradient_share"), Column("gradient_health"),
    ]

    /// A row a layer.
    package var table: Table {
        var table = Table(
            title: title("every layer"), columns: Self.columns, rows: found.layers.map(row), notes: notes,
            drawing: [.table(grid)])
        table.finding = finding
        return table
    }

    private func title(_ what: String) -> String {
        "\(what) of \(network) over \(Format.integer(found.images)) \(split) images"
    }

    private func row(_ layer: LayerStatistics) -> [Value] {
        [
            .text(layer.name), .text(layer.kind), .number(Double(layer.low)), .number(Double(layer.high)),
            .number(layer.mean), .number(layer.deviation), .fraction(layer.active), .fraction(layer.nearZero),
            .integer(layer.units.count), .integer(layer.silent.count), layer.weightNorm.map { .number($0) } ?? .missing,
            layer.gradientNorm.map { .number($0) } ?? .missing, layer.gradientShare.map { .number($0) } ?? .missing,
            found.health(of: layer).map { .text($0.words) } ?? .missing,
        ]
    }

    /// The same for a screen.
    private var grid: Table {
        Table(
            columns: [
                Column("layer"), Column("mean", decimals: 3), Column(key: "deviation", heading: "deviation", decimals: 3),
                Column(key: "near_zero", heading: "near 0", decimals: 1),
                Column(key: "silent", heading: "silent", alignment: .right),
                Column(key: "weights", heading: "weights", decimals: 3),
                Column(key: "gradient", heading: "gradient"), Column(key: "health", heading: ""),
            ],
            rows: found.layers.map { layer in
                [
                    .text(layer.name), .number(layer.mean), .number(layer.deviation), .fraction(layer.nearZero),
                    .text("\(layer.silent.count)/\(layer.units.count)"),
                    layer.weightNorm.map { .number($0) } ?? .missing,
                    layer.gradientNorm.map { .number($0) } ?? .missing,
                    .text(found.health(of: layer).flatMap { $0 == .sound ? nil : $0.words } ?? ""),
                ]
            })
    }

    private var notes: [String] {
        var notes = [
            "weights and gradient: their norms, the gradient's of the loss (\(Format.number(found.loss))) of "
                + "\(Format.count(found.batch, "image")), in training mode"
        ]
        notes += found.layers.filter { !$0.silent.isEmpty }.map { silence($0) }
        notes += found.layers.compactMap { remark($0) }
        return notes
    }

    /// `conv1: 2 of 16 units are never above 0: conv1/3, conv1/7`
    private func silence(_ layer: LayerStatistics) -> String {
        let silent = layer.silent
        let names = silent.prefix(Self.silentShown).map { "\(layer.name)/\($0)" }.joined(separator: ", ")
        let rest = silent.count > Self.silentShown ? " and \(silent.count - Self.silentShown) more" : ""
        let what = layer.isCut ? "never above 0" : "always the same"
        return "\(layer.name): \(silent.count) of \(layer.units.count) units "
            + "\(silent.count == 1 ? "is" : "are") \(what): \(names)\(rest)"
    }

    /// What is wrong with a layer's gradient, with the numbers that say so.
    private func remark(_ layer: LayerStatistics) -> String? {
        guard let share = layer.gradientShare else { return nil }
        switch found.health(of: layer) {
        case .exploding:
            return "the gradient of \(layer.name) explodes: it is \(Format.number(share)) times the weights, over "
                + Format.number(NetworkStatistics.explodingShare)
        case .vanishing:
            return "the gradient of \(layer.name) vanishes: it is \(Format.number(share)) times the weights, less than a "
                + "thousandth of the layers' median"
        default: return nil
        }
    }

    private var finding: String {
        let silent = found.layers.reduce(0) { $0 + $1.silent.count }
        let sick = found.layers.compactMap { layer in
            found.health(of: layer).flatMap { $0 == .sound ? nil : "\(layer.name) (\($0.words))" }
        }
        let units = silent == 0 ? "No unit is silent or always the same" : "\(Format.count(silent, "unit")) tell nothing"
        let gradients = sick.isEmpty
            ? "no gradient vanishes or explodes." : "these gradients are not sound: \(sick.joined(separator: ", "))."
        return "\(units); \(gradients)"
    }
}

// One layer.
extension StatisticsDrawing {
    /// Its histogram and its numbers.
    package func layer(_ layer: LayerStatistics) -> Table {
        var table = Table(
            title: title(layer.name), columns: Self.columns + [Column("histogram"), Column("edges")],
            rows: [row(layer) + [.list(layer.histogram.map { .integer($0) }), .list(edges(layer).map { .number($0) })]],
            notes: notes,
            drawing: [.chart(histogram(layer)), .table(numbers(layer))])
        let share = layer.isCut ? "above 0 are \(Format.percent(layer.active, decimals: 1)) of its values, "
            : "its values lie about \(Format.number(layer.mean)), "
        table.finding = "\(layer.name): \(share)from \(Format.number(Double(layer.low))) to "
            + "\(Format.number(Double(layer.high))); \(layer.silent.count) of \(Format.count(layer.units.count, "unit")) tell nothing."
        return table
    }

    /// The ends of the bins of its histogram, one more than there are bins.
    private func edges(_ layer: LayerStatistics) -> [Double] {
        let low = layer.isCut ? 0 : Double(layer.low)
        let width = (Double(layer.high) - low) / Double(LayerStatistics.bins)
        return (0...LayerStatistics.bins).map { low + Double($0) * width }
    }

    private func histogram(_ layer: LayerStatistics) -> Chart {
        let edges = edges(layer)
        let points = zip(layer.histogram, zip(edges, edges.dropFirst())).map { count, bin in
            Series.Point(x: (bin.0 + bin.1) / 2, y: Double(count))
        }
        let zero = layer.isCut ? ", those above 0 (\(Format.percent(layer.active, decimals: 1)) of them)" : ""
        return Chart(
            title: "how often each value\(zero)", kind: .histogram, series: [Series(name: layer.name, points: points)],
            xLabel: "activation", yLabel: "how often", style: .integer)
    }

    private func numbers(_ layer: LayerStatistics) -> Table {
        func row(_ what: String, _ value: Value) -> [Value] { [.text(what), value] }
        var rows = [
            row("lowest and highest", .text("\(Format.number(Double(layer.low))), \(Format.number(Double(layer.high)))")),
            row("mean and deviation", .text("\(Format.number(layer.mean)), \(Format.number(layer.deviation))")),
            row("near 0", .text(Format.percent(layer.nearZero, decimals: 1))),
            row("silent units", .text("\(layer.silent.count) of \(layer.units.count)")),
        ]
        if let norm = layer.weightNorm { rows.append(row("norm of the weights", .text(Format.number(norm)))) }
        if let norm = layer.gradientNorm {
            let words = found.health(of: layer).map { ", \($0.words)" } ?? ""
            rows.append(row("norm of the gradient", .text(Format.number(norm) + words)))
        }
        return Table(columns: [Column("measured"), Column("value")], rows: rows)
    }

    /// A row a unit.
    package func units(_ layer: LayerStatistics) -> Table {
        let busiest = layer.units.indices.sorted {
            (-layer.units[$0].active, $0) < (-layer.units[$1].active, $1)
        }
        let named = busiest.prefix(3).map { unit in
            "\(layer.name)/\(unit) (\(Format.percent(layer.units[unit].active, decimals: 0)))"
        }
        return Table(
            columns: [
                Column("unit"), Column("low"), Column("high"), Column("mean"), Column("active"), Column("silent"),
            ],
            rows: layer.units.enumerated().map { place, unit in
                [
                    .text("\(layer.name)/\(place)"), .number(Double(unit.low)), .number(Double(unit.high)),
                    .number(unit.mean), .fraction(unit.active), .flag(layer.silent.contains(place)),
                ]
            },
            drawing: [.note("most often above 0: \(named.joined(separator: ", "))")])
    }
}

extension GradientHealth {
    package var words: String {
        switch self {
        case .sound: "sound"
        case .vanishing: "vanishing"
        case .exploding: "exploding"
        }
    }
}
