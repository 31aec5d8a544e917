extension Reference {
    /// See `Optimizer.adam`; `rate` is the corrected learning rate.
    package static func adam(
        parameters: View, gradients: View, first: View, second: View, rate: Float, beta1: Float, beta2: Float,
        epsilon: Float
    ) {
        for index in 0..<parameters.count {
            let slope = gradients[index]
            let mean = first[index].addingProduct(slope - first[index], 1 - beta1)
            let square = second[index].addingProduct(slope * slope - second[index], 1 - beta2)
            first[index] = mean
            second[index] = square
            parameters[index] -= rate * mean / (square.squareRoot() + epsilon)
        }
    }

    /// See `Optimizer.momentum`.
    package static func momentum(
        parameters: View, gradients: View, velocity: View, learningRate: Float, momentum: Float
    ) {
        for index in 0..<parameters.count {
            velocity[index] = momentum * velocity[index] - learningRate * gradients[index]
            parameters[index] += velocity[index]
        }
    }

    /// See `Optimizer.decay`.
    package static func decay(parameters: View, factor: Float) {
        for index in 0..<parameters.count { parameters[index] *= factor }
    }
}
