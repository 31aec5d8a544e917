import ConvNet
import Testing

struct NetworkTests {
    @Test func `a new network has Glorot kernels, zero biases and neutral normalization`() throws {
        let network = Network(.handwritten, seed: 1)
        let kernel = try #require(network.tensor(named: "conv2/kernel"))
        #expect(kernel.shape == [3, 3, 16, 32])
        let limit = (6 / Float(9 * 16 + 9 * 32)).squareRoot()
        #expect(kernel.values.allSatisfy { abs($0) <= limit })
        #expect(try #require(kernel.values.max()) > 0.95 * limit)
        #expect(abs(kernel.values.reduce(0, +) / Float(kernel.values.count)) < 0.05 * limit)
        let mark: (String) -> Set<Float>? = { network.tensor(named: $0).map { Set($0.values) } }
        #expect(mark("dense2/bias") == [0])
        #expect(mark("bn1/gamma") == [1] && mark("bn1/beta") == [0])
        #expect(mark("bn3/moving_mean") == [0] && mark("bn3/moving_variance") == [1])
        #expect(network.tensor(named: "conv3/kernel") == nil)
        #expect(network.parameters.count == 57162)
    }

    @Test func `the seed alone decides a new network`() {
        #expect(Network(.handwritten, seed: 1) == Network(.handwritten, seed: 1))
        #expect(Network(.handwritten, seed: 1).parameters != Network(.handwritten, seed: 2).parameters)
    }

    @Test func `a tensor is replaced only by as many values`() throws {
        var network = Network(.handwritten, seed: 1)
        let few = network.setTensor(named: "conv1/bias", to: [1])
        #expect(!few && network == Network(.handwritten, seed: 1))
        let right = network.setTensor(named: "conv1/bias", to: Array(repeating: 2, count: 16))
        #expect(right)
        #expect(network.tensor(named: "conv1/bias")?.values.allSatisfy { $0 == 2 } == true)
        #expect(network.tensor(named: "conv1/kernel") == Network(.handwritten, seed: 1).tensor(named: "conv1/kernel"))
    }
}
