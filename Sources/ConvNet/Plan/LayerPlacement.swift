import Kernels

/// Where everything of one layer stands.
struct LayerPlacement {
    let input: PhysicalShape
    let output: PhysicalShape
    /// For each of the layer's tensors, in their order.
    let tensors: [Placement]
}

extension Architecture {
    /// The physical shape of the input image, and the placement of every layer.
    func placements() -> (input: PhysicalShape, layers: [LayerPlacement]) {
        let first = readsUnpadded ? PhysicalShape.unpadded(input) : PhysicalShape(input)
        var (result, current) = ([LayerPlacement](), first)
        for (layer, shape) in zip(layers, shapes) {
            let output: PhysicalShape
            switch layer {
            case .flatten: output = current.flattened
            case .relu, .batchNormalization, .dropout, .softmax: output = current
            case .convolution, .dense, .maxPool, .averagePool: output = PhysicalShape(shape)
            }
            result.append(LayerPlacement(
                input: current, output: output, tensors: layer.placements(input: current, output: output)))
            current = output
        }
        return (first, result)
    }

    /// Whether the first layer with weights takes images without padding: a convolution does, and so does everything
    /// behind a flatten if the image fills whole vectors.
    private var readsUnpadded: Bool {
        switch layers.first {
        case .convolution: true
        case .flatten: input.count % Lanes.count == 0
        default: false
        }
    }
}

extension Layer {
    fileprivate func placements(input: PhysicalShape, output: PhysicalShape) -> [Placement] {
        switch self {
        case .convolution(_, let height, let width, _, _):
            [
                Placement(
                    outer: height * width, middle: input.channels, middleDepth: input.depth,
                    inner: output.channels, innerDepth: output.depth),
                output.vector,
            ]
        case .dense:
            [
                Placement(
                    outer: input.groups, middle: input.channels, middleDepth: input.depth,
                    inner: output.channels, innerDepth: output.depth),
                output.vector,
            ]
        case .batchNormalization:
            Array(repeating: input.vector, count: 4)
        default: []
        }
    }
}

extension PhysicalShape {
    /// One number for each channel of a map, for each place of a vector.
    fileprivate var vector: Placement {
        switch shape {
        case .map: Placement(outer: 1, middle: 1, middleDepth: 1, inner: channels, innerDepth: depth)
        case .flat: placement
        }
    }
}
