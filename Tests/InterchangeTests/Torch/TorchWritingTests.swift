import ConvNet
import Files
import Interchange
import Testing

/// State dicts that Convo writes; `Tests/Interchange/check_torch.py` reads them with PyTorch.
@Suite struct TorchWritingTests {
    private func network(_ layers: String, channels: Int = 1) throws -> Network {
        var network = Network(
            try Architecture(layers: layers, input: .map(height: 12, width: 12, channels: channels)), seed: 3)
        for tensor in network.architecture.tensors() where tensor.shape.count == 1 {
            network.setTensor(named: tensor.name, to: tensor.range.indices.map { 0.25 + Float($0 % 7) / 8 })
        }
        return network
    }

    @Test(arguments: [
        "conv 4 4x2 same stride 2 relu, bn, maxpool 2, flatten, bn, dense 6 relu, dense 5",
        "rescale 2.0 -1.0, conv 3 3x3 pad 0 1 2 0, bn epsilon 1e-05 leaky-relu 0.1, globalavgpool, dense 5",
    ])
    func `a file that was written opens as the same network, its layers and epsilon too`(_ layers: String) throws {
        let network = try network(layers, channels: 2)
        for format in [TorchFormat(), NPZFormat()] as [any WeightReading & WeightWriting] {
            let bytes = try format.bytes(of: network)
            #expect(try format.bytes(of: network) == bytes)
            let opened = try format.open(bytes, named: "a", WeightHints())
            #expect(opened.network.architecture == network.architecture)
            #expect(opened.network.parameters == network.parameters)
            #expect(opened.notes.isEmpty)
            let words = refusal { try format.open(bytes, named: "a", WeightHints(layers: "flatten, dense 10")) }
            #expect(words?.contains("no --layers") == true)
        }
    }

    @Test func `the modules stand beside the state dict, each with the place that the names of its tensors begin with`() throws {
        let bytes = TorchFormat().bytes(of: try network("conv 4 2x2 same relu, bn, maxpool 2, flatten, dense 5"))
        let archive = try ZipReader(bytes)
        func text(_ name: String) throws -> String {
            String(decoding: try archive.bytes(of: try #require(archive[name]), limit: 1 << 20), as: UTF8.self)
        }
        #expect(try text("network/network.py").hasSuffix("""
            import torch
            from torch import nn

            model = nn.Sequential(
                nn.ZeroPad2d((0, 1, 0, 1)),  # 0
                nn.Conv2d(1, 4, (2, 2)),  # 1
                nn.ReLU(),  # 2
                nn.BatchNorm2d(4, eps=0.001),  # 3
                nn.MaxPool2d(2, 2),  # 4
                nn.Flatten(),  # 5
                nn.Linear(144, 5),  # 6
            ).eval()

            """))
        let pickle = try text("network/data.pkl")
        for name in ["1.weight", "1.bias", "3.running_var", "3.num_batches_tracked", "6.weight"] { #expect(pickle.contains(name)) }
    }
}
