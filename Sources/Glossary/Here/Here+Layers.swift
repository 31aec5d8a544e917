import ConvNet
import Words

/// Kinds of layer.
extension Here {
    static func layer(_ network: Network) -> String? {
        let rows = network.layersInHand
        let weighted = rows.count { $0.isTrained }
        return "\(Format.count(rows.count, "layer")), the softmax among them; \(Format.integer(weighted)) of them "
            + "\(weighted == 1 ? "has" : "have") parameters"
    }

    static func architecture(_ network: Network) -> String? {
        "\(network.architecture.input) in, \(Format.integer(network.architecture.classes)) probabilities out: "
            + network.architecture.specification
    }

    static func convolution(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard layer.isConvolution, let shape = layer.kernel?.shape, let filters = shape.last,
                let products = layer.productsInSum
            else { return nil }
            return "\(layer.name): \(Format.count(filters, "filter")) of \(sides(shape.dropLast())), so "
                + "\(Format.integer(filters)) × \(Format.integer(products)) + \(Format.integer(filters)) = "
                + "\(Format.integer(layer.row.parameters)) parameters"
        }
    }

    static func dense(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard layer.isDense, let shape = layer.kernel?.shape, shape.count == 2 else { return nil }
            return "\(layer.name): \(Format.integer(shape[0])) × \(Format.integer(shape[1])) + "
                + "\(Format.integer(shape[1])) = \(Format.integer(layer.row.parameters)) parameters"
        }
    }

    static func flatten(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard layer.row.formula == .handedOn, layer.input != layer.output else { return nil }
            return "\(layer.name): \(layer.input) becomes \(product(layer.input)) numbers"
        }
    }

    static func dropout(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard layer.row.kind == "dropout", let rate = rate(layer) else { return nil }
            guard rate > 0 else { return "\(layer.name): rate 0, so it does nothing" }
            let count = layer.input.count
            return "\(layer.name): rate \(Format.number(rate)), so of each image about "
                + "\(Format.integer(Int((Double(count) * rate).rounded()))) of \(Format.integer(count)) numbers become 0 "
                + "and the others are multiplied by \(Format.number(1 / (1 - rate)))"
        }
    }

    /// The number among a layer's details.
    static func rate(_ layer: LayerInHand) -> Double? {
        layer.row.details.joined().lazy.compactMap { if case .number(let number) = $0 { number } else { nil } }.first
    }

    static func batchNormalization(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard layer.row.formula.isNormalization else { return nil }
            let channels = layer.input.channels
            return "\(layer.name): \(Format.count(channels, "channel")), so 4 × \(Format.integer(channels)) = "
                + "\(Format.integer(layer.row.parameters)) parameters, \(Format.integer(layer.row.trainableParameters)) of "
                + "them trained"
        }
    }

    static func softmax(_ network: Network) -> String? {
        guard let last = network.layersInHand.last(where: { !$0.row.isSoftmax }) else { return nil }
        let classes = network.architecture.classes
        return "\(Format.count(classes, "probability", plural: "probabilities")) of the "
            + "\(Format.count(classes, "logit")) of \(last.name); equal logits would give each class "
            + Format.percent(1 / Double(max(1, classes)))
    }

    static func logit(_ network: Network) -> String? {
        guard let last = network.layersInHand.last(where: { !$0.row.isSoftmax }) else { return nil }
        return "\(last.name) gives \(Format.count(last.output.count, "logit")), one for each class"
    }

    static func hiddenLayer(_ network: Network) -> String? {
        let weighted = network.layersInHand.filter(\.row.formula.isWeightedSum)
        guard let last = weighted.last, let hidden = line(weighted.dropLast().map(\.name), between: ", ") else { return nil }
        return "hidden layers with weights: \(hidden); \(last.name) is the output layer"
    }
}

extension Format {
    /// A count of things whose plural has a form of its own.
    static func count(_ number: Int, _ thing: String, plural: String) -> String {
        "\(integer(number)) \(number == 1 ? thing : plural)"
    }
}
