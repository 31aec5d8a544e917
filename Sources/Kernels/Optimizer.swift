/// One update of all parameters from their gradients, in place, over flat buffers of equal count.
package enum Optimizer {
    /// Adam in the form of Keras: m += (g − m)(1 − β₁); v += (g² − v)(1 − β₂);
    /// p −= rate·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m/(√v + ε).
    ///
    /// - Parameters:
    ///   - first: m, zero before the first step
    ///   - second: v, zero before the first step
    ///   - step: t, counted from 1
    package static func adam(
        parameters: View, gradients: View, first: View, second: View, step: Int, learningRate: Float,
        beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-7
    ) {
        let rate = adamRate(step: step, learningRate: learningRate, beta1: beta1, beta2: beta2)
        let count = parameters.count
        precondition(gradients.count == count && first.count == count && second.count == count && step > 0)
        Slices.run(count) { range in
            let place = range.lowerBound
            Elements.adam(
                parameters.start + place, gradients.start + place, first.start + place, second.start + place,
                rate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon, count: range.count)
        }
    }

    /// Stochastic gradient descent with momentum in the form of Keras: v = momentum·v − rate·g; p += v.
    package static func momentum(
        parameters: View, gradients: View, velocity: View, learningRate: Float, momentum: Float
    ) {
        precondition(gradients.count == parameters.count && velocity.count == parameters.count)
        Slices.run(parameters.count) { range in
            let place = range.lowerBound
            Elements.momentum(
                parameters.start + place, gradients.start + place, velocity.start + place, rate: learningRate,
                momentum: momentum, count: range.count)
        }
    }

    /// Decoupled weight decay: p −= learningRate·decay·p. AdamW is this on the parameters that decay, then `adam`.
    package static func decay(parameters: View, learningRate: Float, decay: Float) {
        let factor = 1 - learningRate * decay
        Slices.run(parameters.count) { range in
            Elements.multiply(parameters.start + range.lowerBound, by: factor, count: range.count)
        }
    }

    /// The learning rate corrected for the zeros that m and v began with.
    static func adamRate(step: Int, learningRate: Float, beta1: Float, beta2: Float) -> Float {
        let first = 1 - power(Double(beta1), step)
        let second = 1 - power(Double(beta2), step)
        return Float(Double(learningRate) * second.squareRoot() / first)
    }

    /// `base` to a whole power by squaring: the same bits everywhere, unlike the C library's.
    static func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, square, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= square }
            square *= square
            rest >>= 1
        }
        return result
    }
}
