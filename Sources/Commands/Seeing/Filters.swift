import ArgumentParser
import ConvNet
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Words

/// Draws the kernels of a convolution, or of a dense layer that reads a map.
package struct FiltersCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "filters", abstract: "Draw the filters of a layer with their numbers.",
        discussion: """
            A unit of a dense layer that reads the image or a map is a filter of its size. \
            With --gradient it is the gradient of a sample's loss with respect to every weight, the network working as \
            in use. A sample without a label is taken for what the network reads.
            """)
    package static let topic = Topic.seeing
    package static let effect = Effect.draws
    package static let examples = [
        Example("filters conv1", "the filters of the first layer", gives: .value("filter = conv1/15")),
        Example("filters conv2/3", "one filter of a deeper layer: a kernel for each channel it reads",
            gives: .value("inputs = 16")),
        Example("filters conv1 --gradient test/18", "which way its loss would push every weight",
            gives: .value("filter = conv1/15")),
    ]

    @Argument(
        help: "A layer, such as conv1, or one of its filters, such as conv2/3; with --gradient a sample too.",
        completion: .values(.sampleOrUnit))
    var words: [String] = []

    @Flag(help: "The gradient of the sample's loss (of `it` if none is named) in place of the weights.")
    var gradient = false

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let named = try session.network()
        let (path, wanted) = try session.paths(words)
        if let path, !gradient {
            throw ExplorerError.refused(
                "filters are the same for every sample, '\(path)' too", remedy: "add --gradient for its gradient")
        }
        let layers = named.network.architecture.summary().map(\.name).filter { named.network.hasFilters($0) }
        guard let first = layers.first else {
            throw ExplorerError.refused("\(named.name) has no layer with filters", remedy: "`model` shows its layers")
        }
        let unit = wanted ?? UnitPath(layer: first)
        let row = try unit.row(in: named.network)
        guard let bank = FilterBank(named.network, layer: row.name) else {
            throw ExplorerError.refused(
                row.formula.isWeightedSum
                    ? "\(row.name) reads no map, so its weights have no places" : "\(row.name) is \(row.kind) and has no filters",
                remedy: "name a layer that has some: \(layers.joined(separator: ", "))")
        }
        if unit.position != nil {
            throw ExplorerError.refused(
                "'\(unit)' is a place in a map; filters are the same at every place",
                remedy: "`filters \(row.name)/\(unit.channel ?? 0)`")
        }
        guard gradient else { return Self.output(FilterDrawing(bank), bank, unit, gradient: false) }
        let sample = try session.oneSample(session.sampleOrFirst(path), on: surface)
        let pixels = try sample.pixels(for: named.network)
        let label = try sample.label ?? Prediction(probabilities: Inference(named.network).probabilities(of: pixels)).verdict
        guard let found = try KernelGradient(named.network, layer: row.name, pixels: pixels, label: label),
            let slopes = FilterBank(found, like: bank)
        else {
            throw ExplorerError.refused(
                "\(named.name) has \(named.network.architecture.classes) classes and none for label \(label)",
                remedy: "name another sample")
        }
        let what = "the loss \(Format.number(found.loss)) of \(sample.caption)"
        return Self.output(FilterDrawing(slopes, gradientOf: what), slopes, unit, gradient: true)
    }

    private static func output(_ drawing: FilterDrawing, _ bank: FilterBank, _ unit: UnitPath, gradient: Bool) -> Output {
        Output.table(drawing.table(filter: unit.channel))
            .showing([NamedTensor(bank, filter: unit.channel, gradient: gradient)].compactMap { $0 })
    }
}
