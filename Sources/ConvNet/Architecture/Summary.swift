/// One row of the table that describes a network.
public struct LayerSummary: Sendable, Hashable {
    /// "conv1", "bn1", "pool1", "dropout1", "flatten", "dense1" …: a stem and a count from 1.
    public let name: String
    /// "convolution", "batch normalization" …
    public let kind: String
    /// The layer as it is written in a specification, its activation with it: "conv 16 3x3 relu".
    public let specification: String
    /// Which elements of `Architecture.layers` the row stands for: two where an activation belongs to the layer. The
    /// softmax, which stands behind them all, is counted as the next.
    public let layers: Range<Int>
    /// The kind with the numbers that matter, and its activation.
    public let details: [[Layer.Detail]]
    /// How a number that the layer gives, before its activation, comes from those that it reads.
    public let formula: Formula
    /// The activation that belongs to the layer; nil for none.
    public let activation: ElementFunction?
    /// The shape that the layer gives.
    public let output: Shape
    /// All numbers that the layer keeps, the moving averages of batch normalization among them.
    public let parameters: Int
    /// Those of them that training changes by their gradient.
    public let trainableParameters: Int
    /// Multiply-adds for one image, in use.
    public let macs: Int
    /// What one unit sees of the input, never more than the input.
    public let receptiveField: ReceptiveField

    /// The function that made the numbers that the row gives: its activation, or the layer itself where it is one.
    public var lastFunction: ElementFunction? { activation ?? formula.function }

    /// Whether it is the softmax at the end, which no architecture holds as a layer.
    public var isSoftmax: Bool { formula == .softmax }
}

extension Architecture {
    /// A row for each layer, in order, and one for the softmax at the end. An activation directly behind a convolution or
    /// dense layer is part of its row.
    public func summary() -> [LayerSummary] {
        var (rows, counts, index) = ([LayerSummary](), [String: Int](), 0)
        var sight = Sight(input: input)
        for item in LayerItem.items(of: layers + [.softmax]) {
            let (layer, names) = (item.layers[0], item.layers[0].names)
            let range = index..<index + item.layers.count
            let count = counts[names.stem, default: 0] + 1
            counts[names.stem] = count
            let (input, output) = (shape(before: index), shape(before: range.upperBound))
            sight.pass(layer, over: input)
            let tensors = layer.kind.tensors(input: input)
            rows.append(LayerSummary(
                name: names.isFirstNumbered || count > 1 ? "\(names.stem)\(count)" : names.stem, kind: names.title,
                specification: item.text, layers: range, details: item.layers.map(\.details), formula: layer.formula,
                activation: item.layers.dropFirst().first?.formula.function, output: output,
                parameters: tensors.reduce(0) { $0 + $1.count },
                trainableParameters: tensors.filter(\.trainable).reduce(0) { $0 + $1.count },
                macs: layer.kind.multiplyAdds(input: input, output: output), receptiveField: sight.field))
            index = range.upperBound
        }
        return rows
    }
}

/// The receptive field while it grows from layer to layer: for each row and each column of a map those of the input between
/// the first and the last that it depends on. Windows that leave a remainder, and those at the border, see less than a
/// count of sizes and strides would have it.
private struct Sight {
    private var rows: [Range<Int>] = []
    private var columns: [Range<Int>] = []

    init(input: Shape) {
        guard case .map(let height, let width, _) = input else { return }
        (rows, columns) = ((0..<height).map { $0..<$0 + 1 }, (0..<width).map { $0..<$0 + 1 })
    }

    /// What the unit that sees most sees.
    var field: ReceptiveField {
        ReceptiveField(height: rows.map(\.count).max() ?? 1, width: columns.map(\.count).max() ?? 1)
    }

    mutating func pass(_ layer: Layer, over shape: Shape) {
        if layer.formula.reach == .everything { (rows, columns) = ([Self.joined(rows[...])], [Self.joined(columns[...])]) }
        guard let windows = layer.windows(over: shape) else { return }
        (rows, columns) = (Self.seen(rows, by: windows.rows), Self.seen(columns, by: windows.columns))
    }

    private static func seen(_ places: [Range<Int>], by window: Window) -> [Range<Int>] {
        (0..<window.output).map { joined(places[window.covered($0..<$0 + 1)]) }
    }

    /// From the first to the last of all.
    private static func joined(_ places: ArraySlice<Range<Int>>) -> Range<Int> {
        let seen = places.filter { !$0.isEmpty }
        guard let first = seen.map(\.lowerBound).min(), let last = seen.map(\.upperBound).max() else { return 0..<0 }
        return first..<last
    }
}
