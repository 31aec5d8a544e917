import ConvNet
import Display
import Insight
import Subjects
import Words

/// A sample on its way through the network: a column for each layer, its maps below each other, and the probabilities that
/// come out.
package struct ActivationFlow {
    private let maps: [FeatureMaps]
    private let layers: [LayerSummary]
    private let sample: Sample
    private let network: String
    private let logits: String?
    private let classNames: ClassNames

    package init(_ maps: [FeatureMaps], of sample: Sample, network: NamedNetwork, classNames: ClassNames) {
        self.maps = maps
        layers = network.network.architecture.summary()
        self.sample = sample
        self.network = network.name
        logits = network.network.architecture.logitLayer
        self.classNames = classNames
    }

    package var flow: Flow {
        var input = Tile(sample.picture, caption: "input")
        input.range = .unit
        return Flow(
            table: table, input: input, stages: stages, outcome: probabilities,
            legend: "the strongest maps; 1 stands for the greatest of each layer",
            rest: "all maps of a layer: `activations \(sample.path)")
    }

    /// Every layer in numbers.
    private var table: Table {
        let columns = [
            Column("layer"), Column("kind"), Column("output"), Column("low"), Column("high"), Column("mean"),
            Column("active"),
        ]
        var table = Table(
            title: "\(sample.caption) on its way through \(network)", columns: columns, rows: zip(layers, maps).map(row))
        table.finding = finding
        return table
    }

    /// What comes out at the end, and which layer leaves most of its units silent.
    private var finding: String {
        let verdict = Verdict(Prediction(probabilities: maps.last?.values ?? []), label: sample.label, classNames: classNames)
        let silent = zip(layers, maps).dropLast().compactMap { layer, maps -> (layer: String, cut: String, share: Double)? in
            guard let activation = layer.activation, activation.cutsBelowZero, !maps.values.isEmpty else { return nil }
            return (layer.name, activation.title, Double(maps.values.count { $0 <= 0 }) / Double(maps.values.count))
        }
        let quietest = silent.max { $0.share < $1.share }.map { name, cut, share in
            " Quietest is \(name): its \(cut) cuts \(Format.percent(share, decimals: 0)) of its values to zero."
        }
        return "\(sample.caption): \(network) \(verdict.words).\(quietest ?? "")"
    }

    private func row(_ layer: LayerSummary, _ maps: FeatureMaps) -> [Value] {
        let (low, high) = maps.range
        let count = Double(max(maps.values.count, 1))
        return [
            .text(layer.name), .text(layer.kind), .text("\(layer.output)"), .number(Double(low)),
            .number(Double(high)), .number(maps.values.reduce(0.0) { $0 + Double($1) } / count),
            .fraction(Double(maps.values.count { $0 > 0 }) / count),
        ]
    }
}

// The layers.
extension ActivationFlow {
    /// The layers that compute something, down to the one before the logits, which the probabilities beside them are made
    /// of; normalizations matter least.
    private var stages: [Flow.Stage] {
        zip(layers, maps).dropLast().filter { $0.0.formula != .handedOn && $0.0.name != logits }.map { layer, maps in
            let (low, high) = maps.range
            let greatest = max(abs(low), abs(high))
            return Flow.Stage(
                name: maps.layer, tiles: tiles(maps, greatest: greatest), greatest: greatest, isSigned: low < 0,
                isMinor: layer.formula.isNormalization)
        }
    }

    /// The maps from the strongest on, as shares of the layer's greatest magnitude; all units of a flat layer in one.
    private func tiles(_ maps: FeatureMaps, greatest: Float) -> [Tile] {
        let scale = greatest > 0 && greatest.isFinite ? 1 / greatest : 1
        guard maps.isFlat else {
            return maps.strongest.map { channel in
                let values = maps.map(channel)
                var tile = Tile(
                    caption: "\(maps.layer)/\(channel)", width: maps.width, height: maps.height,
                    values: values.map { $0 * scale })
                tile.data = NumberGrid(width: maps.width, height: maps.height, values: values)
                tile.dataScale = scale
                return tile
            }
        }
        guard maps.channels > 0 else { return [] }
        var columns = 1
        while columns * columns < maps.channels { columns += 1 }
        var tile = Tile(
            caption: maps.layer, width: columns, height: (maps.channels + columns - 1) / columns,
            values: maps.values.map { $0 * scale })
        tile.data = NumberGrid(width: maps.channels, height: 1, values: maps.values)
        return [tile]
    }
}

// The answer.
extension ActivationFlow {
    private var probabilities: Chart {
        let values = maps.last?.values ?? []
        let verdict = Prediction(probabilities: values).ranking.first
        let bars = values.indices.map { place in
            Series.Bar(
                label: classNames[place], value: Double(values[place]), note: place == sample.label ? "labeled" : "",
                tint: place != verdict ? .plain : sample.label.map { $0 == place ? .good : .bad } ?? .accent)
        }
        return Chart(
            kind: .bars, series: [Series(name: network, bars: bars)], style: .fraction, minimum: 0, maximum: 1)
    }
}
