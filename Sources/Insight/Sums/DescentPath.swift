import ConvNet
import Reproducible

/// Gradient descent on two parameters of a network, all others as they are.
///
/// Each step moves both against the gradient of the mean loss over a few samples: w ← w − η · ∂L/∂w. The network works as in
/// use: batch normalization by its moving averages, no dropout.
package struct DescentPath: Sendable, Hashable {
    /// Where the descent is before a step.
    package struct Step: Sendable, Hashable {
        package let first: Double
        package let second: Double
        /// The mean cross-entropy over the samples.
        package let loss: Double
        package let firstGradient: Double
        package let secondGradient: Double

        /// What the loss would be after a step of this rate, if it went on along its straight line.
        package func expectedLoss(rate: Double) -> Double {
            loss - rate * (firstGradient * firstGradient + secondGradient * secondGradient)
        }
    }

    /// The start, and the place after each step; the last step that was no number is left out.
    package let steps: [Step]
    package let rate: Double

    /// A sample: its pixels as the network reads them, and its label.
    package typealias LabeledPixels = (pixels: [Float], label: Int)

    /// - Parameters:
    ///   - places: the two parameters: a tensor and an index in it
    ///   - progress: called before each step; what it throws ends the descent
    /// - Throws: what does not fit the network.
    package init(
        _ network: Network, _ places: DescentPlane, samples: [LabeledPixels], rate: Double, steps count: Int,
        progress: (_ done: Int) throws -> Void = { _ in }
    ) throws {
        var (first, second) = (Double(places.first.value(in: network)), Double(places.second.value(in: network)))
        var steps: [Step] = []
        for done in 0...max(0, count) {
            try progress(done)
            let moved = places.network(network, first, second)
            var (loss, gradients) = (0.0, (0.0, 0.0))
            for sample in samples {
                func trace(_ place: DescentPlane.Place) throws -> GradientTrace {
                    try GradientTrace(moved, pixels: sample.pixels, label: sample.label, tensor: place.tensor, index: place.index)
                }
                let traces = try (trace(places.first), trace(places.second))
                loss += traces.0.loss / Double(samples.count)
                gradients.0 += traces.0.gradient / Double(samples.count)
                gradients.1 += traces.1.gradient / Double(samples.count)
            }
            guard loss.isFinite, gradients.0.isFinite, gradients.1.isFinite else { break }
            steps.append(Step(first: first, second: second, loss: loss, firstGradient: gradients.0, secondGradient: gradients.1))
            (first, second) = (first - rate * gradients.0, second - rate * gradients.1)
            guard abs(first) < DescentPlane.farthest, abs(second) < DescentPlane.farthest else { break }
        }
        (self.steps, self.rate) = (steps, rate)
    }
}

/// The plane of two parameters of a network.
package struct DescentPlane: Sendable, Hashable {
    /// One of the two.
    package struct Place: Sendable, Hashable {
        package let tensor: TensorEntry
        /// Its place in the tensor, the last dimension fastest.
        package let index: Int

        package init(tensor: TensorEntry, index: Int) { (self.tensor, self.index) = (tensor, index) }

        /// What the network has there.
        package func value(in network: Network) -> Float {
            let place = tensor.range.lowerBound + index
            return network.parameters.indices.contains(place) ? network.parameters[place] : 0
        }
    }

    package let first: Place
    package let second: Place

    /// Farther out nothing is looked for.
    static let farthest = 1e6

    package init(_ first: Place, _ second: Place) { (self.first, self.second) = (first, second) }

    /// The network with two other values.
    package func network(_ network: Network, _ firstValue: Double, _ secondValue: Double) -> Network {
        var moved = network
        for (place, value) in [(first, firstValue), (second, secondValue)] {
            guard var values = moved.tensor(named: place.tensor.name)?.values, values.indices.contains(place.index) else { continue }
            values[place.index] = Float(value)
            moved.setTensor(named: place.tensor.name, to: values)
        }
        return moved
    }

    /// The mean loss over the samples on a grid of the plane.
    ///
    /// - Parameters:
    ///   - firsts: the values of the first parameter, one a column
    ///   - seconds: the values of the second, one a row
    /// - Returns: row by row; a loss that is no number stays one.
    package func losses(
        _ network: Network, firsts: [Double], seconds: [Double], samples: [DescentPath.LabeledPixels],
        progress: (_ done: Int) throws -> Void = { _ in }
    ) throws -> [Double] {
        let pixels = samples.map(\.pixels)
        return try seconds.enumerated().flatMap { row, second in
            try progress(row)
            return try firsts.map { first in
                let inference = Inference(self.network(network, first, second))
                let losses = try zip(pixels, samples).map { pixels, sample in
                    let answer = try inference.probabilities(of: pixels)
                    return answer.indices.contains(sample.label) ? -Exact.log(Double(max(answer[sample.label], .leastNormalMagnitude))) : .nan
                }
                return losses.reduce(0, +) / Double(max(1, losses.count))
            }
        }
    }
}
