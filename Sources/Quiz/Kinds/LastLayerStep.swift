import ConvNet
import Insight
import Reproducible

/// One step of plain gradient descent for one image, on the weights and biases of the last layer alone.
///
/// The gradient of the loss with respect to logit j is g[j] = p[j] − y[j], that with respect to its weights g[j] · x, x being
/// what the layer reads. So a step with the learning rate r changes logit j of an image that gives it x′ by −r · g[j] · (x · x′ + 1).
struct LastLayerStep {
    /// What the last layer reads and gives for an image.
    struct Reading {
        let inputs: [Double]
        let logits: [Double]
        let label: Int

        /// Nil where the last layer is none of weighted sums, or the label none of its classes.
        init?(_ opener: Opener, label: Int, in architecture: Architecture) {
            let last = architecture.layers.count - 1
            guard architecture.layers[last].formula == .weightedSum(over: .everything), architecture.classes > label else { return nil }
            inputs = (0..<architecture.shape(before: last).count).map { index in
                Double(opener.value(of: architecture.unit(at: index, ofLayer: last - 1)))
            }
            (logits, self.label) = (opener.logits.map { Double($0) }, label)
        }
    }

    let taken: Reading

    /// By how much logits of an image change.
    func changes(of other: Reading, rate: Double) -> [Double] {
        let size = zip(taken.inputs, other.inputs).reduce(1) { $0 + $1.0 * $1.1 }
        let shares = Self.shares(taken.logits)
        return shares.indices.map { -rate * (shares[$0] - ($0 == taken.label ? 1 : 0)) * size }
    }

    /// The loss of an image after the step.
    func loss(of other: Reading, rate: Double) -> Double {
        Self.loss(zip(other.logits, changes(of: other, rate: rate)).map { $0 + $1 }, label: other.label)
    }

    /// Softmax.
    static func shares(_ logits: [Double]) -> [Double] {
        let most = logits.max() ?? 0
        let powers = logits.map { Exact.exp($0 - most) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    /// The cross-entropy.
    static func loss(_ logits: [Double], label: Int) -> Double {
        let most = logits.max() ?? 0
        return Exact.log(logits.reduce(0) { $0 + Exact.exp($1 - most) }) + most - logits[label]
    }
}
