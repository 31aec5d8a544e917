import ConvNet
import Datasets
import Insight
import Kernels
import Testing
import Words

@Suite(.serialized) struct NetworkStatisticsTests {
    /// 6 × 6 images, each one bright place that depends on the label.
    private var split: Split {
        let count = 70
        var images = [UInt8](repeating: 10, count: count * 36)
        for image in 0..<count { images[image * 36 + image % 4 * 7 + image % 3] = 250 }
        return Split(name: "test", images: images, labels: (0..<count).map { UInt8($0 % 4) }, height: 6, width: 6)
    }

    private func network(_ layers: String = "conv 3 3x3 relu, maxpool 2, flatten, dense 8 relu, dense 4") throws -> Network {
        Network(try Architecture(layers: layers, input: .map(height: 6, width: 6, channels: 1)), seed: 4)
    }

    private func statistics(_ network: Network, layer: String? = nil) throws -> NetworkStatistics {
        try NetworkStatistics(network, split: split, images: 50, layer: layer)
    }

    @Test func `a planted dead unit is found, in its layer and in the pooled maps behind it`() throws {
        var network = try network()
        network.setTensor(named: "conv1/bias", to: [0.5, -100, 0.5])
        let found = try statistics(network)
        #expect(found.images == 50)
        #expect(found.layers.map(\.name) == ["conv1", "pool1", "dense1", "dense2", "softmax"])
        #expect(found.layers[0].silent == [1])
        #expect(found.layers[1].silent == [1])
        #expect(found.layers[0].units[1].active == 0)
        #expect(found.layers[3].silent.isEmpty)
    }

    @Test func `the numbers are those of the activations themselves`() throws {
        let network = try network()
        let inference = Inference(network)
        let values = try (0..<50).flatMap { image in
            try #require(try inference.activation("dense1", of: split.picture(image).pixels.map { Float($0) / 255 })).values
        }
        let layer = try #require(try statistics(network, layer: "dense1").layers.first)
        #expect(layer.count == values.count)
        #expect(layer.high == values.max())
        #expect(layer.low == values.min())
        #expect(abs(layer.mean - values.reduce(0.0) { $0 + Double($1) } / Double(values.count)) < 1e-6)
        #expect(abs(layer.active - Double(values.count { $0 > 0 }) / Double(values.count)) < 1e-9)
        let limit = LayerStatistics.nearness * (values.max() ?? 0)
        #expect(abs(layer.nearZero - Double(values.count { abs($0) <= limit }) / Double(values.count)) < 1e-9)
        #expect(layer.histogram.reduce(0, +) == values.count { $0 > 0 })
    }

    @Test func `a planted exploding gradient is named, and a sound network has none`() throws {
        var network = try network()
        let sound = try statistics(network)
        #expect(sound.layers.allSatisfy { [nil, .sound].contains(sound.health(of: $0)) })
        let kernel = try #require(network.tensor(named: "dense2/kernel")).values
        network.setTensor(named: "dense2/kernel", to: kernel.map { $0 * 1000 })
        let found = try statistics(network)
        let dense = try #require(found.layers.first { $0.name == "dense1" })
        #expect(found.health(of: dense) == .exploding)
        #expect((dense.gradientShare ?? 0) > NetworkStatistics.explodingShare)
    }

    @Test func `a layer that no gradient reaches vanishes`() throws {
        var network = try network("flatten, dense 8 relu, dense 8 relu, dense 4")
        network.setTensor(named: "dense2/kernel", to: try #require(network.tensor(named: "dense2/kernel")).values.map { $0 * 1e-6 })
        let found = try statistics(network)
        let first = try #require(found.layers.first)
        #expect(found.health(of: first) == .vanishing)
    }

    @Test func `one layer alone is judged by the same rule`() throws {
        var network = try network()
        let kernel = try #require(network.tensor(named: "dense2/kernel")).values
        network.setTensor(named: "dense2/kernel", to: kernel.map { $0 * 1000 })
        let found = try statistics(network, layer: "dense1")
        #expect(found.layers.count == 1)
        #expect(found.layers.first.flatMap { found.health(of: $0) } == .exploding)
    }

    @Test func `the numbers are the same for one thread and for two`() throws {
        let before = WorkerPool.threads
        defer { WorkerPool.threads = before }
        let network = try network()
        WorkerPool.threads = 1
        let one = try statistics(network).layers
        WorkerPool.threads = 2
        #expect(try statistics(network).layers == one)
    }

    @Test func `it can be stopped before the first gradient`() throws {
        var told: [Double] = []
        #expect(throws: Interrupted.self) {
            try NetworkStatistics(network(), split: split, images: 50) {
                told.append($0)
                throw Interrupted()
            }
        }
        #expect(told == [0])
    }

    @Test func `it stops when it is told to`() throws {
        #expect(throws: Interrupted.self) {
            try NetworkStatistics(network(), split: split, images: 50) { if $0 >= 0.5 { throw Interrupted() } }
        }
    }
}
