import ConvNet
import Files
import Foundation
import Interchange
import Keras
import Testing

/// The files that `Tests/Interchange/fixtures_keras.py` wrote by Keras, and what Keras says of one image by each.
enum KerasFixtures {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/Keras")

    static func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

    /// The probabilities that Keras gives.
    static func said(_ name: String) throws -> [Double] {
        let json = try JSON(try bytes("said.json")[...])
        let numbers = json[name]?.elements?.compactMap(\.double)
        return try #require(numbers)
    }

    /// The pixel in row r and column c is (28 r + c) mod 17 ÷ 16.
    static let image = (0..<784).map { Float($0 % 17) / 16 }

    /// The largest difference between what a network says of the image and what Keras says.
    static func difference(_ network: Network, _ name: String) throws -> Double {
        let answer = try Inference(network).probabilities(of: image)
        let said = try said(name)
        try #require(answer.count == said.count)
        return zip(answer, said).map { abs(Double($0) - $1) }.max() ?? 1
    }

    static func open(_ name: String, _ hints: WeightHints = WeightHints()) throws -> OpenedNetwork {
        try WeightFormats.everything.open(path(name), hints)
    }

    /// What a file is refused with.
    static func refusal(_ name: String, _ hints: WeightHints = WeightHints()) throws -> String {
        do { _ = try open(name, hints) } catch { return "\(error)" }
        Issue.record("\(name) was opened")
        return ""
    }

    /// A network of many kinds of layers, with random numbers in all of them.
    static func network(_ layers: String, input: Shape = .map(height: 28, width: 28, channels: 1)) throws -> Network {
        let architecture = try Architecture(layers: layers, input: input)
        var network = Network(architecture, seed: 3)
        for (index, tensor) in architecture.tensors().enumerated() where !tensor.name.hasSuffix("kernel") {
            network.setTensor(named: tensor.name, to: tensor.range.indices.map { 0.1 + Float(($0 * 7 + index) % 13) / 13 })
        }
        return network
    }
}
