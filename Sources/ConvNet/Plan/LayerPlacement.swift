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
        let isUnpadded = layers.first?.kind.readsUnpadded(input) ?? false
        let first = isUnpadded ? PhysicalShape.unpadded(input) : PhysicalShape(input)
        var (result, current) = ([LayerPlacement](), first)
        for (index, layer) in layers.enumerated() {
            let output = layer.formula.reach == .itself ? current.seen(as: shapes[index]) : PhysicalShape(shapes[index])
            result.append(LayerPlacement(
                input: current, output: output,
                tensors: layer.kind.tensors(input: shape(before: index)).map {
                    $0.placement(input: current, output: output)
                }))
            current = output
        }
        return (first, result)
    }
}

extension TensorRole {
    /// A kernel counts places, input channels and outputs; every other tensor has a number for each output, or for each
    /// channel of a map.
    fileprivate func placement(input: PhysicalShape, output: PhysicalShape) -> Placement {
        guard shape.count > 1 else { return output.vector }
        return Placement(
            outer: shape.dropLast().reduce(1, *) / input.channels, middle: input.channels, middleDepth: input.depth,
            inner: output.channels, innerDepth: output.depth)
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
