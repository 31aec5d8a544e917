import ConvNet
import Insight
import Testing

@Suite struct FilterBankTests {
    /// One row of two places, two input channels, two filters, in HWIO order.
    private let weights: [Float] = [1, 10, 2, 20, 3, 30, 4, -40]

    @Test func `a kernel is read from HWIO order`() throws {
        let bank = try #require(FilterBank(
            layer: "conv2", height: 1, width: 2, inputs: 2, filters: 2, weights: weights, biases: [0.5, -1]))
        #expect(bank.kernel(filter: 0, input: 0) == [1, 3])
        #expect(bank.kernel(filter: 1, input: 1) == [20, -40])
        #expect(bank.kernel(filter: 2, input: 0) == [])
        #expect(bank.meanKernel(filter: 1) == [15, -5])
        #expect(bank.bias(filter: 1) == -1)
        #expect(bank.norm(filter: 0) == Float(30).squareRoot())
        #expect(bank.largest == 40)
    }

    @Test func `weights that do not fill the shape are refused`() {
        #expect(FilterBank(
            layer: "conv2", height: 1, width: 2, inputs: 2, filters: 3, weights: weights, biases: []) == nil)
    }

    @Test func `the filters of a network are its kernels`() throws {
        let network = Network(.handwritten, seed: 7)
        let bank = try #require(FilterBank(network, layer: "conv2"))
        #expect(bank.inputs == 16)
        #expect(bank.filters == 32)
        let kernel = try #require(network.tensor(named: "conv2/kernel"))
        #expect(bank.kernel(filter: 5, input: 3)[4] == kernel.values[((1 * 3 + 1) * 16 + 3) * 32 + 5])
        #expect(FilterBank(network, layer: "bn1") == nil)
        #expect(FilterBank(network, layer: "conv9") == nil)
    }

    @Test func `a unit of a dense layer is a filter as large as the map that it reads`() throws {
        let network = Network(.handwritten, seed: 7)
        let bank = try #require(FilterBank(network, layer: "dense1"))
        let kernel = try #require(network.tensor(named: "dense1/kernel"))
        #expect(bank.height == 5 && bank.width == 5 && bank.inputs == 32 && bank.filters == kernel.shape[1])
        #expect(bank.kernel(filter: 3, input: 6)[5 * 2 + 4] == kernel.values[((2 * 5 + 4) * 32 + 6) * kernel.shape[1] + 3])
        #expect(FilterBank(network, layer: "dense2") == nil, "it reads a vector")
        // What the layer gives for the map is the sum of its products with the filter.
        let pixels = (0..<784).map { Float(($0 * 31) % 101) / 101 }
        let inference = Inference(network)
        let map = try #require(try inference.activation("pool2", of: pixels))
        let sum = (0..<32).reduce(bank.bias(filter: 3)) { sum, input in
            zip(bank.kernel(filter: 3, input: input), FeatureMaps(map).map(input)).reduce(sum) { $0 + $1.0 * $1.1 }
        }
        let given = try #require(try inference.activation("dense1/linear", of: pixels)).values[3]
        #expect(abs(given - sum) < 1e-4)
    }

    @Test func `units that read the image have templates of its size, and gradients like them`() throws {
        let network = Network(try Architecture(layers: "flatten, dropout 0.2, dense 10"), seed: 1)
        let bank = try #require(FilterBank(network, layer: "dense1"))
        #expect(bank.height == 28 && bank.width == 28 && bank.inputs == 1 && bank.filters == 10)
        let pixels = (0..<784).map { Float(($0 * 31) % 101) / 101 }
        let gradient = try #require(try KernelGradient(network, layer: "dense1", pixels: pixels, label: 2))
        let slopes = try #require(FilterBank(gradient, like: bank))
        // Weight by weight the pixel times the unit's own slope, which is the bias's.
        for (slope, pixel) in zip(slopes.kernel(filter: 2, input: 0), pixels) {
            #expect(abs(slope - pixel * slopes.bias(filter: 2)) < 1e-6)
        }
        #expect(slopes.bias(filter: 2) < 0)
    }
}
