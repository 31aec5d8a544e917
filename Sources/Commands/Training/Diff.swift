import ArgumentParser
import ConvNet
import Datasets
import Display
import Drawing
import Explorer
import Insight
import Subjects

/// Shows what changed between two moments of a network's training, or between two networks.
package struct DiffCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what training changed between two epochs: weights, and answers that flipped.",
        discussion: """
            An epoch is a number (0 is before the training) or `now`; a network's name, or net@3, does as well, if both \
            have the same layers. With a convolution its filters are drawn before, after and as the difference. `at` \
            lists the epochs that are kept.
            """)
    package static let topic = Topic.training
    package static let effect = Effect.looks
    package static let examples = [
        Example("diff 0 2", "what two epochs did, and which test images are read otherwise",
            setting: AtCommand.trained, gives: .value("changed = 36 --row tensor=conv1/kernel")),
        Example("diff 1 now conv1", "the filters of a layer before and after",
            setting: AtCommand.trained, gives: .value("parameters = 4 --row tensor=conv1/bias")),
        Example(
            "diff one two", "two networks",
            setting: ["new one --layers 'flatten, dense 10'", "new two --layers 'flatten, dense 10' --seed 9"],
            gives: .value("changed = 7840 --row tensor=dense1/kernel")),
    ]

    @Argument(help: "An epoch, `now`, or a network.", completion: .values(.network))
    var before: String

    @Argument(help: "Another, to compare with.", completion: .values(.network))
    var after: String

    @Argument(help: "A layer, or one filter of it such as conv1/3; all layers if left out.", completion: .values(.unit))
    var layer: String?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let first = try session.network(calledOrAt: before)
        let second = try session.network(calledOrAt: after)
        let unit = try layer.map { try UnitPath($0) }
        if let unit { _ = try unit.row(in: first.network) }
        guard let weights = WeightDifference(
            first.network, second.network, layer: unit?.layer, channel: unit?.channel)
        else {
            throw ExplorerError.refused(
                "\(first.name) and \(second.name) have different layers, so their weights cannot be compared",
                remedy: "`evaluate --with \(first.name),\(second.name)` compares what they answer")
        }
        let drawing = DifferenceDrawing(weights, before: first, after: second, unit: unit)
        var flips: FlipDrawing?
        do {
            flips = try self.flips(first, second, in: &session, on: surface)
        } catch where Self.isAboutData(error) {
            return .group(drawing.tables.map { .table($0) } + [.note("no answers were compared: \(error)")])
        }
        return .group((drawing.tables + [flips?.table].compactMap { $0 }).map { .table($0) })
    }

    /// Whether there were no images to ask about; the weights can be compared all the same.
    private static func isAboutData(_ error: any Error) -> Bool {
        if case DatasetError.interrupted = error { return false }
        return error is DatasetError || error is TrainingError
    }

    /// What both say about the test images; nil if these do not fit the networks.
    private func flips(
        _ first: NamedNetwork, _ second: NamedNetwork, in session: inout Session, on surface: any Surface
    ) throws -> FlipDrawing? {
        let data = try session.data(on: surface)
        guard first.network.architecture.input == data.test.shape else { return nil }
        let before = try session.evaluate(first, on: .test, reporting: surface)
        let after = first.revision == second.revision ? before : try session.evaluate(second, on: .test, reporting: surface)
        let answers = FlippedAnswers(
            labels: data.test.labels.map { Int($0) }, before: before.predictions, after: after.predictions)
        return FlipDrawing(answers, of: data.test, before: first.name, after: second.name, classNames: ClassNames(data.classNames))
    }
}
