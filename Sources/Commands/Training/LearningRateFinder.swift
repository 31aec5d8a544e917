import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Training
import Words

/// Finds a learning rate.
package struct LearningRateFinderCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "lr-find", abstract: "Find a learning rate: the loss while the rate grows from batch to batch.",
        discussion: """
            The range test of Smith (2017): a copy of the network is trained with a rate that grows by the same factor \
            from batch to batch, until the loss is four times its minimum. The rate at which the loss falls fastest is offered. \
            A network that has learned already gets a rate to go on with; `new` asks about a fresh one. The network \
            stays as it is. Optimizer and batch are those of `set`.
            """)
    package static let topic = Topic.training
    package static let effect = Effect.looks
    package static let examples = [
        Example("lr-find --batches 40", "a quick look",
            setting: TrainCommand.small, gives: .value("learning_rate = 1e-6 --row 0")),
        Example("lr-find --from 0.0001 --to 1 --batches 30", "in a narrower range",
            setting: TrainCommand.small, gives: .value("learning_rate = 0.0001 --row 0")),
    ]

    @Option(help: "Batches to train, each with the next rate.", transform: Number.integer(10...10_000, "--batches"))
    var batches: Int?

    @Option(help: "The first rate, 1e-6 if left out.", transform: Number.real(1e-12...100, "--from"))
    var from: Double?

    @Option(help: "The last rate, 10 if left out.", transform: Number.real(1e-12...1000, "--to"))
    var to: Double?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let (first, last, batches) = (from ?? 1e-6, to ?? 10, batches ?? 100)
        guard first < last else {
            throw ExplorerError.badValue(
                name: "--to", given: Format.number(last), expected: "a rate above the first, \(Format.number(first))")
        }
        let data = try session.data(on: surface)
        // Nobody trains the bundled network itself; a moment of any network is one to go on from.
        let current = (try? session.network()).flatMap { $0.name == BundledNetwork.name ? nil : $0 }
        let network = try current?.network ?? session.freshNetwork()
        let kept = EvaluatedSplit.validationRange(
            of: data.train.count, share: session.settings.training.validationShare)
        let images = SampleSlice(
            SplitSamples(data.train, augmentation: session.settings.augmentation), range: 0..<kept.lowerBound)
        let key = TrainingKey(
            of: network, on: session.dataWords() ?? data.name, with: session.settings, ["rates \(first) \(last), \(batches) batches"])
        let (test, isKept) = try KeptRangeTest(key: key).outcome(in: session.results) {
            try LearningRateTest(
                network, settings: session.settings.training, samples: images, rates: first...last, batches: batches
            ) { done, loss in
                surface.report(Progress(
                    "trying learning rates, batch \(done)/\(batches)", fraction: Double(done) / Double(batches),
                    details: [.init("loss", .number(loss, decimals: 4))]))
                try surface.checkCancellation()
            }
        }
        let name = current.map { "a copy of \($0.name)" } ?? "a fresh network"
        let table = LearningRateDrawing(test, of: name, settings: session.settings.training).table
        return Output.table(table).beside(isKept ? KeptTraining.remark("") : nil)
    }
}
