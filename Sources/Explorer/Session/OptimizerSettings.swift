import ConvNet

/// The settings of optimizers.
extension Setting {
    package static let optimizer = Setting(
        "optimizer", aliases: ["optimiser"], "how gradients become steps", expected: "adam, adamw, muon or sgd",
        candidates: ["adam", "adamw", "muon", "sgd"],
        read: { $0.settings.training.optimizer.word },
        write: { session, text in
            guard let optimizer = Optimizer(word: text) else { throw refuse("optimizer", text) }
            if optimizer.word != session.settings.training.optimizer.word {
                session.settings.training.optimizer = optimizer
            }
        })

    static let weightDecay = Setting(
        "weight-decay", "how fast adamw and muon shrink weights",
        expected: "a number from 0 up to but not 1, with adamw or muon", candidates: ["0.01", "0.05", "0.001"],
        read: { $0.settings.training.optimizer.weightDecay.map { "\($0)" } ?? "–" },
        write: { session, text in
            let value = try number(text, "weight-decay") { $0 >= 0 && Float($0) < 1 }
            switch session.settings.training.optimizer {
            case .adamW: session.settings.training.optimizer = .adamW(weightDecay: value)
            case .muon(let momentum, _):
                session.settings.training.optimizer = .muon(momentum: momentum, weightDecay: value)
            case .adam, .sgd:
                throw ExplorerError.settingOfOtherOptimizers("weight-decay", optimizers: ["adamw", "muon"])
            }
        })

    static let momentum = Setting(
        "momentum", "how much of their last steps sgd and muon keep",
        expected: "a number from 0 up to but not 1, with sgd or muon", candidates: ["0.9", "0", "0.99"],
        read: { $0.settings.training.optimizer.momentum.map { "\($0)" } ?? "–" },
        write: { session, text in
            let value = try number(text, "momentum") { $0 >= 0 && Float($0) < 1 }
            switch session.settings.training.optimizer {
            case .sgd: session.settings.training.optimizer = .sgd(momentum: value)
            case .muon(_, let decay):
                session.settings.training.optimizer = .muon(momentum: value, weightDecay: decay)
            case .adam, .adamW:
                throw ExplorerError.settingOfOtherOptimizers("momentum", optimizers: ["sgd", "muon"])
            }
        })
}
