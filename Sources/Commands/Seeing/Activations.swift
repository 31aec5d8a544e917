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
        Example("activations test/0-99 bn3", "a layer of many images, a row for each",
            gives: .value("sample = test/99")),
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
        if let path, let unit, let many = try several(path, unit, network, in: &session, on: surface) { return many }
        let sample = try session.oneSample(session.sampleOrFirst(path), on: surface)
        let pixels = try sample.pixels(for: network.network)
        let maps = try Inference(network.network).activations(of: pixels).map { FeatureMaps($0) }
        guard let unit else {
            return Output.flow(ActivationFlow(maps, of: sample, network: network, classNames: session.classNames).flow)
                .showing([NamedTensor](Samples(sample)) + maps.compactMap { NamedTensor($0) })
        }
        let drawing = ActivationDrawing(of: sample)
        guard let layer = maps.first(where: { $0.layer == unit.layer }) else {
            throw UnknownName("layer", unit.layer, among: maps.map(\.layer))
        }
        let origin = row?.isSoftmax == true ? network.network.architecture.logitLayer : nil
        return Output.table(Self.table(drawing, layer, unit, origin: origin))
            .showing([NamedTensor(layer, at: unit)].compactMap { $0 })
    }

    /// - Parameter origin: the layer whose sums a unit of the softmax is made of
    private static func table(
        _ drawing: ActivationDrawing, _ layer: FeatureMaps, _ unit: UnitPath, origin: String?
    ) -> Table {
        guard let channel = unit.channel else { return drawing.layer(layer) }
        if let position = unit.position {
            return drawing.unit(layer, channel: channel, row: position.row, column: position.column)
        }
        guard layer.isFlat else { return drawing.channel(layer, channel) }
        return drawing.unit(layer, channel: channel, origin: origin)
    }
}

// Several samples.
extension ActivationsCommand {
    /// As many numbers are kept in memory at once.
    private static let mostValues = 64 << 20

    /// What a unit gives for each of several samples; nil for a path that names one.
    private func several(
        _ path: SamplePath, _ unit: UnitPath, _ network: NamedNetwork, in session: inout Session, on surface: any Surface
    ) throws -> Output? {
        try session.provide(for: path, on: surface)
        let samples = try session.samples(path, on: surface)
        guard samples.count > 1, let first = samples.first else { return nil }
        _ = try first.pixels(for: network.network)
        let row = try unit.row(in: network.network)
        let (count, overflow) = samples.count.multipliedReportingOverflow(by: row.output.count)
        guard !overflow, count <= Self.mostValues else {
            throw ExplorerError.refused(
                "\(Format.integer(samples.count)) images have more than \(Format.integer(Self.mostValues)) values in \(row.name)",
                remedy: "name fewer, such as test/0-99")
        }
        let source = PictureSamples(samples)
        let values = try HiddenValues.outputs(network, row.layers.upperBound - 1, source, surface)
        session.remember(path)
        let many = ManyActivations(values, shape: row.output, of: samples, unit: unit)
        return Output.table(many.table).showing([many.tensor].compactMap { $0 })
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
