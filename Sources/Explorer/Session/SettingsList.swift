import ConvNet
import Datasets

extension Setting {
    /// All settings, in the order in which `set` shows them.
    public static let all: [Setting] = [
        learningRate, batch, optimizer, weightDecay, momentum, schedule, labelSmoothing, dropout, augment, validation,
        seed, threads,
    ]

    private static let learningRate = Setting(
        "lr", aliases: ["learning-rate"], "how far one step of training goes; the peak of a schedule",
        expected: "a number above 0, at most 10", candidates: ["0.001", "0.0005", "0.0001", "0.01"],
        read: { "\($0.settings.training.learningRate)" },
        write: { $0.settings.training.learningRate = try number($1, "lr") { $0 > 0 && $0 <= 10 } })

    private static let batch = Setting(
        "batch", aliases: ["batch-size"], "images in one step of training",
        expected: "a whole number from 1 to 4096", candidates: ["32", "64", "128", "256"],
        read: { "\($0.settings.training.batchSize)" },
        write: { $0.settings.training.batchSize = try count($1, "batch", 1...4096) })

    private static let optimizer = Setting(
        "optimizer", aliases: ["optimiser"], "how gradients become steps", expected: "adam, adamw or sgd",
        candidates: ["adam", "adamw", "sgd"],
        read: { $0.settings.training.optimizer.word },
        write: { session, text in
            guard let optimizer = Optimizer(word: text) else { throw refuse("optimizer", text) }
            if optimizer.word != session.settings.training.optimizer.word {
                session.settings.training.optimizer = optimizer
            }
        })

    private static let weightDecay = Setting(
        "weight-decay", "how fast adamw shrinks weights", expected: "a number from 0 up to but not 1, with adamw",
        candidates: ["0.01", "0.05", "0.001"],
        read: {
            if case .adamW(let decay) = $0.settings.training.optimizer { "\(decay)" } else { "–" }
        },
        write: { session, text in
            let value = try number(text, "weight-decay") { $0 >= 0 && $0 < 1 }
            guard case .adamW = session.settings.training.optimizer else {
                throw ExplorerError.refused("weight-decay belongs to adamw", remedy: "`set optimizer adamw` first")
            }
            session.settings.training.optimizer = .adamW(weightDecay: value)
        })

    private static let momentum = Setting(
        "momentum", "how much of its last step sgd keeps", expected: "a number from 0 up to but not 1, with sgd",
        candidates: ["0.9", "0", "0.99"],
        read: {
            if case .sgd(let momentum) = $0.settings.training.optimizer { "\(momentum)" } else { "–" }
        },
        write: { session, text in
            let value = try number(text, "momentum") { $0 >= 0 && $0 < 1 }
            guard case .sgd = session.settings.training.optimizer else {
                throw ExplorerError.refused("momentum belongs to sgd", remedy: "`set optimizer sgd` first")
            }
            session.settings.training.optimizer = .sgd(momentum: value)
        })

    private static let schedule = Setting(
        "schedule", "how the learning rate goes over one `train`", expected: "constant, one-cycle or cosine",
        candidates: Schedule.allCases.map(\.rawValue),
        read: { $0.settings.training.schedule.rawValue },
        write: { session, text in
            guard let schedule = Schedule(rawValue: text) else { throw refuse("schedule", text) }
            session.settings.training.schedule = schedule
        })

    private static let labelSmoothing = Setting(
        "label-smoothing", "the share of the target spread over all classes",
        expected: "a number from 0 up to but not 1", candidates: ["0", "0.1"],
        read: { "\($0.settings.training.labelSmoothing)" },
        write: { $0.settings.training.labelSmoothing = try number($1, "label-smoothing") { $0 >= 0 && $0 < 1 } })

    private static let dropout = Setting(
        "dropout", "the rate of every dropout layer, of the network in use and of new ones",
        expected: "a number from 0 up to but not 1, or default", candidates: ["0.05", "0.25", "0.5", "default"],
        read: { $0.settings.dropout.map { "\($0)" } ?? "default" },
        write: { session, text in
            guard text != "default" else {
                session.settings.dropout = nil
                return
            }
            let rate = try number(text, "dropout") { $0 >= 0 && $0 < 1 }
            session.settings.dropout = rate
            try session.setDropoutOfCurrent(rate)
        })

    private static let augment = Setting(
        "augment", aliases: ["augmentation"], "how images vary while training",
        expected: "none, mild, wide, or changes such as 'shift 2, rotate 10'",
        candidates: ["none", "mild", "wide", "'shift 2, rotate 10'"],
        read: { "\($0.settings.augmentation)" },
        write: { $0.settings.augmentation = try Augmentation.parse($1) })

    private static let validation = Setting(
        "validation", "the share of the training images, from the end, kept back to check on",
        expected: "a number from 0 up to but not 1, such as 0.2", candidates: ["0.2", "0.1", "0"],
        read: { "\($0.settings.training.validationShare)" },
        write: { $0.settings.training.validationShare = try number($1, "validation") { $0 >= 0 && $0 < 1 } })

    private static let seed = Setting(
        "seed", "the number that new networks, shuffles and drawn digits follow from",
        expected: "a whole number from 0 up", candidates: ["1", "2", "3"],
        read: { "\($0.seed)" },
        write: { session, text in
            guard let value = UInt64(text) else { throw refuse("seed", text) }
            session.seed = value
        })

    private static let threads = Setting(
        "threads", "how many threads compute; results are the same for any number",
        expected: "a whole number from 1 to 256, or auto", candidates: ["auto", "1", "2", "4"],
        read: { $0.settings.threads.map { "\($0)" } ?? "auto" },
        write: { $0.settings.threads = $1 == "auto" ? nil : try count($1, "threads", 1...256) })

    private static func number(_ text: String, _ name: String, _ fits: (Double) -> Bool) throws -> Double {
        guard let value = Double(text), fits(value) else { throw refuse(name, text) }
        return value
    }

    private static func count(_ text: String, _ name: String, _ range: ClosedRange<Int>) throws -> Int {
        guard let value = Int(text), range.contains(value) else { throw refuse(name, text) }
        return value
    }
}

extension Optimizer {
    /// What `set optimizer` calls it.
    public var word: String {
        switch self {
        case .adam: "adam"
        case .adamW: "adamw"
        case .sgd: "sgd"
        }
    }

    /// The optimiser of that name, with the usual weight decay or momentum.
    init?(word: String) {
        switch word {
        case "adam": self = .adam
        case "adamw": self = .adamW(weightDecay: 0.01)
        case "sgd": self = .sgd(momentum: 0.9)
        default: return nil
        }
    }
}

extension Session {
    /// Sets the dropout layers of the network in use, unless it is read-only.
    fileprivate mutating func setDropoutOfCurrent(_ rate: Double) throws {
        guard let current = state.networks.current, !current.isReadOnly else { return }
        var network = current.network
        try network.setDropout(rate)
        if network != current.network { state.networks.put(network, named: current.name) }
    }
}
