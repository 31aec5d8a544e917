import ArgumentParser
import ConvNet
import Display

/// Trains one copy for each value of a setting and compares them.
public struct SweepCommand: ExplorerCommand {
    public static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "Train a copy for each value of a setting and compare.",
        discussion: """
            Each copy begins with the same weights: those of the network in use, or a fresh one's; `sweep seed` always \
            begins afresh. The copies are gone afterwards, unless --keep puts them among the networks. Ctrl-C ends \
            with what there is.
            """)
    public static let topic = Topic.training
    public static let examples = [
        Example("sweep lr 0.01 0.001 0.0001 --epochs 1", "three learning rates", setting: TrainCommand.small),
        Example("sweep batch 16 64 --batches 20", "two batch sizes, a taste", setting: TrainCommand.small),
        Example("sweep optimizer adam adamw sgd --batches 10 --keep", "and keep the networks",
            setting: TrainCommand.small),
    ]

    @Argument(help: "The setting.", completion: .values(.setting))
    var setting: String

    @Argument(help: "Its values.", completion: .values(.settingValue))
    var values: [String]

    @Option(help: "How often to go through the training images.", transform: Number.integer(1...100_000, "--epochs"))
    var epochs: Int?

    @Option(help: "Stop each copy after so many batches.", transform: Number.integer(1...Int.max, "--batches"))
    var batches: Int?

    @Flag(help: "Put the trained copies among the networks.")
    var keep = false

    public init() {}

    public func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let setting = try Setting.named(setting)
        guard setting.name != "threads" else {
            throw ExplorerError.refused("threads change nothing but the time", remedy: "sweep another setting")
        }
        let starts = try values.map { try start($0, of: setting, in: session) }
        let data = try session.data(on: surface)
        var arms: [SweepArm] = []
        for start in starts {
            let trainer = Trainer(
                settings: start.session.settings, epochs: epochs ?? 1, batches: batches,
                label: "\(setting.name) \(start.value) · ")
            var curve = LossCurve()
            let outcome = try trainer.run(start.network, on: data, surface: surface) { curve.add($0) }
            arms.append(SweepArm(value: start.value, outcome: outcome, points: curve.points))
            if keep {
                let name = session.state.networks.freeName(like: start.name(for: setting))
                session.state.networks.put(outcome.network, named: name)
            }
            if outcome.stopped != nil { break }
        }
        return SweepArm.output(
            arms, of: setting, left: starts.count - arms.count, seed: starts.first?.network.seed ?? session.seed)
    }

    private struct Start {
        let value: String
        let session: Session
        let network: Network

        func name(for setting: Setting) -> String {
            let word = value.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" }
            return "\(setting.name)-\(String(word))"
        }
    }

    /// The network and the settings with one value, all values checked before anything is trained.
    private func start(_ value: String, of setting: Setting, in session: Session) throws -> Start {
        var copy = session
        try setting.set(value, in: &copy)
        let current = copy.state.networks.current.flatMap { $0.isReadOnly ? nil : $0.network }
        let needsFresh = setting.name == "seed"
        return Start(
            value: NegativeNumber.reveal(value), session: copy,
            network: try needsFresh ? copy.freshNetwork() : current ?? copy.freshNetwork())
    }
}
