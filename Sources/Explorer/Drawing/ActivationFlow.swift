import ConvNet
import Display
import Insight

/// A sample on its way through every layer, to the probabilities.
struct ActivationFlow {
    /// Units of a flat layer in one row of its picture.
    private static let unitsInRow = 32

    private let maps: [FeatureMaps]
    private let layers: [LayerSummary]
    private let sample: Sample
    private let network: String
    private let classNames: [String]
    private let width: Int

    /// - Parameter width: columns of the screen, into which one row of maps of each layer is to fit.
    init(_ maps: [FeatureMaps], of sample: Sample, network: NamedNetwork, classNames: [String], width: Int) {
        self.maps = maps
        layers = network.network.architecture.summary()
        self.sample = sample
        self.network = network.name
        self.classNames = classNames
        self.width = width
    }

    var table: Table {
        let columns = [
            Column("layer"), Column("kind"), Column("output"), Column("low"), Column("high"), Column("mean"),
            Column("active"),
        ]
        var table = Table(
            title: "\(sample.caption) on its way through \(network)", columns: columns,
            rows: zip(layers, maps).map(row), notes: notes,
            drawing: [.picture(input)] + zip(layers, maps).dropLast().filter { $0.0.changesItsInput }.map(stage)
                + [.chart(probabilities)])
        table.finding = finding
        return table
    }

    /// What comes out at the end, and which layer leaves most of its units silent.
    private var finding: String {
        let verdict = Verdict(Prediction(probabilities: maps.last?.values ?? []), label: sample.label) { label in
            classNames.indices ~= label ? classNames[label] : "\(label)"
        }
        let silent = zip(layers, maps).dropLast().filter { $0.0.changesItsInput && !$0.1.values.isEmpty }.map { layer, maps in
            (layer.name, Double(maps.values.count { $0 <= 0 }) / Double(maps.values.count))
        }
        let quietest = silent.max { $0.1 < $1.1 }.map { name, share in
            " Quietest is \(name): \(Format.percent(share, decimals: 0)) of its values are not above zero."
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

    private var input: PictureOutput { PictureOutput(tiles: [Tile(sample.picture, caption: "input")]) }

    /// The first maps of a layer, as many as stand side by side; all units of a flat one in rows.
    private func stage(_ layer: LayerSummary, _ maps: FeatureMaps) -> Output {
        let title = "\(layer.name) · \(layer.kind) · \(layer.output)"
        guard !maps.isFlat else {
            let rows = (maps.channels + Self.unitsInRow - 1) / Self.unitsInRow
            let tile = Tile(width: min(maps.channels, Self.unitsInRow), height: rows, values: maps.values)
            return .picture(PictureOutput(title: title, tiles: [tile], range: maps.pictureRange))
        }
        let slot = max(maps.width, 10) + 2
        let shown = min(maps.channels, max((width + 2) / slot, 1))
        let tiles = (0..<shown).map { channel in
            Tile(
                caption: "\(layer.name)/\(channel)", width: maps.width, height: maps.height, values: maps.map(channel))
        }
        return .picture(PictureOutput(
            title: title, tiles: tiles, range: maps.pictureRange, total: maps.channels,
            rest: "activations \(sample.path) \(layer.name)"))
    }

    private var probabilities: Chart {
        let last = maps.last
        let bars = (last?.values ?? []).enumerated().map { place, value in
            Series.Bar(
                label: classNames.indices ~= place ? classNames[place] : "\(place)", value: Double(value),
                note: place == sample.label ? "labelled" : "")
        }
        return Chart(
            title: last.map { "\($0.layer) · probabilities" }, kind: .bars, series: [Series(name: network, bars: bars)],
            style: .fraction, minimum: 0, maximum: 1)
    }

    private var notes: [String] {
        let silent = layers.dropLast().filter { !$0.changesItsInput }.map(\.name)
        return silent.isEmpty ? [] : ["\(silent.joined(separator: ", ")) hand on what they get"]
    }
}

extension LayerSummary {
    /// Whether the layer computes anything in use: dropout and flatten do not.
    fileprivate var changesItsInput: Bool { kind != "dropout" && kind != "flatten" }
}
