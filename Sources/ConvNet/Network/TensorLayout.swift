/// Where a tensor stands in the flat parameter array of a network.
public struct TensorEntry: Sendable, Hashable {
    /// "conv1/kernel", "bn1/gamma" …
    public let name: String
    /// Rows, columns, input channels, filters for convolutions; inputs, units for dense kernels; else one number.
    public let shape: [Int]
    /// Whether training changes it by its gradient; the moving averages follow the batches instead.
    public let trainable: Bool
    /// Whether no number of it may lie below 0.
    let isNeverNegative: Bool
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
        for row in summary() where !row.isSoftmax {
            let index = row.layers.lowerBound
            for role in layers[index].kind.tensors(input: shape(before: index)) {
                entries.append(TensorEntry(
                    name: "\(row.name)/\(role.role)", shape: role.shape, trainable: role.trainable,
                    isNeverNegative: role.isNeverNegative, range: offset..<offset + role.count, layer: index, start: role.start))
                offset += role.count
            }
        }
        return entries
    }
}
