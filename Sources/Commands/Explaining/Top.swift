import ArgumentParser
import Display
import Drawing
import Explorer
import Insight
import Subjects

/// Shows the images that excite a unit most.
package struct TopCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "top",
        abstract: "Show the images that excite a unit most, with what it sees of them in a frame.",
        discussion: """
            Of a channel the highest value of its map counts, before the activation of the layer or the softmax. A layer \
            without a channel shows the best image of each. `it` is the best image from then on.
            """)
    package static let topic = Topic.explaining
    package static let effect = Effect.looks
    package static let examples = [
        Example("top conv2/3", "the test images that a channel likes most", gives: .value("rank = 9")),
        Example("top dense1/12 train/is7 --count 4", "among the sevens of the training images",
            gives: .value("label = 7")),
        Example("top conv1", "the best image of each channel", gives: .value("unit = conv1/15")),
    ]
    package static let timedLines = ["top conv2/3", "top conv1 train"]

    @Argument(
        help: "A unit (conv2/3, conv2/3/5,7, dense1/12) or layer, and images: test if left out, train, test/is7.",
        completion: .values(.sampleOrUnit))
    var words: [String] = []

    @Option(help: "How many images of one unit; 9 if left out.", transform: Number.integer(1...100, "--count"))
    var count: Int?

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        let (path, unit) = try session.paths(words)
        guard let unit else {
            let layers = try session.network().network.architecture.summary().map(\.name)
            throw ExplorerError.refused(
                "top needs a unit", remedy: "name one, such as `top \(layers.first ?? "conv1")/0`; the layers are "
                    + layers.joined(separator: ", "))
        }
        let probed = try UnitsToProbe(unit, in: session.network().network)
        if count != nil, !probed.isSingle {
            throw ExplorerError.refused(
                "of a whole layer top shows one image for each unit, so there is no --count",
                remedy: "name a unit, such as `top \(unit)/0 --count \(count ?? 9)`")
        }
        let named = try session.network()
        let images = path ?? .images(.test, filters: [], choice: nil)
        try session.provide(for: images, on: surface)
        let samples = try session.samples(images, on: surface)
        let found = try TopImages(
            named.network, units: probed.units, count: probed.isSingle ? count ?? 9 : 1, of: PictureSamples(samples),
            progress: surface.counting("showing \(images) to \(unit)"))
        let drawing = TopDrawing(found, units: probed, samples: samples, images: images)
        session.remember(found.hits.compactMap(\.first).first.map { samples[$0.image].path } ?? images)
        return .table(drawing.table)
    }
}
