import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Words

/// Shows what the layers of the network make of a sample.
package struct ActivationsCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "activations",
        abstract: "Draw what the layers make of a sample: every layer, the maps of one, one map, or one number.")
    package static let topic = Topic.seeing
    package static let effect = Effect.draws
    package static let examples = [
        Example("activations", "a sample on its way through the network",
            gives: .value("output = 26×26×16 --row layer=conv1")),
        Example("activations test/18 conv1", "all maps of a layer", gives: .value("unit = conv1/15")),
        Example("activations conv2/3 test/18", "one map, large", gives: .value("high > 15")),
        Example("activations test/18 conv2/3/5,7", "one unit: row 5, column 7", gives: .value("value = 0")),
    ]

    @Argument(
        help: "A sample (`it` if left out) and a unit (conv2, conv2/3, conv2/3/5,7; every layer if left out).",
        completion: .values(.sampleOrUnit))
    var words: [String] = []

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let (path, unit) = try session.paths(words)
        let network = try session.network()
        let row = try unit?.row(in: network.network)
        let sample = try session.oneSample(session.sampleOrFirst(path), on: surface)
        let pixels = try sample.pixels(for: network.network)
        let maps = try Inference(network.network).activations(of: pixels).map { FeatureMaps($0) }
        guard let unit else {
            return .flow(ActivationFlow(maps, of: sample, network: network, classNames: session.classNames).flow)
        }
        let drawing = ActivationDrawing(of: sample)
        guard let layer = maps.first(where: { $0.layer == unit.layer }) else {
            throw UnknownName("layer", unit.layer, among: maps.map(\.layer))
        }
        guard let channel = unit.channel else { return .table(drawing.layer(layer)) }
        if let position = unit.position {
            return .table(drawing.unit(layer, channel: channel, row: position.row, column: position.column))
        }
        guard layer.isFlat else { return .table(drawing.channel(layer, channel)) }
        let logits = row?.isSoftmax == true ? network.network.architecture.logitLayer : nil
        return .table(drawing.unit(layer, channel: channel, origin: logits))
    }
}

extension Session {
    /// The one image that a path names; it is `it` from now on.
    ///
    /// - Throws: `ExplorerError` if the path names several.
    mutating func oneSample(_ path: SamplePath, on surface: any Surface) throws -> Sample {
        try provide(for: path, on: surface)
        let samples = try samples(path, on: surface)
        guard let sample = samples.first, samples.count == 1 else {
            let first = samples.first.map { "\($0.path)" } ?? "test/0"
            throw ExplorerError.refused(
                "'\(path)' names \(Format.integer(samples.count)) images, expected one", remedy: "such as \(first)")
        }
        remember(sample.path)
        return sample
    }
}
