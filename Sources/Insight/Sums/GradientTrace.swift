import ConvNet

/// The chain rule from the loss of one image to one parameter, layer by layer, and a finite difference beside it.
///
/// The loss is the cross-entropy of a class. The network works as in use: no dropout, batch normalization by its moving
/// averages, through which no gradient goes.
package struct GradientTrace: Sendable, Hashable {
    /// The gradient of the loss with respect to all that a layer gave.
    package struct Step: Sendable, Hashable {
        /// The index in `Architecture.layers` of the layer whose output this is.
        package let layer: Int
        package let gradient: [Double]

        /// The root of the sum of squares.
        package var norm: Double { gradient.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        /// How many numbers of it are not 0.
        package var active: Int { gradient.count { $0 != 0 } }

        /// The places of its largest numbers, the largest magnitude first.
        package func largest(_ count: Int) -> [Int] {
            Array(gradient.map(\.magnitude).fallingOrder.prefix(count))
        }
    }

    /// What the parameter does at one place: what it is multiplied with there, times the gradient.
    package struct Term: Sendable, Hashable {
        /// The unit that the parameter helps to compute.
        package let unit: NetworkUnit
        /// The unit that it is multiplied with; nil for a bias or beta.
        package let read: NetworkUnit?
        /// The number that it is multiplied with; 1 for a bias or beta.
        package let input: Double
        /// The gradient of the loss at `unit`.
        package let gradient: Double

        package var product: Double { input * gradient }
    }

    /// The class whose probability the loss is about.
    package let label: Int
    /// The probability of every class, in double precision from the network's logits.
    package let probabilities: [Double]
    /// −log of the probability of the label.
    package let loss: Double
    /// From the logits down to what the parameter's own layer gave, before its ReLU.
    package let steps: [Step]
    /// One for each place where the parameter works.
    package let terms: [Term]
    /// The change of the loss by a small change of the parameter.
    package let difference: FiniteDifference

    /// The derivative of the loss by the parameter: the sum of all terms.
    package var gradient: Double { terms.reduce(0) { $0 + $1.product } }

    /// The terms, those that add or take most first.
    package var ranked: [Term] {
        terms.map(\.product.magnitude).fallingOrder.map { terms[$0] }
    }

    /// How far chain rule and finite difference are apart, by the larger of the two; 0 where both are 0.
    package var relativeDifference: Double {
        let largest = max(abs(gradient), abs(difference.slope))
        return largest > 0 ? abs(gradient - difference.slope) / largest : 0
    }

    /// - Parameters:
    ///   - pixels: rows × columns × channels, from 0 (black) to 1 (white)
    ///   - label: a class of the network
    ///   - tensor: one of the network's that training changes by its gradient
    ///   - index: a place in it
    /// - Throws: if there are more or fewer pixels than the network's input.
    package init(
        _ network: Network, pixels: [Float], label: Int, tensor: TensorEntry, index: Int
    ) throws(TrainingError) {
        let recording = Recording(network)
        try recording.run([pixels])
        let softmax = CrossEntropyOfLogits(recording.logits().map { Double($0) }, label: label)
        (self.label, probabilities, loss) = (label, softmax.probabilities, softmax.loss)
        var gradient = softmax.gradient.map { Float($0) }
        var steps = [Step(layer: network.architecture.layers.count - 1, gradient: softmax.gradient)]
        for layer in stride(from: network.architecture.layers.count - 1, to: tensor.layer, by: -1) {
            gradient = recording.pullBack([gradient], through: layer)[0]
            steps.append(Step(layer: layer - 1, gradient: gradient.map { Double($0) }))
        }
        self.steps = steps
        terms = ParameterPlaces(
            network, tensor: tensor, index: index, input: recording.input(of: tensor.layer),
            gradient: steps[steps.count - 1].gradient).terms
        difference = FiniteDifference(network, pixels: pixels, label: label, tensor: tensor, index: index)
    }
}
