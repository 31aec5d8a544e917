import ConvNet
import Words

/// Tensors, and the numbers of which a layer is made.
extension Here {
    static func kernel(_ network: Network) -> String? {
        eachLayer(network) { layer in layer.kernel.map { "\($0.name): \(sides($0.shape))" } }
    }

    static func filter(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard layer.isConvolution, let shape = layer.kernel?.shape, let filters = shape.last else { return nil }
            let sides = Array(shape.dropLast())
            return "\(layer.name) has \(Format.count(filters, "filter")) of \(product(sides)) "
                + "\(sides.allSatisfy { $0 == 1 } ? "weight" : "weights") and a bias each"
        }
    }

    static func weight(_ network: Network) -> String? { counts(network, "kernel", "weight", plural: "weights") }
    static func bias(_ network: Network) -> String? { counts(network, "bias", "bias", plural: "biases") }

    private static func counts(_ network: Network, _ role: String, _ word: String, plural: String) -> String? {
        let tensors = network.layersInHand.compactMap { $0.tensor(role) }
        let all = tensors.reduce(0) { $0 + $1.range.count }
        return line(tensors.map { "\(Format.integer($0.range.count)) in \($0.name)" }, between: ", ")
            .map { "\(Format.count(all, word, plural: plural)): \($0)" }
    }

    static func unit(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard layer.row.formula.isWeightedSum else { return nil }
            return "\(layer.name): \(product(layer.output)) \(layer.output.count == 1 ? "unit" : "units")"
        }
    }

    static func weightedSum(_ network: Network) -> String? {
        eachLayer(network, between: ", ") { layer in
            layer.productsInSum.map { "\(Format.integer($0)) in \(layer.name)" }
        }.map { "products in each sum: \($0); a bias is added to them" }
    }

    static func parameter(_ network: Network) -> String? {
        let rows = network.layersInHand.filter { $0.row.parameters > 0 }
        guard let largest = rows.max(by: { $0.row.parameters < $1.row.parameters }) else { return nil }
        let all = Format.integer(network.parameters.count)
        guard rows.count > 1 else { return "\(all) parameters, all in \(largest.name)" }
        return "\(all) parameters, \(Format.integer(largest.row.parameters)) of them in \(largest.name)"
    }

    static func trainableParameter(_ network: Network) -> String? {
        let (all, trained) = (network.parameters.count, network.trainableCount)
        guard trained < all else { return "all \(Format.integer(all)) parameters are trainable" }
        return "\(Format.integer(trained)) of \(Format.integer(all)) parameters are trainable; the other "
            + "\(Format.integer(all - trained)) are moving averages of batch normalization"
    }

    static func tensor(_ network: Network) -> String? {
        let tensors = network.architecture.tensors()
        guard let first = tensors.first else { return nil }
        return "\(Format.count(tensors.count, "tensor")) of parameters, the first of them \(first.name) with shape "
            + sides(first.shape)
    }

    static func shape(_ network: Network) -> String? {
        var shapes = [network.architecture.input]
        for layer in network.layersInHand where layer.output != shapes.last { shapes.append(layer.output) }
        let shown = shapes.count <= 2 * mostNamed ? shapes : Array(shapes.prefix(2 * mostNamed - 1))
        let rest = shown.count < shapes.count ? " → … → \(network.architecture.classes)" : ""
        return shown.map(\.description).joined(separator: " → ") + rest
    }

    static func gamma(_ network: Network) -> String? { ranges(network, "gamma") }
    static func beta(_ network: Network) -> String? { ranges(network, "beta") }

    /// From the least to the greatest number of a tensor of each layer.
    private static func ranges(_ network: Network, _ role: String) -> String? {
        eachLayer(network) { layer in
            guard let tensor = layer.tensor(role), let low = network.values(of: tensor).min(),
                let high = network.values(of: tensor).max()
            else { return nil }
            let count = Format.count(tensor.range.count, "number")
            return low == high
                ? "\(tensor.name): \(count), each \(Format.number(Double(low)))"
                : "\(tensor.name): \(count) from \(Format.number(Double(low))) to \(Format.number(Double(high)))"
        }
    }

    static func movingAverage(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard layer.row.formula.isNormalization else { return nil }
            let channels = layer.input.channels
            return "\(layer.name): \(Format.count(channels, "moving mean")) and \(Format.count(channels, "moving variance"))"
        }
    }
}
