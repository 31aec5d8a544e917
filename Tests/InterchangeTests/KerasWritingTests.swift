#if HDF5
import ConvNet
import Files
import Interchange
import Keras
import Testing

/// Networks saved for Keras, and read again.
@Suite struct KerasWritingTests {
    private static let layers = [
        "rescale 2 -1, conv 3 3x3 pad 0 1 2 0 stride 2 leaky-relu 0.2, bn epsilon 1e-5 relu, maxpool 3 stride 2, dropout 0.25, "
            + "conv 4 4x2 same tanh, avgpool 2, flatten, dense 8 sigmoid, bn, dense 10",
        "conv 4 5x5 stride 3, conv 10 1x1 leaky-relu, globalavgpool, dense 26",
        "flatten, dense 4 relu, dense 3 tanh",
    ]

    @Test(arguments: layers)
    func `what is saved is opened as the same network`(layers: String) throws {
        let network = try KerasFixtures.network(layers)
        for format: any WeightReading & WeightWriting in [KerasHDF5Format(), KerasFormat()] {
            let opened = try format.open(try format.bytes(of: network), named: "a", WeightHints())
            #expect(opened.network.architecture == network.architecture)
            #expect(opened.network.parameters == network.parameters)
            #expect(opened.notes == [])
        }
    }

    @Test func `images in color keep their shape`() throws {
        let network = try KerasFixtures.network("conv 2 3x3, flatten, dense 5", input: .map(height: 8, width: 6, channels: 3))
        let opened = try KerasFormat().read(try KerasFormat().bytes(of: network), named: "a")
        #expect(opened.architecture.input == .map(height: 8, width: 6, channels: 3))
    }

    @Test func `the bytes depend on the network alone`() throws {
        let network = try KerasFixtures.network(Self.layers[0])
        for format: any WeightWriting in [KerasHDF5Format(), KerasFormat()] {
            #expect(try format.bytes(of: network) == format.bytes(of: network))
        }
    }

    @Test func `the softmax stands in the last layer, zeros in a layer of their own`() throws {
        let bytes = try KerasFormat().bytes(of: try KerasFixtures.network(Self.layers[0]))
        let archive = try ZipReader(bytes)
        #expect(archive.entries.map(\.name) == ["metadata.json", "config.json", "model.weights.h5"])
        let entry = try #require(archive["config.json"])
        let config = String(decoding: try archive.bytes(of: entry, limit: 1 << 20), as: UTF8.self)
        #expect(config.contains(#""class_name":"ZeroPadding2D","config":{"name":"conv1_zeros","dtype":"float32","padding":[[0,2],[1,0]]"#))
        #expect(config.hasSuffix(#""units":10,"activation":"softmax","use_bias":true},"registered_name":null}]},"registered_name":null}"#))
    }
}
#endif
