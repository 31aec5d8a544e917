/// One row of the table that describes a network.
public struct LayerSummary: Sendable, Hashable {
    /// "conv1", "bn1", "pool1", "dropout1", "flatten", "dense1" …: a stem and a count from 1.
    public let name: String
    /// "convolution", "batch normalization" …
    public let kind: String
    /// The layer as it is written in a specification, its ReLU with it: "conv 16 3x3 relu".
    public let specification: String
    /// Which elements of `Architecture.layers` the row stands for: two where a ReLU belongs to the layer.
    public let layers: Range<Int>
    public let output: Shape
    /// All numbers that the layer keeps, the moving averages of batch normalisation among them.
    public let parameters: Int
    /// Those of them that training changes by their gradient.
    public let trainableParameters: Int
    /// Multiply-adds for one image, in use.
    public let macs: Int
    /// What one unit sees of the input, never more than the input.
    public let receptiveField: ReceptiveField
}

extension Architecture {
    /// A row for each layer, in order. A ReLU directly behind a convolution or dense layer is part of its row.
    public func summary() -> [LayerSummary] {
        var (rows, counts, index) = ([LayerSummary](), [String: Int](), 0)
        var sight = Sight(input: input)
        for item in LayerItem.items(of: layers) {
            let layer = item.layers[0]
            let range = index..<index + item.layers.count
            counts[layer.stem, default: 0] += 1
            let count = counts[layer.stem] ?? 1
            let name = layer == .flatten && count == 1 ? "flatten" : "\(layer.stem)\(count)"
            sight.pass(layer)
            let tensors = layer.tensors(input: shape(before: index))
            let output = shapes[range.upperBound - 1]
            rows.append(LayerSummary(
                name: name, kind: layer.kind, specification: item.text, layers: range, output: output,
                parameters: tensors.reduce(0) { $0 + $1.count },
                trainableParameters: tensors.filter(\.trainable).reduce(0) { $0 + $1.count },
                macs: layer.macs(input: shape(before: index), output: output),
                receptiveField: sight.field))
            index = range.upperBound
        }
        return rows
    }
}

extension Layer {
    fileprivate func macs(input: Shape, output: Shape) -> Int {
        switch self {
        case .convolution(_, let height, let width, _, _): output.count * height * width * input.channels
        case .dense(let units): input.count * units
        case .batchNormalization: output.count
        default: 0
        }
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

    mutating func pass(_ layer: Layer) {
        switch layer {
        case .convolution(_, let height, let width, let stride, _): slide(height, width, stride)
        case .maxPool(let size, let stride), .averagePool(let size, let stride): slide(size, size, stride)
        case .dense: extent = (1 << 30, 1 << 30)
        default: break
        }
    }

    private mutating func slide(_ height: Int, _ width: Int, _ stride: Int) {
        extent = (extent.height + (height - 1) * step, extent.width + (width - 1) * step)
        step = min(step * stride, 1 << 20)
    }
}
