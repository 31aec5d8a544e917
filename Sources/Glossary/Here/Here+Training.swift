import ConvNet
import Reproducible
import Words

/// Training: from the settings of the last one and its history, nil before the first; or from the structure.
extension Here {
    static func loss(_ network: Network) -> String? {
        network.history.last.map { record in
            "after epoch \(record.epoch): \(Format.number(record.loss)) in training"
                + (record.validationLoss.map { ", \(Format.number($0)) on the validation images" } ?? "")
        }
    }

    static func accuracy(_ network: Network) -> String? {
        network.history.last.map { record in
            "after epoch \(record.epoch): \(Format.percent(record.accuracy)) in training"
                + (record.validationAccuracy.map { ", \(Format.percent($0)) on the validation images" } ?? "")
        }
    }

    static func overfitting(_ network: Network) -> String? {
        guard let record = network.history.last, let validation = record.validationLoss else { return nil }
        let gap = validation - record.loss
        return "after epoch \(record.epoch) the loss on the validation images is \(Format.number(abs(gap))) "
            + "\(gap < 0 ? "below" : "above") that of training"
    }

    static func epoch(_ network: Network) -> String? {
        network.history.isEmpty ? nil : "trained for \(Format.count(network.epochsTrained, "epoch"))"
    }

    static func step(_ network: Network) -> String? {
        network.batchesTrained == 0 ? nil : "trained for \(Format.count(network.batchesTrained, "step"))"
    }

    static func batch(_ network: Network) -> String? {
        network.settings.map { settings in
            "last trained with batches of \(Format.count(settings.batchSize, "image"))"
                + (network.history.last.map { ", \(Format.integer($0.batchesInEpoch)) in an epoch" } ?? "")
        }
    }

    static func learningCurve(_ network: Network) -> String? {
        guard !network.history.isEmpty else { return nil }
        let best = network.history.filter { $0.validationAccuracy != nil }
            .max { ($0.validationAccuracy ?? 0) < ($1.validationAccuracy ?? 0) }
        return "\(Format.count(network.history.count, "epoch")) recorded"
            + (best.map { "; best on the validation images after epoch \($0.epoch)" } ?? "")
    }

    static func crossEntropy(_ network: Network) -> String? {
        let classes = network.architecture.classes
        guard classes > 1 else { return nil }
        return "an answer that gives each of \(Format.integer(classes)) classes the same probability has a loss of "
            + "−log(1/\(Format.integer(classes))) = \(Format.number(Exact.log(Double(classes))))"
    }

    static func gradient(_ network: Network) -> String? {
        "the gradient of the loss has \(Format.count(network.trainableCount, "number")), one for each trainable parameter"
    }

    static func forwardPass(_ network: Network) -> String? {
        "\(Format.integer(network.layersInHand.reduce(0) { $0 + $1.row.macs })) multiply-adds for one image"
    }

    static func backpropagation(_ network: Network) -> String? {
        let rows = network.layersInHand
        guard let first = rows.firstIndex(where: \.isTrained) else { return nil }
        let names = rows[first...].reversed().map(\.name)
        let shown = names.count <= mostNamed ? names : names.prefix(mostNamed - 1) + ["…"] + names.suffix(1)
        return "from the loss back through " + shown.joined(separator: " → ")
    }

    static func glorot(_ network: Network) -> String? {
        eachLayer(network) { layer in
            guard let shape = layer.kernel?.shape, let filters = shape.last, shape.count >= 2 else { return nil }
            let area = shape.dropLast(2).reduce(1, *)
            let (fanIn, fanOut) = (area * shape[shape.count - 2], area * filters)
            let limit = (6 / Double(fanIn + fanOut)).squareRoot()
            return "\(layer.name): √(6 ÷ (\(Format.integer(fanIn)) + \(Format.integer(fanOut)))) = \(Format.number(limit))"
        }.map { "weights start between plus and minus: \($0)" }
    }

    static func labelSmoothing(_ network: Network) -> String? {
        guard let settings = network.settings, settings.labelSmoothing > 0 else { return nil }
        let share = settings.labelSmoothing / Double(max(1, network.architecture.classes))
        return "last trained with \(Format.number(settings.labelSmoothing)), so the target is "
            + "\(Format.number(1 - settings.labelSmoothing + share)) at the label and \(Format.number(share)) at every "
            + "other class"
    }

    static func regularization(_ network: Network) -> String? {
        var parts = network.layersInHand.compactMap { layer -> String? in
            guard layer.row.kind == "dropout", let rate = rate(layer), rate > 0 else { return nil }
            return "\(layer.name) \(Format.number(rate))"
        }
        if let decay = network.settings?.optimizer.weightDecay, decay > 0 {
            parts.append("weight decay \(Format.number(decay))")
        }
        if let smoothing = network.settings?.labelSmoothing, smoothing > 0 {
            parts.append("label smoothing \(Format.number(smoothing))")
        }
        return line(parts, between: ", ")
    }

    static func freezing(_ network: Network) -> String? {
        guard let settings = network.settings, settings.freezeFirst < 1,
            let first = network.layersInHand.first(where: { $0.kernel != nil })
        else { return nil }
        return "last trained with \(first.name) frozen after \(Format.percent(settings.freezeFirst)) of the run"
    }

    static func hyperparameter(_ network: Network) -> String? {
        network.settings.map { settings in
            "last trained with optimizer \(settings.optimizer.word), learning rate "
                + "\(Format.number(settings.learningRate)), schedule \(settings.schedule.rawValue), batch size "
                + Format.integer(settings.batchSize)
        }
    }

    static func seed(_ network: Network) -> String? { "made from seed \(network.seed)" }
}
