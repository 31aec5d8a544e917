import ConvNet
import Words

/// Sizes, and statistics of the weights.
extension Here {
    static func multiplyAdd(_ network: Network) -> String? {
        let rows = network.layersInHand
        guard let largest = rows.max(by: { $0.row.macs < $1.row.macs }), largest.row.macs > 0 else { return nil }
        let all = rows.reduce(0) { $0 + $1.row.macs }
        let share = all > largest.row.macs ? ", \(Format.integer(largest.row.macs)) of them in \(largest.name)" : ""
        return "\(Format.integer(all)) for one image\(share)"
    }

    static func operations(_ network: Network) -> String? {
        let all = network.layersInHand.reduce(0) { $0 + $1.row.macs }
        return "2 × \(Format.integer(all)) = \(Format.integer(2 * all)) for one image"
    }

    static func floatingPoint(_ network: Network) -> String? {
        let (count, size) = (network.parameters.count, MemoryLayout<Float>.size)
        return "\(Format.integer(count)) parameters × \(size) bytes = \(Format.bytes(count * size))"
    }

    static func safetensors(_ network: Network) -> String? {
        let tensors = network.architecture.tensors()
        return "\(Format.count(tensors.count, "tensor")) of parameters, "
            + "\(Format.bytes(network.parameters.count * MemoryLayout<Float>.size)) of numbers"
    }

    static func norm(_ network: Network) -> String? {
        kernels(network) { values in values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    }

    static func mean(_ network: Network) -> String? { kernels(network, mean) }

    static func standardDeviation(_ network: Network) -> String? {
        kernels(network) { variance($0).squareRoot() }
    }

    static func variance(_ network: Network) -> String? { kernels(network, variance) }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }

    /// The mean squared distance from the mean.
    private static func variance(_ values: [Double]) -> Double {
        let middle = mean(values)
        return mean(values.map { ($0 - middle) * ($0 - middle) })
    }

    /// A statistic of the weights of each layer.
    private static func kernels(_ network: Network, _ statistic: ([Double]) -> Double) -> String? {
        eachLayer(network, between: ", ") { layer in
            layer.kernel.map { "\(Format.number(statistic(network.values(of: $0).map { Double($0) }))) of \($0.name)" }
        }
    }
}
