import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Words

/// Draws gradient descent on two parameters.
package struct DescendCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "descend", abstract: "Draw gradient descent on two weights: the path, on a map of the loss.",
        discussion: """
            All other numbers of the network stay as they are, and the network itself does too. The loss is the mean cross-entropy \
            of the samples; the network runs as at inference: batch normalization by its moving averages, no dropout.
            """)
    package static let topic = Topic.training
    package static let effect = Effect.looks
    package static let examples = [
        Example("descend dense1/3/kernel/210 dense1/8/kernel/210", "six steps for the first test image",
            setting: TrainCommand.small, gives: .value("step = 6")),
        Example("descend dense1/3/bias dense1/8/bias --samples test/0-9 --lr 5 --steps 4", "for ten, with a larger rate",
            setting: TrainCommand.small, gives: .value("step = 4")),
    ]

    @Argument(help: "The first parameter: its values go across.", completion: .values(.parameter))
    var first: String

    @Argument(help: "The second: its values go upward.", completion: .values(.parameter))
    var second: String

    @Option(help: ArgumentHelp("Whose loss; `it` if left out.", valueName: "samples"), completion: .values(.sample))
    var samples: String?

    @Option(help: "The learning rate, 1 if left out.", transform: Number.real(1e-9...1_000_000, "--lr"))
    var lr: Double?

    @Option(help: "How many steps, 6 if left out.", transform: Number.integer(1...99, "--steps"))
    var steps: Int?

    /// The gradient of each sample is computed for each step, and its loss at each place of the map.
    private static let mostSamples = 100

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let network = try session.network().network
        let parameters = try [first, second].map { try ParameterPath($0).found(in: network) }
        for parameter in parameters where !parameter.tensor.trainable {
            throw ExplorerError.refused(
                "\(parameter.path) follows the batches, and no gradient of the loss changes it", remedy: "name a weight or a bias")
        }
        guard parameters[0].offset != parameters[1].offset else {
            throw ExplorerError.refused("both are \(parameters[0].path)", remedy: "name two parameters")
        }
        let (labeled, subject) = try labeledPixels(for: network, in: &session, on: surface)
        let places = parameters.map { DescentPlane.Place(tensor: $0.tensor, index: $0.index) }
        let plane = DescentPlane(places[0], places[1])
        let path = try DescentPath(network, plane, samples: labeled, rate: lr ?? 1, steps: steps ?? 6) { done in
            surface.report(Progress("step \(done)", fraction: Double(done) / Double(steps ?? 6) / 2))
            try surface.checkCancellation()
        }
        let firsts = DescentDrawing.range(of: path.steps.map(\.first), count: DescentDrawing.size.columns)
        let seconds = Array(DescentDrawing.range(of: path.steps.map(\.second), count: DescentDrawing.size.rows).reversed())
        let losses = try plane.losses(network, firsts: firsts, seconds: seconds, samples: labeled) { row in
            surface.report(Progress("the map", fraction: 0.5 + Double(row) / Double(seconds.count) / 2))
            try surface.checkCancellation()
        }
        let drawing = DescentDrawing(
            path, on: DescentDrawing.Map(firsts: firsts, seconds: seconds, losses: losses),
            names: ("\(parameters[0].path)", "\(parameters[1].path)"), of: subject)
        return .table(drawing.table)
    }

    private func labeledPixels(
        for network: Network, in session: inout Session, on surface: any Surface
    ) throws -> (samples: [DescentPath.LabeledPixels], subject: String) {
        let path = try session.sampleOrFirst(samples)
        try session.provide(for: path, on: surface)
        let found = try session.samples(path, on: surface)
        guard found.count <= Self.mostSamples else {
            throw ExplorerError.refused(
                "\(found.count) samples are more than a map is drawn of", remedy: "name at most \(Self.mostSamples), such as test/0-9")
        }
        let labeled = try (0..<found.count).compactMap { place -> DescentPath.LabeledPixels? in
            let sample = found[place]
            guard let label = sample.label, label < network.architecture.classes else { return nil }
            return (try sample.pixels(for: network), label)
        }
        guard !labeled.isEmpty else {
            throw ExplorerError.refused("a loss needs labels of the network's classes", remedy: "name samples of the data, such as test/0-9")
        }
        return (labeled, "\(path)")
    }
}
