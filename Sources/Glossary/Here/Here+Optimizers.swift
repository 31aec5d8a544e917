import ConvNet
import Words

/// Learning rates, schedules and optimizers.
extension Here {
    static func learningRate(_ network: Network) -> String? {
        network.settings.map { settings in
            settings.schedule == .constant
                ? "last trained with \(Format.number(settings.learningRate))"
                : "last trained with a peak of \(Format.number(settings.learningRate)), "
                    + "\(settings.schedule.rawValue) schedule"
        }
    }

    static func schedule(_ network: Network) -> String? {
        network.settings.map { "last trained with schedule \($0.schedule.rawValue)" }
    }

    static func constantSchedule(_ network: Network) -> String? { peak(network, .constant) }
    static func cosineSchedule(_ network: Network) -> String? { peak(network, .cosine) }
    static func triangleSchedule(_ network: Network) -> String? { peak(network, .triangle) }

    static func oneCycleSchedule(_ network: Network) -> String? {
        guard let settings = network.settings, let peak = peak(network, .oneCycle) else { return nil }
        let first = settings.schedule.rate(peak: settings.learningRate, batch: 0, total: 2)
        return "\(peak), beginning at \(Format.number(first))"
    }

    private static func peak(_ network: Network, _ schedule: Schedule) -> String? {
        guard let settings = network.settings, settings.schedule == schedule else { return nil }
        return "last trained with it, with \(schedule == .constant ? "a rate" : "a peak") of "
            + Format.number(settings.learningRate)
    }

    static func optimizer(_ network: Network) -> String? {
        network.settings.map { settings in
            "last trained with \(settings.optimizer.word)"
                + (settings.optimizer.momentum.map { ", momentum \(Format.number($0))" } ?? "")
                + (settings.optimizer.weightDecay.map { ", weight decay \(Format.number($0))" } ?? "")
        }
    }

    static func stochasticGradientDescent(_ network: Network) -> String? {
        network.settings.map { settings in
            "the last training estimated the gradient from \(Format.count(settings.batchSize, "image")) at a time"
        }
    }

    static func momentum(_ network: Network) -> String? {
        let kept = "one velocity for each of \(Format.integer(network.trainableCount)) trainable parameters"
        guard let momentum = network.settings?.optimizer.momentum else { return kept }
        return "\(kept); last trained with momentum \(Format.number(momentum))"
    }

    static func adam(_ network: Network) -> String? {
        let count = network.trainableCount
        return "Adam keeps 2 × \(Format.integer(count)) = \(Format.integer(2 * count)) numbers, two for each trainable "
            + "parameter"
    }

    static func adamW(_ network: Network) -> String? {
        guard let settings = network.settings, case .adamW = settings.optimizer else { return nil }
        return shrinking(settings)
    }

    static func muon(_ network: Network) -> String? {
        eachLayer(network, between: ", ") { layer in
            guard let shape = layer.kernel?.shape, let columns = shape.last else { return nil }
            return "\(layer.name) \(shape.dropLast().reduce(1, *))×\(columns)"
        }.map { "the kernels as matrices: \($0)" }
    }

    static func weightDecay(_ network: Network) -> String? { network.settings.flatMap(shrinking) }

    private static func shrinking(_ settings: TrainingSettings) -> String? {
        settings.optimizer.weightDecay.map { decay in
            "last trained with \(Format.number(decay)): at a learning rate of \(Format.number(settings.learningRate)) "
                + "a step shrinks every decayed parameter by \(Format.number(settings.learningRate)) × \(Format.number(decay)) = "
                + "\(Format.number(settings.learningRate * decay)) of itself"
        }
    }
}
