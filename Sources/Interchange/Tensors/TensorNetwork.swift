import ConvNet
import Translation

/// A network from the tensors of a file and the layers that they were found to fit.
struct TensorNetwork {
    let file: String
    let fit: TensorFit
    let architecture: Architecture

    /// Puts the layers together, each with its tensors in the core's order.
    func assembled(pixels: WeightHints.Pixels?) throws(InterchangeError) -> Assembly {
        var assembly = Assembly(file: file, input: architecture.input, pixels: pixels)
        let maps = fit.order == .torch ? architecture.flattenedMaps : [:]
        for (index, layer) in architecture.layers.enumerated() {
            if let group = fit.groups[index] {
                try assembly.add(layer, try tensors(of: group, flattened: maps[index], &assembly), named: group.name)
            } else {
                try assembly.add(layer, named: layer.specification)
            }
        }
        return assembly
    }

    private func tensors(
        of group: TensorGroup, flattened: Shape?, _ assembly: inout Assembly
    ) throws(InterchangeError) -> [[Float]] {
        switch group.content {
        case .weighted(let kernel, let bias):
            var values = fit.order.values(kernel)
            let units = fit.order.shape(kernel.shape).last ?? 0
            if let flattened, kernel.shape.count == 2 {
                values = TensorOrder.inputs(fromChannelsFirst: values, map: flattened, units: units)
            }
            if bias == nil { assembly.note("layers without a bias in the file have biases of 0") }
            return [values, bias?.values ?? [Float](repeating: 0, count: units)]
        case .normalization(let scale, let shift, let mean, let variance):
            let count = mean.values.count
            let vectors = [
                scale?.values ?? [Float](repeating: 1, count: count), shift?.values ?? [Float](repeating: 0, count: count),
                mean.values, variance.values,
            ]
            guard let flattened else { return vectors }
            return vectors.map { TensorOrder.inputs(fromChannelsFirst: $0, map: flattened, units: 1) }
        }
    }
}
