/// Where a convolution may stand at the border.
public enum Padding: String, Sendable, Hashable, Codable {
    /// Only where the kernel lies wholly inside.
    case valid
    /// Everywhere, with zeros around; the output has ⌈input ÷ stride⌉ rows and columns, as in Keras.
    case same
}

/// One layer: a description, computed by the steps of a `Plan`.
public enum Layer: Sendable, Hashable, Codable {
    case convolution(filters: Int, kernelHeight: Int, kernelWidth: Int, stride: Int = 1, padding: Padding = .valid)
    case dense(units: Int)
    /// The positive part.
    case relu
    /// Mean and variance of each channel taken out, then scale gamma and shift beta; momentum 0.99, epsilon 1e-3.
    case batchNormalization
    case maxPool(size: Int, stride: Int)
    case averagePool(size: Int, stride: Int)
    /// Zeroes that share of its input in training and scales the rest up by 1 ÷ (1 − rate); passes in use.
    case dropout(rate: Double)
    /// Makes a vector of a map, in the order rows, columns, channels.
    case flatten
    /// The exponentials of the last layer divided by their sum; every network ends with it, written or not.
    case softmax
}

extension Layer {
    /// What batch normalisation adds to the variance, so that its root is never zero.
    public static let normalizationEpsilon: Float = 1e-3

    /// The layer as it is written in a specification: "conv 16 3x3", "maxpool 3 stride 2".
    public var specification: String {
        switch self {
        case .convolution(let filters, let height, let width, let stride, let padding):
            "conv \(filters) \(height)x\(width)" + (padding == .same ? " same" : "")
                + (stride == 1 ? "" : " stride \(stride)")
        case .dense(let units): "dense \(units)"
        case .relu: "relu"
        case .batchNormalization: "bn"
        case .maxPool(let size, let stride): "maxpool \(size)" + (stride == size ? "" : " stride \(stride)")
        case .averagePool(let size, let stride): "avgpool \(size)" + (stride == size ? "" : " stride \(stride)")
        case .dropout(let rate): "dropout \(rate)"
        case .flatten: "flatten"
        case .softmax: "softmax"
        }
    }

    /// The first part of the name of such a layer in a network: "conv" of "conv1".
    public var stem: String {
        switch self {
        case .convolution: "conv"
        case .dense: "dense"
        case .relu: "relu"
        case .batchNormalization: "bn"
        case .maxPool, .averagePool: "pool"
        case .dropout: "dropout"
        case .flatten: "flatten"
        case .softmax: "softmax"
        }
    }

    /// The layer's kind in words, for a table.
    public var kind: String {
        switch self {
        case .convolution: "convolution"
        case .dense: "dense"
        case .relu: "relu"
        case .batchNormalization: "batch normalization"
        case .maxPool: "max pool"
        case .averagePool: "average pool"
        case .dropout: "dropout"
        case .flatten: "flatten"
        case .softmax: "softmax"
        }
    }
}
