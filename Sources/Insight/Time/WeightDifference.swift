import ConvNet

/// How the weights of two networks with the same layers differ, tensor by tensor.
package struct WeightDifference: Sendable, Hashable {
    /// In the order of the network.
    package let tensors: [TensorDifference]

    /// - Parameters:
    ///   - layer: the name of one; nil for all.
    ///   - channel: of its filters or units only this one; nil for all.
    /// - Returns: nil if the networks do not have the same tensors.
    package init?(_ before: Network, _ after: Network, layer: String? = nil, channel: Int? = nil) {
        let entries = before.architecture.tensors()
        guard entries == after.architecture.tensors() else { return nil }
        tensors = entries.compactMap { entry in
            let difference = TensorDifference(
                entry, before: before.parameters[entry.range], after: after.parameters[entry.range], channel: channel)
            return layer == nil || layer == difference.layer ? difference : nil
        }
    }

    /// Whether every weight is the same in both.
    package var isEmpty: Bool { tensors.allSatisfy { $0.changed == 0 } }

    /// The weights that differ most of all tensors that gradients change, the greatest difference first.
    package func largest(_ count: Int) -> [WeightChange] {
        let all = tensors.filter(\.isTrainable).flatMap { $0.largest(count) }
        let byPath = all.sorted { $0.path < $1.path }
        return byPath.map(\.magnitude).fallingOrder.prefix(count).map { byPath[$0] }
    }

    /// The tensor that changed most for its size, the moving averages left out; nil where nothing changed.
    package var mostChanged: TensorDifference? {
        tensors.filter { $0.isTrainable && $0.changed > 0 }.max { ($0.relative ?? 0) < ($1.relative ?? 0) }
    }
}

/// How one tensor differs between two networks.
package struct TensorDifference: Sendable, Hashable {
    /// "conv1/kernel".
    package let name: String
    /// "conv1".
    package let layer: String
    /// As `TensorEntry.shape`: rows, columns, inputs, filters for convolutions; inputs, units for dense kernels.
    package let shape: [Int]
    /// Whether training changes it by its gradient.
    package let isTrainable: Bool
    /// The filter, unit or channel that the values belong to: a place of the last side; nil for the whole tensor.
    package let channel: Int?
    package let before: [Float]
    package let after: [Float]

    init(_ entry: TensorEntry, before: ArraySlice<Float>, after: ArraySlice<Float>, channel: Int?) {
        name = entry.name
        layer = String(entry.name.prefix { $0 != "/" })
        (shape, isTrainable, self.channel) = (entry.shape, entry.trainable, channel)
        let units = max(1, entry.shape.last ?? 1)
        func chosen(_ values: ArraySlice<Float>) -> [Float] {
            guard let channel else { return Array(values) }
            return values.enumerated().filter { $0.offset % units == channel }.map(\.element)
        }
        (self.before, self.after) = (chosen(before), chosen(after))
    }

    /// Roots of the sums of squares: of the values before, of those after, and of their differences.
    package var normBefore: Double { Norm.of(before) }
    package var normAfter: Double { Norm.of(after) }
    package var normOfChange: Double { Norm.of(zip(before, after).map { $1 - $0 }) }

    /// The norm of the change as a share of the norm before; nil where that is 0.
    package var relative: Double? { normBefore > 0 ? normOfChange / normBefore : nil }

    /// As many numbers differ.
    package var changed: Int { zip(before, after).count { $0 != $1 } }

    /// The numbers that differ most, the greatest difference first, the lower place first among equals.
    package func largest(_ count: Int) -> [WeightChange] {
        zip(before, after).map { abs($1 - $0) }.fallingOrder.lazy.filter { before[$0] != after[$0] }.prefix(count).map {
            WeightChange(path: path(of: $0), before: before[$0], after: after[$0])
        }
    }

    /// What a line calls the number at a place of the tensor: `conv2/3/kernel/1,1,4`, `dense1/12/kernel/7`, `bn1/3/gamma`.
    package func path(of place: Int) -> String {
        let role = name.dropFirst(layer.count + 1)
        let units = max(1, shape.last ?? 1)
        let (unit, rest) = channel.map { ($0, place) } ?? (place % units, place / units)
        switch shape.count {
        case 4:
            let (input, position) = (rest % shape[2], rest / shape[2])
            let place = "\(position / shape[1]),\(position % shape[1])"
            return "\(layer)/\(unit)/\(role)/\(place)" + (shape[2] > 1 ? ",\(input)" : "")
        case 2: return "\(layer)/\(unit)/\(role)/\(rest)"
        default: return "\(layer)/\(unit)/\(role)"
        }
    }
}

/// One number that differs between two networks.
package struct WeightChange: Sendable, Hashable {
    /// "conv2/3/kernel/1,1,4".
    package let path: String
    package let before: Float
    package let after: Float

    package var magnitude: Float { abs(after - before) }
}
