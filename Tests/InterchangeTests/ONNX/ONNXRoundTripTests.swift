import ConvNet
import Testing

@testable import Interchange

/// Networks that are written as ONNX and read again.
@Suite struct ONNXRoundTripTests {
    static let layers = [
        "conv 3 3x3 relu, bn, maxpool 2, dropout 0.25, conv 4 2x3 same tanh, avgpool 2 stride 1, flatten, dense 5 leaky-relu 0.2, dense 3",
        "rescale 2.0 -1.0, conv 3 5x3 pad 2 1 0 1 stride 2, bn epsilon 1e-05, sigmoid, globalavgpool, dense 3",
        "flatten, bn, relu, dropout 0.5, dense 4 tanh, bn, dense 3",
        "maxpool 2, rescale 0.5, conv 2 3x3 same stride 3 leaky-relu, flatten, sigmoid, dense 3",
        "rescale 0.003921568859368563 0.25, flatten, dense 3",
    ]

    /// A network whose every tensor holds something else than it begins with.
    static func network(_ layers: String, _ input: Shape = .map(height: 11, width: 9, channels: 3)) throws -> Network {
        var network = Network(try Architecture(layers: layers, input: input), seed: 3)
        for tensor in network.architecture.tensors() where tensor.shape.count == 1 {
            network.setTensor(named: tensor.name, to: tensor.range.map { 0.25 + Float($0 * 31 % 17) / 16 })
        }
        return network
    }

    @Test(arguments: layers)
    func `a network comes back with its layers and every bit of its weights`(_ layers: String) throws {
        let network = try Self.network(layers)
        let bytes = ONNXFormat().bytes(of: network)
        #expect(ONNXFormat().recognizes(bytes))
        let opened = try ONNXFormat().open(bytes, named: "a", WeightHints())
        #expect(opened.network.architecture == network.architecture)
        #expect(opened.network.parameters == network.parameters)
        #expect(opened.notes == [])
    }

    @Test func `the bytes depend on layers and weights alone`() throws {
        let network = try Self.network(Self.layers[0])
        var other = network
        other.noteTraining(on: "digits", by: "convo 9")
        #expect(ONNXFormat().bytes(of: network) == ONNXFormat().bytes(of: other))
        #expect(try ONNXFormat().bytes(of: network) != ONNXFormat().bytes(of: Self.network(Self.layers[1])))
    }

    @Test func `nodes are called as layers are here`() throws {
        let model = try ONNXParser(file: "a").model(ONNXFormat().bytes(of: Self.network(Self.layers[0])))
        #expect(model.producer == "convo" && model.opset == 13)
        #expect(model.graph?.nodes.map(\.name) == [
            "conv1", "conv1/relu", "bn1", "pool1", "dropout1", "conv2", "conv2/tanh", "pool2", "flatten", "dense1", "dense1/leaky-relu",
            "dense2", "softmax",
        ])
        #expect(model.graph?.inputs.first?.dimensions == [nil, 3, 11, 9])
        #expect(model.graph?.outputs.map(\.name) == ["probabilities"])
    }
}
