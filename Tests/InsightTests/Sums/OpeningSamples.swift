import ConvNet
import Foundation
import Reproducible

/// Networks and images to open.
enum OpeningSamples {
    static let stacks = [
        "conv 3 3x3 relu, bn, maxpool 2, dropout 0.2, conv 2 2x2, flatten, dense 5 relu, bn, dropout 0.5, dense 4",
        "conv 5 3x3 same stride 2 relu, avgpool 2, conv 4 5x5 same relu, flatten, dense 4",
        "conv 8 4x2 same, bn, relu, conv 9 3x3 relu, maxpool 3 stride 2, flatten, bn, dense 4 relu",
        "conv 3 3x3 leaky-relu, bn, leaky-relu 0.1, maxpool 2, dropout 0.2, flatten, dense 5 leaky-relu 0.01, dense 4",
        "conv 3 3x3 tanh, dropout 0.3, avgpool 2, bn, tanh, relu, flatten, dense 6 tanh, dropout 0.2, dense 4",
        "conv 3 3x3 relu, sigmoid, dropout 0.3, maxpool 2, flatten, dense 6 sigmoid, bn, sigmoid, dense 4",
        "conv 3 3x3 relu, maxpool 2, conv 5 2x2 tanh, globalavgpool, dropout 0.2, dense 4",
        "bn, flatten, dense 7 relu, dense 4, bn",
        "flatten, dense 4",
    ]

    static let side = 12

    /// A network whose every tensor is random, moving averages and biases too.
    static func network(_ layers: String, side: Int = side, seed: UInt64 = 3) throws -> Network {
        var network = Network(
            try Architecture(layers: layers, input: .map(height: side, width: side, channels: 1)), seed: seed)
        for (number, tensor) in network.architecture.tensors().enumerated() where tensor.shape.count == 1 {
            var stream = RandomStream(seed: seed, purpose: .sampling, minor: number)
            let range: ClosedRange<Float> = tensor.name.hasSuffix("variance") ? 0.2...2 : -0.5...0.9
            network.setTensor(named: tensor.name, to: tensor.range.map { _ in stream.uniform(in: range) })
        }
        return network
    }

    static func image(_ number: Int = 0, side: Int = side) -> [Float] {
        var stream = RandomStream(seed: 9, purpose: .sampling, major: number)
        return (0..<side * side).map { _ in max(0, stream.uniform(in: -0.7...1)) }
    }

    /// The network that comes with the program.
    static var bundled: Network {
        get throws {
            let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            return try WeightFormats.own.read(package.appendingPathComponent("Weights/mnist.safetensors").path)
        }
    }
}
