@testable import Kernels
import Testing

extension Kernel {
    @Test func `Adam equals its reference over several steps`() {
        var random = RandomTensors()
        let start = random.view(Self.odd).array
        let gradients = (0..<4).map { _ in random.view(Self.odd) }
        let expected = [View(start), View(count: Self.odd), View(count: Self.odd)]
        for (step, slope) in gradients.enumerated() {
            let rate = Optimizer.adamRate(step: step + 1, learningRate: 0.01, beta1: 0.9, beta2: 0.999)
            Reference.adam(
                parameters: expected[0], gradients: slope, first: expected[1], second: expected[2], rate: rate,
                beta1: 0.9, beta2: 0.999, epsilon: 1e-7)
        }
        var found = expected
        #expect(sameBitsOnAnyThreads {
            found = [View(start), View(count: Self.odd), View(count: Self.odd)]
            for (step, slope) in gradients.enumerated() {
                Optimizer.adam(
                    parameters: found[0], gradients: slope, first: found[1], second: found[2], step: step + 1,
                    learningRate: 0.01)
            }
            return found
        })
        for (one, other) in zip(found, expected) { #expect(distance(one, other) < 1e-6) }
    }

    @Test func `the first step of Adam is the learning rate against the gradient`() {
        let parameters = View([1, 1, 1])
        Optimizer.adam(
            parameters: parameters, gradients: View([0.5, -20, 0]), first: View(count: 3), second: View(count: 3),
            step: 1, learningRate: 0.001)
        for (value, expected) in zip(parameters.array, [0.999, 1.001, 1] as [Float]) {
            #expect(abs(value - expected) < 1e-6)
        }
    }

    @Test func `momentum keeps part of the last step`() {
        let (parameters, velocity) = (View([1, 2]), View(count: 2))
        for _ in 0..<2 {
            Optimizer.momentum(
                parameters: parameters, gradients: View([1, -1]), velocity: velocity, learningRate: 0.5, momentum: 0.5)
        }
        #expect(parameters.array == [-0.25, 3.25])
        #expect(velocity.array == [-0.75, 0.75])
    }

    @Test func `momentum and decay equal their references`() {
        var random = RandomTensors()
        let (start, slope) = (random.view(Self.odd).array, random.view(Self.odd))
        let (expected, found) = ([View(start), View(start)], [View(start), View(start)])
        Reference.momentum(
            parameters: expected[0], gradients: slope, velocity: expected[1], learningRate: 0.1, momentum: 0.9)
        Reference.decay(parameters: expected[0], factor: 1 - 0.1 * 0.01)
        Optimizer.momentum(
            parameters: found[0], gradients: slope, velocity: found[1], learningRate: 0.1, momentum: 0.9)
        Optimizer.decay(parameters: found[0], learningRate: 0.1, decay: 0.01)
        for (one, other) in zip(found, expected) { #expect(one.array == other.array) }
    }
}
