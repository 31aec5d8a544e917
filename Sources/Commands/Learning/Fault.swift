import ArgumentParser
import ConvNet
import Datasets
import Display
import Drawing
import Explorer
import Faults
import Insight
import Subjects
import Training
import Words

/// Trains a network with one thing wrong.
package struct FaultCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "fault", abstract: "Train a network with one thing wrong, and find out what it is.",
        discussion: """
            Some images of the data in use are taken, and a network learns from them, for a second or two. Somewhere on the way one \
            thing is wrong: in the network, in its training, or in the images. The network, `patient`, and its images are then in use, and \
            every command may look at them. `set` shows the usual settings, whatever the run had.

            `guess WORD` says whether you are right, and measures what speaks for and against it; `hint` helps; `reveal` tells. There \
            are five points to begin with; a hint or a wrong guess costs one, `reveal` all of them.

            At level 1 loss and accuracy are plainly bad, at level 2 they are a little off, and at level 3 the run looks well.
            """)
    package static let topic = Topic.learning
    package static let effect = Effect.changes
    package static let examples = [
        Example("fault", "anything may be wrong", gives: .value("epoch = 4")),
        Example("fault --level 1", "something that the loss shows at once", gives: .text("One thing is wrong with this run")),
        Example("fault --seed 7", "the same each time, as for a class", gives: .text("`guess WORD` names it")),
    ]
    package static let timedLines = ["fault --seed 7"]

    @Option(help: "How hard it is to find: 1, 2 or 3; any if left out.", transform: Number.integer(1...3, "--level"))
    var level: Int?

    @Option(name: .long, help: "Which fault, and its random numbers; another one each time if left out.",
        transform: Number.seed("--seed"))
    var seed: UInt64?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        try session.mustOutlive("fault", on: surface, remedy: "use the prompt, or convo -c 'fault; curve; stats'")
        let data = try session.healthyData(on: surface)
        let seed = seed ?? self.seed(in: session, for: data)
        guard let fault = Laboratory.fault(seed: seed, level: level, for: data) else {
            throw ExplorerError.refused("these images can have no fault of level \(level ?? 1)", remedy: "try another level")
        }
        let table = try session.begin(fault, seed: seed, with: data, on: surface)
        return .group([.table(table), .text(Self.words), .note(notes(seed))])
    }

    private static let words = """
        One thing is wrong with this run. What is it? The network, `patient`, and its images are in use: look with `curve --batches`, \
        `stats`, `data`, `evaluate`, `confusion`, `show train/0-8` or any other command.
        """

    private func notes(_ seed: UInt64) -> String {
        let line = ["fault", level.map { "--level \($0)" }, "--seed \(seed)"].compactMap { $0 }.joined(separator: " ")
        return "`guess WORD` names it, `hint` helps, `reveal` tells; \(FaultyRun.allPoints) points to begin with. `\(line)` gives it "
            + "again, `undo` goes back to your data and settings"
    }

    /// A seed where the command has none: the one that the program or the line was given, once, else one by chance, which
    /// must not bring the same fault twice in a row.
    private func seed(in session: Session, for data: Dataset) -> UInt64 {
        let given = session.patients.compactMap { $0 as? FaultyRun }
        if let first = session.firstSeed, !given.contains(where: { $0.seed == first }) { return first }
        let drawn = (0..<50).map { _ in UInt64.random(in: 1...9999) }
        return drawn.first { Laboratory.fault(seed: $0, level: level, for: data)?.name != given.last?.fault.name } ?? drawn[0]
    }
}

extension Session {
    /// Trains with a fault, or without one, and takes network, images and the usual settings into use.
    ///
    /// - Returns: how the run went.
    mutating func begin(_ fault: (any Fault)?, seed: UInt64, with data: Dataset, on surface: any Surface) throws -> Table {
        var plan = try TrainingPlan(on: data, seed: seed)
        var usual = Settings()
        (usual.seed, usual.threads, usual.graphics, usual.pager) = (self.seed, settings.threads, settings.graphics, settings.pager)
        try fault?.spoil(&plan)
        let outcome = try train(plan, usual, on: surface)
        let start = outcome.network.restored(to: outcome.kept.snapshots.first ?? plan.network.snapshot) ?? plan.network
        dataset = plan.data
        settings = usual
        state.networks.put(outcome.network, named: FaultyRun.network, kept: outcome.kept)
        lastSample = nil
        let run = TrainedRun(
            data: plan.data, network: outcome.network, start: start, validationShare: plan.settings.validationShare)
        if let fault { admit(FaultyRun(fault, seed: seed, run, of: data)) }
        return table(of: outcome, plan)
    }

    private func train(_ plan: TrainingPlan, _ usual: Settings, on surface: any Surface) throws -> TrainingOutcome {
        var settings = usual
        settings.training = plan.settings
        let trainer = Trainer(
            name: FaultyRun.network, settings: settings, epochs: plan.epochs, batches: nil,
            data: "\(plan.data.name) \(plan.data.fingerprint)")
        let outcome = try trainer.run(plan.network, on: plan.data, surface: surface)
        try surface.checkCancellation()
        return outcome
    }

    private func table(of outcome: TrainingOutcome, _ plan: TrainingPlan) -> Table {
        let kept = EvaluatedSplit.validationRange(of: plan.data.train.count, share: plan.settings.validationShare)
        let title = "\(FaultyRun.network) on \(Format.count(kept.lowerBound, "image")) of \(plan.data.name), with \(kept.count) more for validation"
        var table = EpochTable.table(
            outcome.records, title: title, notes: outcome.diverged.map { ["\($0)"] } ?? [])
        table.finding = EpochTable.finding(outcome.records, name: FaultyRun.network, stopped: nil)
        return table
    }
}
