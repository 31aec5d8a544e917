import ConvNet

/// How the loss of one image changes when one parameter is moved a little to either side, computed in double precision.
package struct FiniteDifference: Sendable, Hashable {
    /// How far the parameter was moved.
    package let step: Double
    /// The loss with the parameter as it is.
    package let loss: Double
    /// What is added to the loss by moving the parameter down and up. Taken from the changes of the logits: the difference
    /// of two losses would be mostly rounding where the change is small.
    package let changeBelow: Double
    package let changeAbove: Double
    /// The length of the loss's gradient at the logits, by which rounding errors are measured.
    private let slopeOfLogits: Double

    /// The change above less the change below, ÷ (2 · step).
    package var slope: Double { (changeAbove - changeBelow) / (2 * step) }

    /// Whether the slopes to the two sides differ: a ReLU opens or a maximum changes hands within the step.
    package var hasKink: Bool {
        let (down, up) = (-changeBelow / step, changeAbove / step)
        return abs(up - down) > 1e-3 * max(abs(up), abs(down)) + 1e-9 * slopeOfLogits
    }

    /// - Parameters: as of ``GradientTrace``
    init(_ network: Network, pixels: [Float], label: Int, tensor: TensorEntry, index: Int) {
        var pass = DoublePass(network)
        let offset = tensor.range.lowerBound + index
        let value = pass.parameters[offset]
        step = 1e-5 * max(1, abs(value))
        // What lies below the parameter's layer stays as it is.
        let input = pass.run(pixels.map { Double($0) }, from: 0, to: tensor.layer)
        let logits = pass.run(input, from: tensor.layer)
        let softmax = CrossEntropyOfLogits(logits, label: label)
        func change(_ step: Double) -> Double {
            pass.parameters[offset] = value + step
            return softmax.change(zip(pass.run(input, from: tensor.layer), logits).map { $0 - $1 }, label: label)
        }
        loss = softmax.loss
        slopeOfLogits = softmax.gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
        (changeBelow, changeAbove) = (change(-step), change(step))
    }
}
