/// One named tensor of a layer: its shape in the layer's own letters, and how a new network fills it.
///
/// Convolution kernels are HWIO (rows, columns, input channels, filters), dense kernels IO, as in Keras.
struct TensorRole: Sendable, Hashable {
    enum Start: Sendable, Hashable {
        case zeros, ones
        /// Uniform between ±√(6 ÷ (fan in + fan out)).
        case glorotUniform(fanIn: Int, fanOut: Int)
    }

    /// "kernel", "bias", "gamma", "beta", "moving_mean", "moving_variance".
    let role: String
    let shape: [Int]
    let trainable: Bool
    let start: Start

    var count: Int { shape.reduce(1, *) }
}

extension Layer {
    /// The tensors that the layer keeps for an input of the given shape, in the order of the parameter array.
    func tensors(input: Shape) -> [TensorRole] {
        switch self {
        case .convolution(let filters, let height, let width, _, _):
            let area = height * width
            return [
                TensorRole(
                    role: "kernel", shape: [height, width, input.channels, filters], trainable: true,
                    start: .glorotUniform(fanIn: area * input.channels, fanOut: area * filters)),
                TensorRole(role: "bias", shape: [filters], trainable: true, start: .zeros),
            ]
        case .dense(let units):
            return [
                TensorRole(
                    role: "kernel", shape: [input.count, units], trainable: true,
                    start: .glorotUniform(fanIn: input.count, fanOut: units)),
                TensorRole(role: "bias", shape: [units], trainable: true, start: .zeros),
            ]
        case .batchNormalization:
            let shape = [input.channels]
            return [
                TensorRole(role: "gamma", shape: shape, trainable: true, start: .ones),
                TensorRole(role: "beta", shape: shape, trainable: true, start: .zeros),
                TensorRole(role: "moving_mean", shape: shape, trainable: false, start: .zeros),
                TensorRole(role: "moving_variance", shape: shape, trainable: false, start: .ones),
            ]
        default: return []
        }
    }
}

/// Where a tensor stands in the flat parameter array of a network.
public struct TensorEntry: Sendable, Hashable {
    /// "conv1/kernel", "bn1/gamma" …
    public let name: String
    /// Rows, columns, input channels, filters for convolutions; inputs, units for dense kernels; else one number.
    public let shape: [Int]
    /// Whether training changes it by its gradient; the moving averages follow the batches instead.
    public let trainable: Bool
    /// Its place in `Network.parameters`.
    public let range: Range<Int>
    /// The element of `Architecture.layers` that it belongs to.
    public let layer: Int

    let start: TensorRole.Start
}

extension Architecture {
    /// Every tensor of the network in the order of its flat parameter array: layer by layer, and within one layer
    /// kernel, bias or gamma, beta, moving mean, moving variance.
    public func tensors() -> [TensorEntry] {
        var (entries, offset) = ([TensorEntry](), 0)
        for row in summary() {
            let index = row.layers.lowerBound
            for role in layers[index].tensors(input: shape(before: index)) {
                entries.append(TensorEntry(
                    name: "\(row.name)/\(role.role)", shape: role.shape, trainable: role.trainable,
                    range: offset..<offset + role.count, layer: index, start: role.start))
                offset += role.count
            }
        }
        return entries
    }
}
