import ConvNet
import Display
import Insight
import Subjects
import Words

/// A sample on its way through the network on one screen: a column for each layer, its strongest maps below each other,
/// and the probabilities that come out.
package struct ActivationFlow {
    /// The longest side of a map as it is drawn, at least and at most, and columns between two maps.
    private static let sides = 10...28
    private static let gap = 2
    /// Lines that are no maps, no bars and no remarks: title, scales, a blank, the prompt.
    private static let otherLines = 5
    /// Maps of a layer that are worth more than larger ones.
    private static let mapsWanted = 3

    private let maps: [FeatureMaps]
    private let layers: [LayerSummary]
    private let sample: Sample
    private let network: String
    private let classNames: ClassNames
    private let size: (columns: Int, rows: Int)

    /// - Parameter size: of the screen; what is drawn has 24 to 60 lines.
    package init(_ maps: [FeatureMaps], of sample: Sample, network: NamedNetwork, classNames: ClassNames,
        size: (columns: Int, rows: Int)
    ) {
        self.maps = maps
        layers = network.network.architecture.summary()
        self.sample = sample
        self.network = network.name
        self.classNames = classNames
        self.size = size
    }

    package var table: Table {
        let columns = [
            Column("layer"), Column("kind"), Column("output"), Column("low"), Column("high"), Column("mean"),
            Column("active"),
        ]
        var table = Table(
            title: "\(sample.caption) on its way through \(network)", columns: columns,
            rows: zip(layers, maps).map(row), notes: notes, drawing: [.picture(picture), .chart(probabilities)])
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

    private var lines: Int { min(max(size.rows, 24), 60) }
    /// All classes where there is room, else the likeliest.
    private var barsShown: Int { lines < 30 ? 3 : lines < 36 ? 5 : 10 }
    private var columnsShown: Int { max(2, (size.columns + Self.gap) / (Self.sides.lowerBound + Self.gap)) }

    /// The longest side of a map, as large as the width allows without leaving out maps, and rows of maps.
    private func grid(of stages: Int) -> (side: Int, rows: Int) {
        let remarks = notes.reduce(0) { $0 + ($1.count + size.columns - 1) / max(1, size.columns) }
        let free = lines - Self.otherLines - remarks - barsShown
        func rows(_ side: Int) -> Int { max(1, free / ((side + 1) / 2 + 1)) }
        let widest = (size.columns + Self.gap) / (stages + 1) - Self.gap
        let wanted = min(Self.mapsWanted, rows(Self.sides.lowerBound))
        let side = Self.sides.last { $0 <= widest && rows($0) >= wanted } ?? Self.sides.lowerBound
        return (side, rows(side))
    }
}

// The layers.
extension ActivationFlow {
    /// The layers that get a column: those that compute, normalisations only where there is room for all; of too many
    /// some evenly between the first and the last.
    private var stages: [FeatureMaps] {
        let computing = zip(layers, maps).dropLast().filter { $0.0.formula != .handedOn }
        let room = columnsShown - 1
        let chosen = computing.count <= room ? computing : computing.filter { !$0.0.formula.isNormalization }
        guard chosen.count > room, room > 1 else { return chosen.prefix(room).map(\.1) }
        return (0..<room).map { chosen[$0 * (chosen.count - 1) / (room - 1)].1 }
    }

    private var picture: PictureOutput {
        let stages = stages
        let (side, most) = grid(of: stages.count)
        let isSigned = stages.contains { $0.range.low < 0 }
        let rows = min(most, stages.map { $0.isFlat ? 1 : $0.channels }.max() ?? 1)
        var input = Tile(sample.picture, caption: "input").shrunk(to: side)
        input.range = .unit
        let blank = Tile(width: 0, height: 0, values: [])
        let tiles = (0..<rows).flatMap { row in
            [row == 0 ? input : blank] + stages.map { tile($0, row: row, side: side) ?? blank }
        }
        return PictureOutput(
            tiles: tiles, columns: stages.count + 1, range: isSigned ? .symmetric(max: 1) : .span(low: 0, high: 1))
    }

    /// The map that is the `row`th strongest, as shares of the layer's greatest magnitude; all units of a flat layer.
    private func tile(_ maps: FeatureMaps, row: Int, side: Int) -> Tile? {
        let (low, high) = maps.range
        let largest = max(abs(low), abs(high))
        let scale = largest > 0 && largest.isFinite ? 1 / largest : 1
        if maps.isFlat {
            guard row == 0, maps.channels > 0 else { return nil }
            var columns = 1
            while columns * columns < maps.channels { columns += 1 }
            var tile = Tile(
                caption: maps.layer, width: columns, height: (maps.channels + columns - 1) / columns,
                values: maps.values.map { $0 * scale })
            tile.data = NumberGrid(width: maps.channels, height: 1, values: maps.values)
            return tile.shrunk(to: side)
        }
        let strongest = maps.strongest
        guard row < strongest.count else { return nil }
        let values = maps.map(strongest[row])
        var tile = Tile(
            caption: "\(maps.layer)/\(strongest[row])", width: maps.width, height: maps.height,
            values: values.map { $0 * scale })
        tile.data = NumberGrid(width: maps.width, height: maps.height, values: values)
        tile.dataScale = scale
        return tile.shrunk(to: side)
    }

    private var notes: [String] {
        let stages = stages
        guard !stages.isEmpty else { return [] }
        let scales = stages.map { maps in
            "\(maps.layer) \(Format.number(Double(max(abs(maps.range.low), abs(maps.range.high)))))"
        }
        let left = zip(layers, maps).dropLast().filter { layer, maps in
            layer.formula != .handedOn && !stages.contains { $0.layer == maps.layer }
        }.map(\.0.name)
        let example = left.first ?? stages.first?.layer ?? layers.first?.name ?? ""
        return [
            "the strongest maps; 1 stands for the greatest of each layer: \(scales.joined(separator: ", "))",
            (left.isEmpty ? "" : "not drawn: \(left.joined(separator: ", ")); ")
                + "all maps of a layer: `activations \(sample.path) \(example)`",
        ]
    }
}

// The answer.
extension ActivationFlow {
    private var probabilities: Chart {
        let values = maps.last?.values ?? []
        let ranking = Prediction(probabilities: values).ranking
        let shown = values.count <= barsShown ? Array(values.indices) : Array(ranking.prefix(barsShown))
        let bars = shown.map { place in
            Series.Bar(
                label: classNames[place], value: Double(values[place]), note: place == sample.label ? "labelled" : "",
                tint: place != ranking.first ? .plain : sample.label.map { $0 == place ? .good : .bad } ?? .accent)
        }
        return Chart(
            kind: .bars, series: [Series(name: network, bars: bars)], style: .fraction, minimum: 0, maximum: 1)
    }
}

extension Tile {
    /// The tile with at most `side` pixels each way: each the number of greatest magnitude that it stands for. A small
    /// one is enlarged by a whole factor. Its data stay as they are.
    func shrunk(to side: Int) -> Tile {
        let longest = max(width, height)
        guard longest > 0, side > 0 else { return self }
        let factor = max(1, side / longest)
        let (rows, columns) = longest > side
            ? (max(1, height * side / longest), max(1, width * side / longest)) : (height * factor, width * factor)
        var tile = self
        if data == nil {
            tile.data = NumberGrid(width: width, height: height, values: values)
            tile.dataScale = 1
        }
        (tile.height, tile.width) = (rows, columns)
        tile.values = (0..<rows * columns).map { place in
            strongest(
                rows: Self.span(place / columns, of: rows, in: height),
                columns: Self.span(place % columns, of: columns, in: width))
        }
        return tile
    }

    /// The pixels that one of `count` new ones stands for, of `size` old ones.
    private static func span(_ place: Int, of count: Int, in size: Int) -> Range<Int> {
        let first = place * size / count
        return first..<max(first + 1, ((place + 1) * size + count - 1) / count)
    }

    private func strongest(rows: Range<Int>, columns: Range<Int>) -> Float {
        var result: Float = 0
        for row in rows {
            for column in columns where row * width + column < values.count {
                let value = values[row * width + column]
                if abs(value) > abs(result) { result = value }
            }
        }
        return result
    }
}
