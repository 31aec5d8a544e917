import ArgumentParser
import Display
import Drawing
import Explorer
import Insight
import Subjects

/// Measures what layers give over many images, and their gradients.
package struct StatsCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Measure layers over many images: activations, silent units, gradients.",
        discussion: """
            Looks at the first 1,000 images of the split. A number is near zero within 0.001 of the layer's greatest. A \
            unit is silent if it is never above zero behind a ReLU, or always the same elsewhere. Gradients are of the \
            loss of the first 128 images, in training mode; a layer's explodes if it is more than ten times its \
            weights (by their norms), and vanishes if that share is less than a thousandth of the layers' median.
            """)
    package static let topic = Topic.seeing
    package static let effect = Effect.draws
    package static let examples = [
        Example("stats", "a row for each layer", gives: .value("units = 16 --row layer=conv1")),
        Example("stats conv1", "one layer: a histogram, and its units", gives: .value("units = 16")),
        Example("stats dense1 train --images 200", "on images of the training split", gives: .value("units = 64")),
    ]

    @Argument(
        help: "A layer (all if left out) and test, train or validation (test), in either order.",
        completion: .values(.unit))
    var words: [String] = []

    @Option(help: "Images to look at, 1,000 if left out.", transform: Number.integer(1...1_000_000, "--images"))
    var images: Int?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let named = try session.network()
        let (layer, split) = try Self.read(words, in: session, named)
        let data = try session.data(on: surface)
        let found = try NetworkStatistics(
            named.network, split: split.images(of: data, share: session.settings.training.validationShare).images,
            images: images ?? 1000, layer: layer,
            progress: surface.watch("measuring \(layer ?? "every layer")"))
        let drawing = StatisticsDrawing(found, network: named.name, split: split.rawValue)
        guard layer != nil, let only = found.layers.first else { return .table(drawing.table) }
        return .group([.table(drawing.layer(only)), .table(drawing.units(only))])
    }

    /// The layer and the split that the words name.
    private static func read(
        _ words: [String], in session: Session, _ named: NamedNetwork
    ) throws -> (layer: String?, split: EvaluatedSplit) {
        var (layer, split) = (String?.none, EvaluatedSplit?.none)
        for word in words {
            if let found = EvaluatedSplit(rawValue: word) {
                if let split { throw ExplorerError.twice(kind: "split", first: split.rawValue, second: word) }
                split = found
                continue
            }
            if let layer { throw ExplorerError.twice(kind: "layer", first: layer, second: word) }
            let unit = try UnitPath(word)
            let row = try unit.row(in: named.network)
            guard unit.channel == nil else {
                throw ExplorerError.refused("'\(word)' is a unit of a layer", remedy: "`stats \(row.name)` lists its units")
            }
            guard row.formula != .handedOn else {
                throw ExplorerError.refused(
                    "\(row.name) passes on its input", remedy: "name another layer, or none for all: `stats`")
            }
            layer = row.name
        }
        return (layer, split ?? .test)
    }
}
