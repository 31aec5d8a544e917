import ArgumentParser
import Display
import Drawing
import Explorer
import Insight
import Subjects

/// Shows which classes are taken for which.
package struct ConfusionCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "confusion", abstract: "Show which digits the network takes for which.")
    package static let topic = Topic.seeing
    package static let effect = Effect.draws
    package static let examples = [
        Example("confusion", "on the test images", gives: .value("recall > 0.9 --row label=0")),
        Example("confusion validation", "on the images that training keeps back",
            gives: .value("recall > 0.9 --row label=0")),
    ]

    @Argument(help: "test, train or validation.", completion: .values(.split))
    var split = "test"

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let split = try EvaluatedSplit(named: split)
        let network = try session.network()
        let data = try session.data(on: surface)
        let (images, name, _) = split.images(of: data, share: session.settings.training.validationShare)
        let predicted = split == .validation
            ? try session.evaluate(network, on: split, reporting: surface).predictions
            : try session.predictions(for: name, on: surface).labels
        let confusion = Confusion(
            labels: images.labels.map { Int($0) }, predictions: predicted,
            classes: max(data.classNames.count, network.network.architecture.classes))
        let drawing = ConfusionDrawing(confusion, network: network.name, split: split, classNames: ClassNames(data.classNames))
        return .table(drawing.table)
    }
}
