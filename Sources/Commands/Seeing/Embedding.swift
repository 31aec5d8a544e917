import ArgumentParser
import Display
import Drawing
import Explorer
import Insight
import Subjects
import Words

/// Draws images as points of a plane, near each other where the network finds them alike.
package struct EmbeddingCommand: ExplorerCommand {
    package static let configuration = CommandConfiguration(
        commandName: "embedding",
        abstract: "Draw images as points, near each other where the last hidden layer finds them alike.",
        discussion: """
            Each image stands where the values of the last hidden layer put it: what the last dense layer reads. `pca` \
            turns that space so that the plane shows as much of its variance as a plane can. `tsne` keeps neighbors \
            together (perplexity 30, \(TSNE.steps) steps from the plane of `pca`; up to 250 images go more ways, of which the \
            best counts); distances between its far groups mean little.
            """)
    package static let topic = Topic.seeing
    package static let effect = Effect.draws
    package static let examples = [
        Example("embedding", "1,000 test images by their principal components", gives: .text("bn3, 64 values")),
        Example("embedding test --method tsne --count 60", "neighbors together", gives: .text("bn3, 64 values")),
        Example("embedding test/is4", "the images labeled 4", gives: .value("label = 4")),
    ]
    package static let timedLines = ["embedding", "embedding --method tsne"]

    /// How points come into the plane.
    enum Method: String, CaseIterable, Sendable {
        case pca, tsne
    }

    @Argument(help: "test, train, validation or a path such as test/wrong.", completion: .values(.split))
    var split = "test"

    @Option(
        help: "pca (principal components) or tsne (neighbors together).",
        completion: .list(Method.allCases.map(\.rawValue)), transform: Choice.one(of: Method.self, "method"))
    var method = Method.pca

    @Option(
        help: "How many images, drawn from the seed where there are more; tsne takes up to 2000.",
        transform: Number.integer(10...5000, "--count"))
    var count = 1000

    package init() {}

    package func run(in session: inout Session, on surface: any Surface) throws -> Output {
        if method == .tsne, count > TSNE.mostPoints {
            throw ExplorerError.badValue(
                name: "--count", given: "\(count)",
                expected: "a whole number from 10 to \(TSNE.mostPoints) with --method tsne")
        }
        let network = try session.network()
        let set = try session.imageSet(split, atLeast: 10, atMost: count, on: surface)
        try checkMemory(of: set, network)
        let hidden = try HiddenValues(of: network, for: PictureSamples(set.samples), on: surface)
        let components = try PrincipalComponents(
            hidden.points, count: 2, surface.watch("principal components"))
        let nearest = try Neighbors.nearestOther(hidden.points, surface.watch("nearest neighbors"))
        let plane = components.project(hidden.points).map { SIMD2($0.first ?? 0, $0.dropFirst().first ?? 0) }
        var layout = EmbeddingDrawing.Layout.components(explained: components.explained)
        var places = plane
        if method == .tsne {
            let tsne = try TSNE(
                hidden.points, start: plane, seed: session.seed, surface.watch("t-SNE of \(set.samples.count) images"))
            (places, layout) = (tsne.places, .neighbors(tsne.perplexity, divergence: tsne.divergence))
        }
        return .table(EmbeddingDrawing(
            places, of: set.samples, nearest: nearest, layout: layout, space: hidden.description,
            network: network.name, images: set.description(seed: session.seed), classNames: session.classNames).table)
    }

    /// More values are not laid out at once: with what is made of them they take most of a gigabyte.
    private static let mostValues = 30_000_000

    /// - Throws: how many images do fit, where these do not
    private func checkMemory(of set: ImageSet, _ network: NamedNetwork) throws {
        let values = HiddenLayer(network.network.architecture).count
        let most = Self.mostValues / max(1, values)
        guard set.samples.count > most else { return }
        throw ExplorerError.refused(
            "\(Format.count(set.samples.count, "image")) of \(Format.integer(values)) values each do not fit into memory",
            remedy: most >= 10 ? "`--count \(most)` takes as many as do"
                : "a network with fewer values in its last hidden layer can be drawn")
    }
}
