/// One named tensor of a layer: its shape in the layer's own letters, and how a new network fills it.
///
/// Convolution kernels are HWIO (rows, columns, input channels, filters), dense kernels IO, as in Keras.
struct TensorRole: Sendable, Hashable {
    enum Start: Sendable, Hashable {
        case zeros, ones
        /// Uniform between ±√(6 ÷ (fan in + fan out)).
        case glorotUniform(fanIn: Int, fanOut: Int)
    }

    /// "kernel", "bias", "gamma", "beta", "moving_mean", "moving_variance".
    let role: String
    let shape: [Int]
    /// Whether training changes it by its gradient.
    var trainable = true
    let start: Start
    /// Whether no number of it may lie below 0.
    var isNeverNegative = false

    var count: Int { shape.reduce(1, *) }
}
