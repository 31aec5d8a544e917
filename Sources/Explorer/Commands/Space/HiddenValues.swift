import ConvNet
import Display
import Insight

/// The last hidden layer's values for some images.
struct HiddenValues {
    let layer: HiddenLayer
    let points: PointSet

    /// Asks a network about images of a source.
    ///
    /// - Throws: `ExplorerError.interrupted` after Ctrl-C, and for a network whose values are no numbers.
    init(of named: NamedNetwork, for source: any SampleSource, on surface: any Surface) throws {
        layer = HiddenLayer(named.network.architecture)
        points = PointSet(try Self.outputs(named, layer.index, source, surface))
        guard points.isFinite else {
            throw ExplorerError.refused(
                "\(named.name) has values in \(layer.name) that are not finite", remedy: "train it anew")
        }
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
        let title = "\(named.name) reads \(Format.integer(source.count)) images"
        let outputs = try Inference(named.network).outputs(ofLayer: layer, of: source, range: 0..<source.count) {
            if $1 > 1 { surface.report(Progress(title, fraction: Double($0) / Double($1))) }
            return !surface.isCancelled
        }
        guard outputs.count == source.count else { throw ExplorerError.interrupted }
        return outputs
    }
}

extension Surface {
    /// Reports how far work has come, and hears Ctrl-C.
    func watch(_ title: String) -> Watch {
        { fraction in
            self.report(Progress(title, fraction: fraction))
            return !self.isCancelled
        }
    }
}

/// Something that was stopped is an error.
func finished<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw ExplorerError.interrupted }
    return value
}
