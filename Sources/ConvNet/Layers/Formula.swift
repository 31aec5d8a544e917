/// The mathematics of a layer in use: how one number that it gives comes from those that it reads.
///
/// A small, closed vocabulary. What opens sums, hands gradients and relevance back, and draws, reads a layer by its
/// formula and its windows, and never asks which layer it is.
public enum Formula: Sendable, Hashable {
    /// What of its input one number depends on.
    public enum Reach: Sendable, Hashable {
        /// The number in its own place.
        case itself
        /// What lies in the layer's window.
        case window
        /// All numbers of its input.
        case everything
    }

    /// Σ weight · input over all channels of what it reaches, and a bias. The layer's first tensor holds the weights, the
    /// last dimension counting the outputs, and its second the biases.
    case weightedSum(over: Reach)
    /// gamma · (x − mean) ÷ √(variance + epsilon) + beta, channel by channel. The layer's tensors hold gamma, beta, mean
    /// and variance in this order.
    case normalization(epsilon: Float)
    /// The largest number of the window in the same channel, the first of equals.
    case largest
    /// The mean of the window in the same channel.
    case mean
    /// A function of the number in its place.
    case function(ElementFunction)
    /// The exponentials of all numbers divided by their sum: what every network ends with.
    case softmax
    /// The number in its place as it is; a vector holds a map's numbers in the order rows, columns, channels.
    case handedOn

    /// What of its input one number depends on.
    public var reach: Reach {
        switch self {
        case .weightedSum(let reach): reach
        case .largest, .mean: .window
        case .softmax: .everything
        case .normalization, .function, .handedOn: .itself
        }
    }

    /// The function, where the formula is one.
    public var function: ElementFunction? {
        if case .function(let function) = self { function } else { nil }
    }

    /// Whether every number is a weighted sum of what it reaches.
    public var isWeightedSum: Bool {
        if case .weightedSum = self { true } else { false }
    }

    /// Whether it takes mean and variance out of each channel.
    public var isNormalization: Bool {
        if case .normalization = self { true } else { false }
    }
}
