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

    @Test func `the filters of a network are its kernels, and a dense layer has none`() throws {
        let network = Network(.handwritten, seed: 7)
        let bank = try #require(FilterBank(network, layer: "conv2"))
        #expect(bank.inputs == 16)
        #expect(bank.filters == 32)
        let kernel = try #require(network.tensor(named: "conv2/kernel"))
        #expect(bank.kernel(filter: 5, input: 3)[4] == kernel.values[((1 * 3 + 1) * 16 + 3) * 32 + 5])
        #expect(FilterBank(network, layer: "dense1") == nil)
        #expect(FilterBank(network, layer: "conv9") == nil)
    }
}
