import ConvNet

/// The end of a network, from its last hidden layer to the logits.
///
/// Logits are sums of products here, in the order of the inputs; the network's own differ in their last digits.
public struct OutputLayers: Sendable {
    private let stages: [@Sendable ([Float]) -> [Float]]

    /// The last dense layer of a network and all behind it.
    public init(_ network: Network) {
        let layers = network.architecture.layers
        let first = layers.lastIndex { $0.stem == "dense" } ?? layers.count
        let tensors = network.architecture.tensors()
        stages = (first..<layers.count).compactMap { index in
            let values = tensors.filter { $0.layer == index }.map { Array(network.parameters[$0.range]) }
            return Self.stage(layers[index], values)
        }
    }

    /// What softmax makes probabilities of.
    ///
    /// - Parameter hidden: as many values as the last hidden layer has.
    public func logits(_ hidden: [Float]) -> [Float] { stages.reduce(hidden) { $1($0) } }

    /// The probability of each class.
    public func probabilities(_ hidden: [Float]) -> [Float] { Softmax.probabilities(logits(hidden)) }

    private static func stage(_ layer: Layer, _ tensors: [[Float]]) -> (@Sendable ([Float]) -> [Float])? {
        switch layer {
        case .dense(let units):
            let (kernel, bias) = (tensors[0], tensors[1])
            return { input in
                (0..<units).map { unit in
                    input.indices.reduce(bias[unit]) { $0 + input[$1] * kernel[$1 * units + unit] }
                }
            }
        case .relu:
            return { $0.map { max(0, $0) } }
        case .batchNormalization:
            let scales = zip(tensors[0], tensors[3]).map { $0 / ($1 + 1e-3).squareRoot() }
            return { input in
                input.indices.map { (input[$0] - tensors[2][$0]) * scales[$0] + tensors[1][$0] }
            }
        default:
            return nil
        }
    }
}
