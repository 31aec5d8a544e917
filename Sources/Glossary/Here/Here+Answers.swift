import ConvNet
import Reproducible
import Words

/// Images, classes and answers.
extension Here {
    static func pixel(_ network: Network) -> String? {
        let input = network.architecture.input
        return "an image is \(plane(input)) with \(Format.count(input.channels, "channel")): \(product(input)) numbers"
    }

    static func classes(_ network: Network) -> String? {
        "the network tells \(Format.count(network.architecture.classes, "class", plural: "classes")) apart"
    }

    static func oneHot(_ network: Network) -> String? {
        let classes = network.architecture.classes
        guard classes > 1 else { return nil }
        return "\(Format.count(classes, "number")), one of them 1 and \(Format.integer(classes - 1)) of them 0"
    }

    static func validationSet(_ network: Network) -> String? {
        network.settings.map { settings in
            settings.validationShare > 0
                ? "the last training kept back \(Format.percent(settings.validationShare)) of the training images"
                : "the last training kept no images back"
        }
    }

    static func chance(_ network: Network) -> String? {
        let classes = network.architecture.classes
        return "1 of \(Format.count(classes, "class", plural: "classes")): "
            + Format.percent(1 / Double(max(1, classes)))
    }

    static func topTwo(_ network: Network) -> String? {
        let classes = network.architecture.classes
        guard classes >= 2 else { return nil }
        return "two different guesses among \(Format.integer(classes)) classes hold the label in "
            + "\(Format.percent(2 / Double(classes))) of all cases"
    }

    static func confusionMatrix(_ network: Network) -> String? {
        let classes = network.architecture.classes
        guard classes > 1 else { return nil }
        return "\(product([classes, classes])) cells, \(Format.integer(classes)) of them for right answers"
    }

    static func confidence(_ network: Network) -> String? {
        "no lower than 1/\(Format.integer(network.architecture.classes)) = "
            + Format.percent(1 / Double(max(1, network.architecture.classes)))
    }

    static func entropy(_ network: Network) -> String? {
        let classes = network.architecture.classes
        guard classes > 1 else { return nil }
        return "at most log \(Format.integer(classes)) = \(Format.number(Exact.log(Double(classes)))), where all "
            + "\(Format.integer(classes)) classes have the same probability"
    }

    static func pixelMap(_ network: Network) -> String? {
        guard case .map(let height, let width, _) = network.architecture.input else { return nil }
        return "one number for each of \(product([height, width])) pixels"
    }

    static func gradCAM(_ network: Network) -> String? {
        guard let last = network.layersInHand.last(where: \.isConvolution) else { return nil }
        return "reads the \(Format.count(last.output.channels, "feature map")) of \(last.name), \(plane(last.output))"
    }

    static func ablation(_ network: Network) -> String? {
        eachLayer(network, between: ", ") { layer in
            guard layer.isConvolution || layer.isDense else { return nil }
            return "\(layer.name) has \(Format.count(layer.output.channels, layer.isConvolution ? "channel" : "unit"))"
        }.map { "one at a time or several: \($0)" }
    }

    static func epsilon(_ network: Network) -> String? {
        let norm = Double(network.inputCount).squareRoot()
        return "each of \(Format.integer(network.inputCount)) numbers may change by epsilon, so the norm of the change is "
            + "at most √\(Format.integer(network.inputCount)) × epsilon = \(Format.number(norm)) × epsilon"
    }

    static func embedding(_ network: Network) -> String? {
        network.lastDense.map {
            "the \(Format.count($0.input.count, "number")) that \($0.name) reads"
        }
    }

    static func projection(_ network: Network) -> String? {
        network.lastDense.map { "from \(Format.count($0.input.count, "dimension")) to 2" }
    }

    static func nearestNeighbor(_ network: Network) -> String? {
        network.lastDense.map { "distances between the \(Format.count($0.input.count, "number")) that \($0.name) reads" }
    }
}
