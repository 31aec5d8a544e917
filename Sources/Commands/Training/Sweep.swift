import ArgumentParser
import ConvNet
import Datasets
import Display
import Drawing
import Explorer
import Subjects
import Training
import Words

/// Trains one copy for each value of a setting and compares them.
package struct SweepCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "Train a copy for each value of a setting and compare.",
        discussion: """
            Each copy begins with the same fresh weights, in layers such as those of the network in use, or with those of \
            --from; `sweep seed` takes ranges such as 1-10. The copies are gone afterwards, unless --keep puts them among \
            the networks. A copy whose loss ends above twice that of guessing counts as diverged, whatever its accuracy. Ctrl-C \
            ends with what there is.
            """)
    package static let topic = Topic.training
    package static let effect = Effect.looks
    package static let examples = [
        Example("sweep lr 0.01 0.001 0.0001 --epochs 1", "three learning rates",
            setting: TrainCommand.small, gives: .value("value = 0.0001")),
        Example("sweep batch 16 64 --batches 20", "two batch sizes, a taste",
            setting: TrainCommand.small, gives: .value("value = 64")),
        Example("sweep optimizer adam adamw sgd --batches 10 --keep", "and keep the networks",
            setting: TrainCommand.small, gives: .value("value = sgd")),
        Example("sweep seed 1-3 --batches 10 --test", "how much chance there is in it, and the median",
            setting: TrainCommand.small, gives: .value("networks = 3")),
    ]

    package static let timedLines = ["sweep batch 16 64 --batches 5"]

    @Argument(help: "The setting.", completion: .values(.setting))
    var setting: String

    @Argument(help: "Its values.", completion: .values(.settingValue))
    var values: [String]

    @Option(help: "How often to go through the training images.", transform: Number.integer(1...100_000, "--epochs"))
    var epochs: Int?

    @Option(help: "Stop each copy after this many batches.", transform: Number.integer(1...Int.max, "--batches"))
    var batches: Int?

    @Option(
        help: ArgumentHelp("Begin with the weights of this network in place of fresh ones.", valueName: "network"),
        completion: .values(.network))
    var from: String?

    @Flag(help: "Also read the test images with each copy, and show the median.")
    var test = false

    @Flag(help: "Put the trained copies among the networks.")
    var keep = false

    package init() {}

    package var effect: Effect { keep ? .changes : Self.effect }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let setting = try Setting.named(setting)
        guard setting.name != "threads" else {
            throw ExplorerError.refused("threads change nothing but the time", remedy: "sweep another setting")
        }
        guard !["graphics", "pager"].contains(setting.name) else {
            throw ExplorerError.refused("\(setting.name) changes nothing in training", remedy: "sweep another setting")
        }
        let origin = try origin(for: setting, in: session)
        let starts = try expanded(for: setting).map { try start($0, of: setting, in: session) }
        let data = try session.data(on: surface)
        var arms: [SweepArm] = []
        for start in starts {
            arms.append(try arm(start, of: setting, from: origin, data, in: &session, on: surface))
            if surface.isCancelled { break }
        }
        let output = SweepOutput(
            arms: arms, setting: setting.name, left: starts.count - arms.count,
            start: Self.words(for: origin, setting, in: session), hasTest: test
        ).output
        return output.beside(KeptTraining.note(arms.filter(\.isKept).map(\.trainSeconds)))
    }

    private func arm(
        _ start: Start, of setting: Setting, from origin: NamedNetwork?, _ data: Dataset, in session: inout Session,
        on surface: any Surface
    ) throws -> SweepArm {
        let name = start.name(for: setting)
        let trainer = Trainer(
            name: name, settings: start.session.settings, epochs: epochs ?? 1, batches: batches,
            data: session.dataWords() ?? data.name, label: "\(setting.name) \(start.value) · ")
        let training = KeptTraining(of: trainer, try start.network(from: origin))
        let (outcome, isKept) = try training.outcome(in: session.results) { network, _ in
            try trainer.run(network, on: data, surface: surface)
        }
        var arm = SweepArm(value: start.value, outcome: outcome)
        arm.isKept = isKept
        if test, outcome.stopped == nil, outcome.diverged == nil {
            arm.test = try examined(outcome.network, on: data, title: "\(setting.name) \(start.value)", surface)
        }
        if keep {
            session.state.networks.put(outcome.network, named: session.state.networks.freeName(like: name), kept: outcome.kept)
        }
        return arm
    }

    /// The network whose weights all copies begin with; nil for fresh ones.
    private func origin(for setting: Setting, in session: Session) throws -> NamedNetwork? {
        guard let from else { return nil }
        guard setting.name != "seed" else {
            throw ExplorerError.refused(
                "the weights of --from do not depend on the seed", remedy: "leave --from out: every seed makes fresh weights")
        }
        return try session.network(calledOrAt: from)
    }

    private static func words(for origin: NamedNetwork?, _ setting: Setting, in session: Session) -> String {
        if let origin { return "the weights of \(origin.name)" }
        return setting.name == "seed" ? "fresh weights of its own seed" : "fresh weights of seed \(session.seed)"
    }

    /// What the test images say; nil after Ctrl-C.
    private func examined(
        _ network: Network, on data: Dataset, title: String, _ surface: any Surface
    ) throws -> Evaluation? {
        do {
            return try Session.examine(network, with: data.test, title: "\(title) · test", surface)
        } catch is Interrupted {
            return nil
        }
    }

    /// The values, with ranges of seeds written out.
    private func expanded(for setting: Setting) throws -> [String] {
        guard setting.name == "seed" else { return values }
        return try values.flatMap { value -> [String] in
            let ends = value.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
            guard ends.count == 2, let first = ends[0], let last = ends[1] else { return [value] }
            guard first <= last, last - first < 1000 else {
                throw ExplorerError.badValue(
                    name: "seed", given: value, expected: "seeds, or a range of at most 1000 such as 1-10")
            }
            return (first...last).map { "\($0)" }
        }
    }

    private struct Start {
        let value: String
        let session: Session

        func name(for setting: Setting) -> String {
            let word = value.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" }
            return "\(setting.name)-\(String(word))"
        }

        /// Weights to begin with: another network's under the rate of dropout of this copy, or fresh ones in the layers of
        /// the network in use.
        func network(from origin: NamedNetwork?) throws -> Network {
            guard let origin else {
                let current = session.state.networks.current.flatMap { $0.isReadOnly ? nil : $0.network.architecture }
                return try current.map { Network($0, seed: session.seed) } ?? session.freshNetwork()
            }
            var network = origin.network
            if let dropout = session.settings.dropout { try network.setDropout(dropout) }
            return network
        }
    }

    /// The settings with one value; all values are checked before anything is trained.
    private func start(_ value: String, of setting: Setting, in session: Session) throws -> Start {
        var copy = session
        try setting.set(value, in: &copy)
        return Start(value: value, session: copy)
    }
}
