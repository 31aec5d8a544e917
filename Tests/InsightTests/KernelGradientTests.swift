import ConvNet
import Insight
import Reproducible
import Testing

@Suite(.serialized) struct KernelGradientTests {
    private func pixels(_ count: Int) -> [Float] {
        var stream = RandomStream(seed: 8, purpose: .sampling)
        return (0..<count).map { _ in stream.uniform(in: 0...1) }
    }

    private func loss(_ network: Network, _ pixels: [Float], _ label: Int) throws -> Double {
        -Exact.log(Double(try Inference(network).probabilities(of: pixels)[label]))
    }

    @Test(arguments: [
        "conv 3 3x3 relu, bn, maxpool 2, flatten, dense 4", "conv 2 3x2 same stride 2, relu, flatten, dense 3",
        "conv 2 1x1 relu, conv 3 5x5 same, avgpool 2, flatten, dense 3",
    ])
    func `every slope agrees with a finite difference`(_ layers: String) throws {
        let network = Network(
            try Architecture(layers: layers, input: .map(height: 7, width: 6, channels: 1)), seed: 3)
        let pixels = pixels(42)
        let layer = layers.contains("5x5") ? "conv2" : "conv1"
        let gradient = try #require(try KernelGradient(network, layer: layer, pixels: pixels, label: 1))
        #expect(abs(gradient.loss - (try loss(network, pixels, 1))) < 1e-5)
        for (name, slopes) in [("\(layer)/kernel", gradient.kernel), ("\(layer)/bias", gradient.bias)] {
            let values = try #require(network.tensor(named: name)).values
            #expect(slopes.count == values.count)
            for place in stride(from: 0, to: values.count, by: max(1, values.count / 12)) {
                func loss(_ change: Float) throws -> Double {
                    var moved = values
                    moved[place] += change
                    var network = network
                    network.setTensor(named: name, to: moved)
                    return try self.loss(network, pixels, 1)
                }
                let slope = (try loss(0.002) - loss(-0.002)) / 0.004
                #expect(abs(slope - Double(slopes[place])) < 0.01 * max(0.1, abs(slope)), "\(name) at \(place)")
            }
        }
    }

    @Test(arguments: ["conv1", "dense1", "dense2"])
    func `of a sure answer loss and slopes keep their digits`(_ layer: String) throws {
        var network = Network(
            try Architecture(layers: "conv 2 3x3 relu, flatten, dense 4 relu, dense 3", input: .map(height: 6, width: 6, channels: 1)),
            seed: 5)
        let kernel = try #require(network.tensor(named: "dense2/kernel")).values
        network.setTensor(named: "dense2/kernel", to: kernel.map { $0 * 60 })
        let pixels = pixels(36)
        let label = Prediction(probabilities: try Inference(network).probabilities(of: pixels)).verdict
        let gradient = try #require(try KernelGradient(network, layer: layer, pixels: pixels, label: label))
        let tensor = try #require(network.architecture.tensors().first { $0.name == "\(layer)/kernel" })
        #expect(gradient.kernel.count == tensor.range.count)
        #expect(gradient.loss > 0 && gradient.loss < 1e-8)
        for index in gradient.kernel.indices {
            let trace = try GradientTrace(network, pixels: pixels, label: label, tensor: tensor, index: index)
            #expect(trace.loss == gradient.loss)
            #expect(abs(Double(gradient.kernel[index]) - trace.gradient) <= 1e-5 * abs(trace.gradient) + 1e-6 * gradient.loss)
        }
        #expect(gradient.kernel.contains { $0 != 0 })
    }

    @Test func `there is none without a layer of that name or for no class`() throws {
        let network = Network(.handwritten, seed: 1)
        #expect(try KernelGradient(network, layer: "bn1", pixels: pixels(784), label: 1) == nil)
        #expect(try KernelGradient(network, layer: "conv9", pixels: pixels(784), label: 1) == nil)
        #expect(try KernelGradient(network, layer: "conv1", pixels: pixels(784), label: 10) == nil)
    }
}
