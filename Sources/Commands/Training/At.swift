import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Subjects

/// Runs a command on the network as it was after an epoch.
package struct AtCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "at", abstract: "Run a command on the network as it was after an epoch of its training.",
        discussion: """
            Epoch 0 is before the training. `train` keeps the weights of every epoch, of at most 64 and in at most \
            64 MB for each network; where there are more, the first, the last and evenly spaced ones between them. \
            Weight files do not carry them. Alone, `at` lists them. The network of then is called net@3, also after \
            --with: `predict test/18 --with net@1,net`. To go on from an epoch, keep it: \
            `at 3 save early\(WeightFormats.own.usualEnding)`.
            """)
    package static let topic = Topic.training
    package static let effect = Effect.looks
    package static let examples = [
        Example("at 0 filters conv1", "the filters before anything was learned",
            setting: Self.trained, gives: .value("bias = 0")),
        Example("at 1 predict test/18 --with net", "what it said after the first epoch, and what it says now",
            setting: Self.trained, gives: .value("network = net@1 --row 0")),
        Example("at", "the epochs that are kept", setting: Self.trained, gives: .value("batches = 20 --row epoch=2")),
    ]
    static let trained = ["load synthetic", "new --layers 'conv 4 3x3 relu, maxpool 2, flatten, dense 10'",
        "train --batches 10", "train --batches 10"]

    @Argument(help: "After which epoch; the epochs that are kept if left out.")
    var epoch: String?

    @Argument(
        parsing: .captureForPassthrough, help: "The command, with its options.", completion: .values(.commandLine))
    var command: [String] = []

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        guard let epoch else { return .table(KeptEpochsTable(try session.network()).table) }
        let moment = try Self.moment(epoch, in: session)
        guard !command.isEmpty else {
            throw ExplorerError.refused(
                "at \(epoch) needs a command", remedy: "such as `at \(epoch) filters` or `at \(epoch) evaluate`")
        }
        let inner = try session.command(command, on: surface)
        try Self.checkLooksOnly(inner, epoch: moment.name, in: session)
        var past = session
        past.state.networks.visit(moment)
        let output = try inner.run(in: &past, on: surface)
        if session.dataset == nil, let data = past.dataset { session.state.provide(data) }
        (session.lastSample, session.predictions, session.opening) = (past.lastSample, past.predictions, past.opening)
        return .group([.note("\(moment.name): \(Self.age(moment))"), output])
    }

    private static func moment(_ word: String, in session: Session) throws -> NamedNetwork {
        if let epoch = Int(word) { return try session.moment(after: epoch) }
        if MomentName(word) != nil { return try session.network(named: word) }
        let kept = try session.network().moments.map { "\($0.network.epochsTrained)" }.joined(separator: ", ")
        throw ExplorerError.badValue(name: "at", given: word, expected: "an epoch that is kept (\(kept)) and a command")
    }

    private static func age(_ moment: NamedNetwork) -> String {
        let epochs = moment.network.epochsTrained
        return epochs == 0 ? "the network before its training" : "the network after epoch \(epochs)"
    }

    /// A moment can be saved to a file of its own, and is no other for that; a moment of a moment is none.
    private static func checkLooksOnly(_ command: any ExplorerCommand, epoch: String, in session: Session) throws {
        let name = type(of: command).name
        let save = command as? SaveCommand
        switch command.effect.onSession {
        case .changes where save == nil: throw refusal(of: name, epoch, in: session)
        case .looks where command is AtCommand: throw refusal(of: name, epoch, in: session)
        case .looks, .changes: break
        case .standsAside:
            throw ExplorerError.refused(
                "`\(name)` does not look at a network", remedy: "`at` takes commands that do, such as `filters`")
        }
        if let save, save.file == nil {
            throw ExplorerError.refused(
                "the network's own file is for its present", remedy: "name another: `at … save early\(session.weightFormats.usualEnding)`")
        }
    }

    private static func refusal(of command: String, _ moment: String, in session: Session) -> ExplorerError {
        let epoch = MomentName(moment)?.epoch ?? 0
        return .refused(
            "`\(command)` would change what is past",
            remedy: "`at \(epoch)` takes commands that look; `at \(epoch) save FILE\(session.weightFormats.usualEnding)` "
                + "and `open` make it a network of its own")
    }
}
