import ConvNet
import Datasets

/// Small networks without a neutral number in them, and images to show them.
enum Tinkered {
    static let side = 9

    static let stacks = [
        "conv 3 3x3 relu, bn, maxpool 2, dropout 0.2, flatten, dense 5 relu, bn, dense 4",
        "conv 4 5x5 same relu, avgpool 3, flatten, dense 4",
        "conv 3 3x3 same stride 2, bn, relu, conv 4 2x2 relu, flatten, dense 4",
        "flatten, dense 7 relu, dense 4",
        "conv 3 3x3 tanh, bn, tanh, avgpool 2, conv 4 2x2 relu, globalavgpool, dense 5 leaky-relu, dense 4",
    ]

    /// A network whose biases, gammas, betas and averages are not what a new one begins with.
    static func network(_ layers: String, side: Int = side) throws -> Network {
        let input = Shape.map(height: side, width: side, channels: 1)
        var network = Network(try Architecture(layers: layers, input: input), seed: 3)
        for entry in network.architecture.tensors() where !entry.name.hasSuffix("kernel") {
            network.setTensor(named: entry.name, to: entry.range.map { Float(($0 * 7) % 5 + 1) / 6 })
        }
        return network
    }

    static func image(_ number: Int) -> [Float] { bytes(number).map { Float($0) / 255 } }

    static func bytes(_ number: Int) -> [UInt8] {
        (0..<side * side).map { UInt8(($0 * 37 + number * 61 + $0 * $0 * number) % 256) }
    }

    static func samples(_ count: Int) -> ByteSamples {
        ByteSamples(
            images: (0..<count).flatMap(bytes), labels: [UInt8](repeating: 0, count: count), height: side, width: side)
    }
}
