import ConvNet
import Insight
import Reproducible
import Testing

@Suite(.serialized) struct GradientTraceTests {
    @Test func `a dense layer worked out by hand`() throws {
        var network = Network(
            try Architecture(layers: "flatten, dense 2", input: .map(height: 1, width: 2, channels: 1)), seed: 1)
        network.setTensor(named: "dense1/kernel", to: [0, 0, 0, 0])
        let kernel = try #require(network.architecture.tensors().first)
        // Both classes have 1/2, so the gradient at the logits is (1/2 − 1, 1/2).
        let trace = try GradientTrace(network, pixels: [0.5, 0.25], label: 0, tensor: kernel, index: 2)
        #expect(trace.probabilities == [0.5, 0.5])
        #expect(abs(trace.loss - 0.693147180559945) < 1e-15)
        #expect(trace.steps.map(\.gradient) == [[-0.5, 0.5]])
        #expect(trace.terms.count == 1)
        #expect(trace.terms[0].input == 0.25)
        #expect(trace.gradient == -0.125)
        #expect(abs(trace.difference.slope + 0.125) < 1e-9)
        #expect(!trace.difference.hasKink)
    }

    @Test(arguments: OpeningSamples.stacks)
    func `the chain rule agrees with a finite difference for parameters of every tensor`(_ layers: String) throws {
        let network = try OpeningSamples.network(layers)
        var stream = RandomStream(seed: 6, purpose: .sampling)
        var checked = 0
        for tensor in network.architecture.tensors() where tensor.trainable {
            for _ in 0..<8 {
                let trace = try GradientTrace(
                    network, pixels: OpeningSamples.image(checked), label: 1, tensor: tensor,
                    index: Int(stream.word()) % tensor.range.count)
                if trace.difference.hasKink { continue }
                checked += 1
                #expect(
                    abs(trace.gradient - trace.difference.slope) < 2e-4 * max(abs(trace.gradient), 1e-3),
                    "\(tensor.name): \(trace.gradient), \(trace.difference.slope)")
            }
        }
        #expect(checked > 12)
    }

    @Test func `the steps lead from the logits down to the parameter's layer`() throws {
        let network = try OpeningSamples.network(OpeningSamples.stacks[0])
        let tensor = try #require(network.architecture.tensors().first { $0.name == "conv2/kernel" })
        let trace = try GradientTrace(network, pixels: OpeningSamples.image(), label: 2, tensor: tensor, index: 5)
        #expect(trace.steps.first?.layer == network.architecture.layers.count - 1)
        #expect(trace.steps.last?.layer == tensor.layer)
        #expect(trace.steps.map(\.layer) == trace.steps.map(\.layer).sorted(by: >))
        #expect(abs(trace.probabilities.reduce(0, +) - 1) < 1e-12)
        #expect(abs(trace.steps[0].gradient.reduce(0, +)) < 1e-7)
        #expect(trace.ranked.first?.product.magnitude == trace.terms.map { $0.product.magnitude }.max())
    }

    @Test func `rounding is no kink, however sure the answer`() throws {
        var network = try OpeningSamples.network("conv 3 3x3 relu, maxpool 2, flatten, dense 9 relu, dense 10")
        let kernel = try #require(network.tensor(named: "dense2/kernel")).values
        let pixels = OpeningSamples.image()
        let tensor = try #require(network.architecture.tensors().first { $0.name == "dense2/kernel" })
        #expect(tensor.range.count == 90)
        for factor in [1, 4, 12] as [Float] {
            network.setTensor(named: "dense2/kernel", to: kernel.map { $0 * factor })
            let label = Prediction(probabilities: try Inference(network).probabilities(of: pixels)).verdict
            for index in 0..<90 {
                let trace = try GradientTrace(network, pixels: pixels, label: label, tensor: tensor, index: index)
                #expect(!trace.difference.hasKink)
                #expect(abs(trace.gradient - trace.difference.slope) <= 1e-4 * abs(trace.gradient) + 1e-12)
            }
        }
    }

    @Test func `a ReLU that opens within the step is a kink`() throws {
        var network = Network(
            try Architecture(layers: "flatten, dense 1 relu, dense 2", input: .map(height: 1, width: 1, channels: 1)), seed: 1)
        network.setTensor(named: "dense1/kernel", to: [0])
        network.setTensor(named: "dense2/kernel", to: [3, -1])
        let tensor = try #require(network.architecture.tensors().first)
        #expect(try GradientTrace(network, pixels: [1], label: 0, tensor: tensor, index: 0).difference.hasKink)
    }

    @Test func `a certain answer keeps the digits of a small loss`() throws {
        var network = Network(
            try Architecture(layers: "flatten, dense 2", input: .map(height: 1, width: 1, channels: 1)), seed: 1)
        network.setTensor(named: "dense1/kernel", to: [20, -20])
        let kernel = try #require(network.architecture.tensors().first)
        let trace = try GradientTrace(network, pixels: [1], label: 0, tensor: kernel, index: 0)
        // log(1 + exp(−40)) is exp(−40) but for its square.
        #expect(abs(trace.loss / 4.248354255291589e-18 - 1) < 1e-9)
        #expect(trace.relativeDifference < 1e-5)
    }
}
