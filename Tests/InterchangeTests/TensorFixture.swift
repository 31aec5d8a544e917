import ConvNet
import Files
import Interchange
import Testing

/// The files that `Tests/Interchange/fixtures_torch.py` wrote, all of one network, and what PyTorch answers.
enum TensorFixture {
    static let layers = "conv 3 3x2 relu, bn, maxpool 2, flatten, bn, dense 5 tanh, dense 4"
    static let input = Shape.map(height: 8, width: 7, channels: 1)
    static let hints = WeightHints(layers: layers, input: input)

    static func path(_ name: String) -> String {
        "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures/Torch/\(name)"
    }

    static func bytes(_ name: String) throws -> [UInt8] { try FileBytes.read(path(name), limit: 1 << 20) }

    static func numbers(_ name: String) throws -> [Float] { try NPYFile(try bytes(name)).floats }

    static func opened(_ name: String, _ hints: WeightHints = hints) throws -> OpenedNetwork {
        try WeightFormats.everything.open(path(name), hints)
    }

    /// The largest distance between what the network answers and what it should.
    static func difference(_ network: Network, from answer: String) throws -> Float {
        let said = try Inference(network).probabilities(of: try numbers("image.npy"))
        return zip(said, try numbers(answer)).map { abs($0 - $1) }.max() ?? .infinity
    }
}

/// What a reader says of bytes that it refuses; nil if it takes them.
func refusal(_ read: () throws -> some Any) -> String? {
    do {
        _ = try read()
        return nil
    } catch { return "\(error)" }
}
