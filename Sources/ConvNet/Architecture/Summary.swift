/// One row of the table that describes a network.
public struct LayerSummary: Sendable, Hashable {
    /// "conv1", "bn1", "pool1", "dropout1", "flatten", "dense1" …: a stem and a count from 1.
    public let name: String
    /// "convolution", "batch normalization" …
    public let kind: String
    /// The layer as it is written in a specification, its activation with it: "conv 16 3x3 relu".
    public let specification: String
    /// Which elements of `Architecture.layers` the row stands for: two where an activation belongs to the layer.
    public let layers: Range<Int>
    /// How a number that the layer gives, before its activation, comes from those that it reads.
    public let formula: Formula
    /// The activation that belongs to the layer; nil for none.
    public let activation: ElementFunction?
    public let output: Shape
    /// All numbers that the layer keeps, the moving averages of batch normalisation among them.
    public let parameters: Int
    /// Those of them that training changes by their gradient.
    public let trainableParameters: Int
    /// Multiply-adds for one image, in use.
    public let macs: Int
    /// What one unit sees of the input, never more than the input.
    public let receptiveField: ReceptiveField

    /// The function that made the numbers that the row gives: its activation, or the layer itself where it is one.
    public var lastFunction: ElementFunction? { activation ?? formula.function }
}

extension Architecture {
    /// A row for each layer, in order. An activation directly behind a convolution or dense layer is part of its row.
    public func summary() -> [LayerSummary] {
        var (rows, counts, index) = ([LayerSummary](), [String: Int](), 0)
        var sight = Sight(input: input)
        for item in LayerItem.items(of: layers) {
            let (layer, names) = (item.layers[0], item.layers[0].names)
            let range = index..<index + item.layers.count
            let count = counts[names.stem, default: 0] + 1
            counts[names.stem] = count
            let (input, output) = (shape(before: index), shapes[range.upperBound - 1])
            sight.pass(layer, over: input)
            let tensors = layer.kind.tensors(input: input)
            rows.append(LayerSummary(
                name: names.isFirstNumbered || count > 1 ? "\(names.stem)\(count)" : names.stem, kind: names.title,
                specification: item.text, layers: range, formula: layer.formula,
                activation: item.layers.dropFirst().first?.formula.function, output: output,
                parameters: tensors.reduce(0) { $0 + $1.count },
                trainableParameters: tensors.filter(\.trainable).reduce(0) { $0 + $1.count },
                macs: layer.kind.multiplyAdds(input: input, output: output), receptiveField: sight.field))
            index = range.upperBound
        }
        return rows
    }
}

/// The receptive field while it grows from layer to layer: its extent and the step between neighbouring units.
private struct Sight {
    private let input: Shape
    private var extent = (height: 1, width: 1)
    private var step = 1

    init(input: Shape) { self.input = input }

    var field: ReceptiveField {
        guard case .map(let height, let width, _) = input else { return ReceptiveField(height: 1, width: 1) }
        return ReceptiveField(height: min(extent.height, height), width: min(extent.width, width))
    }

    mutating func pass(_ layer: Layer, over shape: Shape) {
        if layer.formula.reach == .everything { extent = (1 << 30, 1 << 30) }
        guard let (rows, columns) = layer.windows(over: shape) else { return }
        extent = (extent.height + (rows.size - 1) * step, extent.width + (columns.size - 1) * step)
        step = min(step * rows.stride, 1 << 20)
    }
}
