import ConvNet
import Explorer
import Insight
import Subjects
import Words

/// The last hidden layer's values for some images.
struct HiddenValues {
    let layer: HiddenLayer
    let points: PointSet

    /// Asks a network about images of a source.
    ///
    /// - Throws: `Interrupted` after Ctrl-C, and for a network whose values are no numbers.
    init(of named: NamedNetwork, for source: any SampleSource, on surface: any Surface) throws {
        layer = HiddenLayer(named.network.architecture)
        points = PointSet(try Self.outputs(named, layer.index, source, surface))
        guard points.isFinite else { throw Self.notFinite(named, layer) }
    }

    private static func notFinite(_ named: NamedNetwork, _ layer: HiddenLayer) -> ExplorerError {
        .refused("\(named.name) has values in \(layer.name) that are not finite", remedy: "train it again")
    }

    /// The images of a source whose values are nearest to the first of these.
    func nearest(
        in source: any SampleSource, of named: NamedNetwork, count: Int, excluding: Int?, on surface: any Surface
    ) throws -> [Neighbors.Neighbor] {
        let neighbors = try Neighbors.nearest(
            to: points.row(0), inLayer: layer.index, Inference(named.network), of: source, count: count,
            excluding: excluding, progress: Self.progress(named, source, surface))
        if neighbors.isEmpty, source.count > (excluding == nil ? 0 : 1) { throw Self.notFinite(named, layer) }
        return neighbors
    }

    /// `bn3, 64 values`, or `the 784 pixels`.
    var description: String {
        layer.index < 0 || layer.name == "pixels"
            ? "the \(Format.integer(layer.count)) pixels" : "\(layer.name), \(Format.integer(layer.count)) values"
    }

    /// What a layer gives for every image of a source, with a bar.
    static func outputs(
        _ named: NamedNetwork, _ layer: Int, _ source: any SampleSource, _ surface: any Surface
    ) throws -> [[Float]] {
        try Inference(named.network).outputs(
            ofLayer: layer, of: source, range: 0..<source.count, progress: progress(named, source, surface))
    }

    private static func progress(
        _ named: NamedNetwork, _ source: any SampleSource, _ surface: any Surface
    ) -> (_ done: Int, _ total: Int) throws -> Void {
        // One image is no long work.
        guard source.count > 1 else { return { _, _ in try surface.checkCancellation() } }
        return surface.counting("\(named.name) reads \(Format.integer(source.count)) images")
    }
}
