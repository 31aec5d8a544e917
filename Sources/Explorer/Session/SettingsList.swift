import ConvNet
import Datasets

extension Setting {
    /// All settings, in the order in which `set` shows them.
    package static let all: [Setting] = [
        learningRate, batch, optimizer, weightDecay, momentum, schedule, labelSmoothing, dropout, normalizationMomentum,
        normalizationStart, freezeFirst, augment, validation, seed, threads, graphics, pager,
    ]

    private static let learningRate = Setting(
        "lr", aliases: ["learning-rate"], "how far one step of training goes; the peak of a schedule",
        expected: "a number above 0, at most 10", candidates: ["0.001", "0.0005", "0.0001", "0.01"], holdsAtOnce: true,
        read: { "\($0.settings.training.learningRate)" },
        write: { $0.settings.training.learningRate = try number($1, "lr") { $0 > 0 && $0 <= 10 } })

    private static let batch = Setting(
        "batch", aliases: ["batch-size"], "images in one step of training",
        expected: "a whole number from 1 to 4096", candidates: ["32", "64", "128", "256"],
        read: { "\($0.settings.training.batchSize)" },
        write: { $0.settings.training.batchSize = try count($1, "batch", 1...4096) })

    private static let schedule = Setting(
        "schedule", "how the learning rate goes over one `train`", expected: "constant, one-cycle, cosine or triangle",
        candidates: Schedule.allCases.map(\.rawValue), holdsAtOnce: true,
        read: { $0.settings.training.schedule.rawValue },
        write: { session, text in
            guard let schedule = Schedule(rawValue: text) else { throw refuse("schedule", text) }
            session.settings.training.schedule = schedule
        })

    private static let labelSmoothing = Setting(
        "label-smoothing", "the share of the target spread over all classes",
        expected: "a number from 0 up to but not 1", candidates: ["0", "0.1"], holdsAtOnce: true,
        read: { "\($0.settings.training.labelSmoothing)" },
        write: { $0.settings.training.labelSmoothing = try number($1, "label-smoothing") { $0 >= 0 && Float($0) < 1 } })

    private static let dropout = Setting(
        "dropout", "the rate of every dropout layer, of the network in use and of new ones",
        expected: "a number from 0 up to but not 1, or default", candidates: ["0.05", "0.25", "0.5", "default"],
        read: { $0.settings.dropout.map { "\($0)" } ?? "default" },
        write: { session, text in
            guard text != "default" else {
                session.settings.dropout = nil
                return
            }
            let rate = try number(text, "dropout") { $0 >= 0 && Float($0) < 1 }
            session.settings.dropout = rate
            try session.setDropoutOfCurrent(rate)
        })

    private static let normalizationMomentum = Setting(
        "bn-momentum", aliases: ["normalization-momentum"],
        "how much of their moving averages batch normalizations keep",
        expected: "a number from 0 up to but not 1", candidates: ["0.99", "0.95", "0.9"], holdsAtOnce: true,
        read: { "\($0.settings.training.normalizationMomentum)" },
        write: {
            $0.settings.training.normalizationMomentum = try number($1, "bn-momentum") { $0 >= 0 && Float($0) < 1 }
        })

    private static let normalizationStart = Setting(
        "bn-averages", aliases: ["normalization-start"],
        "how the moving averages of batch normalizations begin: as plain means of all batches, or with 0 and 1 as in Keras",
        expected: "plain or keras", candidates: NormalizationStart.allCases.map(\.rawValue), holdsAtOnce: true,
        read: { $0.settings.training.normalizationStart.rawValue },
        write: { session, text in
            guard let start = NormalizationStart(rawValue: text) else { throw refuse("bn-averages", text) }
            session.settings.training.normalizationStart = start
        })

    private static let freezeFirst = Setting(
        "freeze-first", "after which share of one `train` the first layer stops learning, which saves time",
        expected: "a number from 0 to 1; 1 for never", candidates: ["1", "0.5", "0.3"], holdsAtOnce: true,
        read: { "\($0.settings.training.freezeFirst)" },
        write: { $0.settings.training.freezeFirst = try number($1, "freeze-first") { $0 >= 0 && $0 <= 1 } })

    private static let augment = Setting(
        "augment", aliases: ["augmentation"], "how images vary while training",
        expected: "none, mild, wide, or changes such as 'shift 2, rotate 10'",
        candidates: ["none", "mild", "wide", "'shift 2, rotate 10'"],
        read: { "\($0.settings.augmentation)" },
        write: { $0.settings.augmentation = try Augmentation.parse($1) })

    private static let validation = Setting(
        "validation", "the share of the training images, from the end, held out for validation",
        expected: "a number from 0 up to but not 1, such as 0.2", candidates: ["0.2", "0.1", "0"],
        read: { "\($0.settings.training.validationShare)" },
        write: { $0.settings.training.validationShare = try number($1, "validation") { $0 >= 0 && Float($0) < 1 } })

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

    package static func number(_ text: String, _ name: String, _ fits: (Double) -> Bool) throws -> Double {
        guard let value = Double(Number.ascii(text)), fits(value) else { throw refuse(name, text) }
        return value
    }

    package static func count(_ text: String, _ name: String, _ range: ClosedRange<Int>) throws -> Int {
        guard let value = Int(Number.ascii(text)), range.contains(value) else { throw refuse(name, text) }
        return value
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
