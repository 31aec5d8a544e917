import Display
import Insight
import Painting
import Subjects
import Words

/// What one layer makes of a sample, in pictures and numbers.
package struct ActivationDrawing {
    /// Units of a flat layer that get a bar of their own.
    private static let barsShown = 16

    private let sample: Sample

    package init(of sample: Sample) { self.sample = sample }

    /// All maps of a layer, or the units of a flat one.
    package func layer(_ layer: FeatureMaps) -> Table {
        let rows = (0..<layer.channels).map { row(layer, $0) }
        let title = "\(layer.layer) \(layer.size) of \(sample.caption)"
        var table = Table(
            title: title, columns: layer.isFlat ? Self.unitColumns : Self.channelColumns, rows: rows,
            drawing: layer.isFlat ? units(layer) : [.picture(gallery(layer))])
        table.finding = finding(layer)
        return table
    }

    /// The strongest unit of a layer, and how many units or maps are silent.
    private func finding(_ layer: FeatureMaps) -> String {
        let what = layer.isFlat ? "units" : "maps"
        let silent = (0..<layer.channels).count { channel in layer.map(channel).allSatisfy { $0 <= 0 } }
        let shares = silent == 0 ? "each of \(layer.channels) \(what) is somewhere above zero"
            : "\(silent) of \(layer.channels) \(what) are nowhere above zero"
        let text = "\(layer.layer) of \(sample.caption): \(shares)"
        let strongest = layer.isFlat
            ? layer.strongest.first
            : (0..<layer.channels).max { (layer.map($0).max() ?? 0) < (layer.map($1).max() ?? 0) }
        guard let strongest, let high = layer.map(strongest).max() else { return text + "." }
        let place = layer.summary(of: strongest).map { "/\($0.peakRow),\($0.peakColumn)" } ?? ""
        return text + "; the highest value is \(Format.number(Double(high))), at "
            + "\(layer.layer)/\(strongest)\(layer.isFlat ? "" : place)."
    }

    /// One map, large.
    package func channel(_ layer: FeatureMaps, _ channel: Int) -> Table {
        let picture = PictureOutput(
            tiles: [tile(layer, channel, caption: "\(layer.layer)/\(channel) of \(sample.caption)")],
            range: PictureRange(layer.map(channel)))
        var notes: [String] = []
        if let summary = layer.summary(of: channel) {
            notes.append(
                "highest \(Format.number(Double(summary.high))) at \(layer.layer)/\(channel)/"
                    + "\(summary.peakRow),\(summary.peakColumn) · mean \(Format.number(Double(summary.mean))) · "
                    + "\(Format.percent(Double(summary.active), decimals: 0)) above zero")
        }
        var table = Table(
            columns: Self.channelColumns, rows: [row(layer, channel)], notes: notes, drawing: [.picture(picture)])
        table.finding = "\(layer.layer)/\(channel) of \(sample.caption): "
            + (notes.isEmpty ? "no values" : notes.joined(separator: "; ").replacing(" · ", with: ", ")) + "."
        return table
    }

    /// One number.
    ///
    /// - Parameter origin: the layer of the logits, for a probability, which is no sum of its own
    package func unit(
        _ layer: FeatureMaps, channel: Int, row: Int = 0, column: Int = 0, origin: String? = nil
    ) -> Table {
        let value = Double(layer.value(channel: channel, row: row, column: column) ?? 0)
        let path = UnitPath(
            layer: layer.layer, channel: channel,
            position: layer.isFlat ? nil : UnitPath.Position(row: row, column: column))
        let words = "\(path) is \(Format.number(value)) on \(sample.caption)"
        var table = Table(
            columns: [Column("sample"), Column("unit"), Column("value")],
            rows: [[.text("\(sample.path)"), .text("\(path)"), .number(value)]],
            notes: [origin.map { "it is made of all logits: `why \($0)/\(channel) \(sample.path)` opens the one of its class" }
                ?? "`why \(path) \(sample.path)` shows the sum behind it"],
            drawing: [.text(words)])
        table.finding = words + "."
        return table
    }

    static let channelColumns = [
        Column("unit"), Column("low"), Column("high"), Column("mean"), Column("active"), Column("peak"),
        Column("values"),
    ]

    static let unitColumns = [Column("unit"), Column("value")]

    private func row(_ layer: FeatureMaps, _ channel: Int) -> [Value] {
        let unit = Value.text("\(layer.layer)/\(channel)")
        if layer.isFlat { return [unit, .number(Double(layer.value(channel: channel) ?? 0))] }
        guard let summary = layer.summary(of: channel) else { return [unit] }
        return [
            unit, .number(Double(summary.low)), .number(Double(summary.high)), .number(Double(summary.mean)),
            .fraction(Double(summary.active)),
            .list([.integer(summary.peakRow), .integer(summary.peakColumn)]), values(layer, channel),
        ]
    }

    /// The numbers of a map, a list for each of its rows.
    private func values(_ layer: FeatureMaps, _ channel: Int) -> Value {
        let numbers = layer.map(channel).map { Value.number(Double($0)) }
        let starts = stride(from: 0, to: numbers.count, by: max(layer.width, 1))
        return .list(starts.map { .list(Array(numbers[$0..<min($0 + layer.width, numbers.count)])) })
    }

    private func tile(_ layer: FeatureMaps, _ channel: Int, caption: String) -> Tile {
        Tile(caption: caption, width: layer.width, height: layer.height, values: layer.map(channel))
    }

    private func gallery(_ layer: FeatureMaps) -> PictureOutput {
        PictureOutput(
            tiles: (0..<layer.channels).map { tile(layer, $0, caption: "\(layer.layer)/\($0)") },
            range: layer.pictureRange)
    }

    /// Bars of a flat layer's strongest units.
    private func units(_ layer: FeatureMaps) -> [Output] {
        let strongest = layer.strongest.prefix(Self.barsShown)
        let bars = Chart(
            title: layer.channels > strongest.count
                ? "the \(strongest.count) strongest of \(layer.channels) units" : nil,
            kind: .bars,
            series: [Series(name: layer.layer, bars: strongest.map { channel in
                .init(label: "\(layer.layer)/\(channel)", value: Double(layer.value(channel: channel) ?? 0))
            })])
        return [.chart(bars)]
    }
}

extension FeatureMaps {
    /// `26×26×16`, or `64`.
    package var size: String { isFlat ? "\(channels)" : "\(height)×\(width)×\(channels)" }

    /// A scale on which all maps of the layer can be compared.
    var pictureRange: PictureRange { PictureRange(values) }
}

extension PictureRange {
    /// From zero to the highest value; with values below zero, as far to both sides as any reaches.
    init(_ values: [Float]) {
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        self = low < 0 ? .symmetric(max: max(-low, high)) : .span(low: 0, high: high > 0 ? high : 1)
    }
}
