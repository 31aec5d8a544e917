import ArgumentParser
import ConvNet
import Datasets
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Training

/// Trains the network in use.
package struct TrainCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Train the network; the first time starts a fresh one.",
        discussion: """
            Later calls go on with the same weights and the settings of the moment. Ctrl-C stops at the next batch and \
            keeps the weights. The last fifth of the training images is held out for validation (`set validation`). \
            The seconds (`train_seconds` in JSON) are those of all steps: images gathered, gradients, updates; not \
            loading, not validation.
            """)
    package static let topic = Topic.training
    package static let effect = Effect.changes
    package static let examples = [
        Example("train", "one epoch", setting: Self.small, gives: .value("loss < 2.2")),
        Example("train 3", "three more", setting: Self.small, gives: .value("epoch = 3")),
        Example("train --batches 100", "a taste", setting: Self.small, gives: .value("loss < 2.2")),
        Example("train 2 --watch networks", "draw a command's output under the bar as it goes",
            setting: Self.small, gives: .value("epoch = 2")),
        Example("train 1 --save mine.safetensors", "and keep the weights",
            setting: Self.small, gives: .text("saved to ")),
    ]
    package static let timedLines = ["train --batches 20"]
    static let small = ["new --layers 'flatten, dense 10'"]

    @Argument(help: "How often to go through the training images.", transform: Number.integer(1...100_000, "epochs"))
    var epochs: Int?

    @Option(help: "Stop after this many batches.", transform: Number.integer(1...Int.max, "--batches"))
    var batches: Int?

    @Option(help: ArgumentHelp("Train a copy of this network.", valueName: "network"), completion: .values(.network))
    var from: String?

    @Option(help: ArgumentHelp("Write the trained network to a weight file.", valueName: "file"), completion: .values(.weightFile))
    var save: String?

    @Option(
        parsing: .remaining,
        help: ArgumentHelp(
            "A command to draw again and again while training; last on the line.", valueName: "command"),
        completion: .values(.commandLine))
    var watch: [String] = []

    package init() {}

    package var effect: Effect { save == nil ? Self.effect : Self.effect.writingFiles }

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        if save == nil {
            try session.mustOutlive("train", on: surface, remedy: "add --save FILE\(session.weightFormats.usualEnding)")
        }
        let file = try save.map { try session.placeToSave($0) }
        let watched = try watchedCommand(in: session, on: surface)
        let data = try session.data(on: surface)
        let start = try startingPoint(in: session)
        if let file, !session.mayReplace(file, of: session.state.networks[start.name], on: surface) {
            throw ExplorerError.notReplaced(file)
        }
        let trainer = Trainer(
            name: start.name, settings: session.settings, epochs: epochs ?? 1, batches: batches,
            data: session.dataWords() ?? data.name, followsSettings: true)
        let before = session
        let training = KeptTraining(of: trainer, start.network, kept: start.kept)
        // Who wants to watch a training wants it to happen.
        let (outcome, isKept) = try training.outcome(in: watched == nil ? session.results : nil) { network, kept in
            try trainer.run(
                network, kept: kept, on: data, surface: surface,
                changed: { change in
                    try Setting.named(change.name).set(change.value, in: &session)
                    return session.settings.training
                },
                watch: watched.map { command in
                    { network in
                        var copy = before
                        copy.state.networks.put(network, named: start.name)
                        surface.show(try command.run(in: &copy, on: QuietSurface(surface)))
                    }
                })
        }
        if let fault = outcome.diverged { throw keepBroken(outcome, fault, of: start, in: &session, data) }
        session.state.networks.put(outcome.network, named: start.name, kept: outcome.kept)
        var notes = start.notes + NormalizationLag.notes(
            after: outcome.network.batchesTrained, of: outcome.network, trainedWith: session.settings.training,
            outcome.records)
        if let stopped = outcome.stopped { notes.append(Self.note(on: stopped)) }
        if let file {
            try session.weightFormats.write(outcome.network, to: file)
            if session.weightFormats.keepsTraining(file) { session.state.networks.markSaved(start.name, file: file) }
            notes.append("saved to \(file)")
        }
        var table = EpochTable.table(
            outcome.records, title: Self.title(start.name, outcome.network, session.settings, data), notes: notes)
        table.finding = EpochTable.finding(outcome.records, name: start.name, stopped: outcome.stopped.map(Self.note))
        return Output.table(table).beside(KeptTraining.note(isKept ? [outcome.records.map(\.trainSeconds).reduce(0, +)] : []))
    }

    /// Puts a network that diverged on the shelf, so that it can be looked at; the one in use stays as it was before.
    private func keepBroken(
        _ outcome: TrainingOutcome, _ fault: TrainingError, of start: StartingPoint, in session: inout Session, _ data: Dataset
    ) -> PartialFailure {
        let inUse = session.state.networks.currentName
        let name = session.state.networks.freeName(like: "\(start.name)-diverged")
        session.state.networks.put(outcome.network, named: name, kept: outcome.kept)
        var notes = ["\(name) is the network as it broke: `stats` or `filters` after `use \(name)` look into it"]
        if let inUse, session.state.networks.use(inUse) { notes.append("\(inUse) is in use, as it was before") }
        if save != nil { notes.append("nothing was saved") }
        var table = EpochTable.table(
            outcome.records, title: Self.title(start.name, outcome.network, session.settings, data), notes: notes)
        table.finding = "\(fault)"
        return PartialFailure(output: .table(table), reason: fault)
    }

    /// The words of `--watch`, which may be one quoted word: `--watch 'filters conv1'`.
    private func watchedWords() throws -> [String]? {
        guard let first = watch.first else { return nil }
        guard watch.count == 1, first.contains(" ") else { return watch }
        return try Lexer.commands(first).first?.words.map(\.text) ?? watch
    }

    /// The command after `--watch`, if it is one that draws and leaves the session as it is.
    private func watchedCommand(in session: Session, on surface: any Surface) throws -> (any ExplorerCommand)? {
        guard let words = try watchedWords() else { return nil }
        let command = try session.command(words, on: surface)
        guard command.effect.isWatchable else {
            throw ExplorerError.badValue(
                name: "--watch", given: type(of: command).name,
                expected: "a command that only draws, such as filters conv1")
        }
        return command
    }

    private static func note(on stopped: BatchReport) -> String {
        "stopped in epoch \(stopped.epoch) after batch \(stopped.batch) of \(stopped.batchesInEpoch); "
            + "the weights are kept"
    }

    private static func title(_ name: String, _ network: Network, _ settings: Settings, _ data: Dataset) -> String {
        var parts = ["\(name) on \(data.name)", "seed \(network.seed)", "\(settings.training.optimizer.word)",
            "lr \(settings.training.learningRate)", "batch \(settings.training.batchSize)"]
        if settings.training.schedule != .constant { parts.append(settings.training.schedule.rawValue) }
        if settings.augmentation.isActive { parts.append("augment \(settings.augmentation)") }
        return parts.joined(separator: " · ")
    }

    private struct StartingPoint {
        let name: String
        let network: Network
        var kept = KeptEpochs()
        var notes: [String] = []
    }

    /// The network to train: a copy of `--from`, the one in use, or a fresh one.
    private func startingPoint(in session: Session) throws -> StartingPoint {
        let shelf = session.state.networks
        if let from {
            let source = try session.network(named: from)
            let name = shelf.freeName(like: source.isReadOnly ? "tuned" : source.name)
            return StartingPoint(name: name, network: source.network, notes: ["\(name) is a copy of \(source.name)"])
        }
        if let current = shelf.current, !current.isReadOnly {
            return StartingPoint(name: current.name, network: current.network, kept: current.kept)
        }
        let name = shelf.freeName()
        var note = "\(name) is a fresh network"
        if let current = shelf.current {
            note += "; \(current.name) is read-only, `train --from \(current.name)` trains a copy of it"
        }
        return StartingPoint(name: name, network: try session.freshNetwork(), notes: [note])
    }
}
