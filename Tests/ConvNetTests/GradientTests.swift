@testable import ConvNet
import Reproducible
import Testing

/// Gradients against differences of the loss itself.
@Suite(.serialized) struct GradientTests {
    static let stacks = [
        "conv 3 3x3 relu, bn, maxpool 2, dropout 0.3, flatten, dense 6 relu, bn, dropout 0.3, dense 4",
        "conv 3 2x3 same stride 2, bn, relu, avgpool 2, flatten, dense 4",
        "conv 4 3x3, conv 9 2x2 relu, maxpool 3 stride 1, bn, maxpool 2, flatten, dense 4",
        "dropout 0.2, conv 3 5x5 same relu, dropout 0.4, bn, flatten, dropout 0.1, relu, dense 4",
        "bn, relu, maxpool 2, avgpool 2 stride 1, conv 2 1x1 relu, flatten, bn, dense 4",
        "relu, flatten, bn, dense 5 relu, relu, bn, dense 4, bn, dropout 0.1",
        "flatten, dense 4",
        "conv 3 3x3 leaky-relu, bn, leaky-relu 0.1, maxpool 2, dropout 0.2, flatten, dense 5 leaky-relu 0.01, dense 4",
        "conv 3 3x3 tanh, dropout 0.3, avgpool 2, bn, tanh, relu, flatten, dense 6 tanh, dropout 0.2, dense 4",
        "conv 3 3x3 relu, sigmoid, dropout 0.3, maxpool 2, flatten, dense 6 sigmoid, bn, sigmoid, dense 4",
        "conv 3 3x3 relu, maxpool 2, conv 5 2x2 tanh, globalavgpool, dropout 0.2, dense 4",
        "rescale 2 -0.3, conv 3 5x5 pad 2 relu, bn epsilon 1e-5, maxpool 2, conv 8 3x3 pad 1 0 2 1 stride 2, flatten, rescale -0.5, dense 4",
        "conv 8 3x3 pad 2, bn, avgpool 2, conv 16 3x3 pad 1 stride 2 tanh, flatten, dense 4",
        "maxpool 2 stride 1, dropout 0.3, conv 3 3x3 relu, relu, bn, relu, flatten, dense 4 relu",
    ]

    @Test(arguments: stacks, [1, 3])
    func `gradients agree with differences of the loss`(_ layers: String, _ channels: Int) throws {
        // Images in which no step below crosses from one maximum of a window to another.
        let samples = corners(6, side: 9, channels: channels, seed: UInt64(2 + channels))
        let start = try shaken(try network(layers, side: 9, channels: channels))
        let batch = try BatchGradient(start, samples: samples, step: 5, labelSmoothing: 0.1)
        for (number, (name, gradient)) in batch.gradients.enumerated() {
            let norm = gradient.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
            // A shift that a later normalization takes out again has no slope.
            guard norm > 1e-4 else {
                #expect(name.hasSuffix("/bias") || name.hasSuffix("/beta"), "\(name)")
                continue
            }
            for direction in [slope(gradient, norm), chance(gradient.count, number)] {
                let expected = zip(gradient, direction).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
                let got = try difference(start, name, direction, samples)
                #expect(abs(got - expected) < 0.01 * norm + 5e-4, "\(name): \(expected), measured \(got)")
            }
        }
    }

    /// The change of the loss along `direction`, by a central difference.
    private func difference(_ network: Network, _ name: String, _ direction: [Float], _ samples: ByteSamples) throws
        -> Double {
        let values = try #require(network.tensor(named: name)).values
        let step: Float = 5e-4
        let losses = try [step, -step].map { step in
            var moved = network
            moved.setTensor(named: name, to: zip(values, direction).map { $0 + step * $1 })
            return try BatchGradient(moved, samples: samples, step: 5, labelSmoothing: 0.1).loss
        }
        return (losses[0] - losses[1]) / Double(2 * step)
    }

    private func slope(_ gradient: [Float], _ norm: Double) -> [Float] { gradient.map { Float(Double($0) / norm) } }

    /// A random direction of length 1.
    private func chance(_ count: Int, _ number: Int) -> [Float] {
        var stream = RandomStream(seed: 11, purpose: .sampling, minor: number)
        let values = (0..<count).map { _ in stream.normal() }
        let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return values.map { $0 / norm }
    }

    /// The network with every tensor moved a little, so that no bias is 0 and no gamma 1.
    private func shaken(_ network: Network) throws -> Network {
        var network = network
        for (number, entry) in network.architecture.tensors().enumerated() where entry.trainable {
            var stream = RandomStream(seed: 5, purpose: .sampling, minor: number)
            let values = try #require(network.tensor(named: entry.name)).values
            network.setTensor(named: entry.name, to: values.map { $0 + 0.2 * stream.normal() })
        }
        return network
    }
}
