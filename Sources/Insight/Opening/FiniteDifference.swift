import ConvNet

/// How the loss of one image changes when one parameter is moved a little to either side, computed in double precision.
public struct FiniteDifference: Sendable, Hashable {
    /// How far the parameter was moved.
    public let step: Double
    /// The loss with the parameter as it is, and moved down and up.
    public let loss: Double
    public let lossBelow: Double
    public let lossAbove: Double

    /// (loss above − loss below) ÷ (2 · step)
    public var slope: Double { (lossAbove - lossBelow) / (2 * step) }

    /// Whether the slopes to the two sides differ: a ReLU opens or a maximum changes hands within the step.
    public var hasKink: Bool {
        let (down, up) = ((loss - lossBelow) / step, (lossAbove - loss) / step)
        return abs(up - down) > 1e-3 * max(abs(up), abs(down)) + 1e-12
    }

    /// - Parameters: as of ``GradientTrace``
    init(_ network: Network, pixels: [Float], label: Int, tensor: TensorEntry, index: Int) {
        var pass = DoublePass(network)
        let offset = tensor.range.lowerBound + index
        let value = pass.parameters[offset]
        let step = 1e-5 * max(1, abs(value))
        // What lies below the parameter's layer stays as it is.
        let input = pass.run(pixels.map { Double($0) }, from: 0, to: tensor.layer)
        func loss(_ value: Double) -> Double {
            pass.parameters[offset] = value
            return CrossEntropyOfLogits(pass.run(input, from: tensor.layer), label: label).loss
        }
        self.step = step
        (self.loss, lossBelow, lossAbove) = (loss(value), loss(value - step), loss(value + step))
    }
}
