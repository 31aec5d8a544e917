import ConvNet
import Insight
import Testing

@Suite struct WeightDifferenceTests {
    private func network(_ layers: String = "conv 2 2x2 relu, bn, flatten, dense 3", seed: UInt64 = 1) throws -> Network {
        Network(try Architecture(layers: layers, input: .map(height: 4, width: 4, channels: 1)), seed: seed)
    }

    @Test func `a network does not differ from itself`() throws {
        let network = try network()
        let difference = try #require(WeightDifference(network, network))
        #expect(difference.isEmpty)
        #expect(difference.largest(5).isEmpty)
        #expect(difference.mostChanged == nil)
        #expect(difference.tensors.allSatisfy { $0.normOfChange == 0 && $0.changed == 0 })
    }

    @Test func `changes are measured by tensor and named by the path to type`() throws {
        var before = try network()
        var kernel: [Float] = [2, 1, 1, 1, 1, 1, 0, 0]
        before.setTensor(named: "conv1/kernel", to: kernel)
        var after = before
        let place = (1 * 2 + 0) * 2 + 1
        kernel[place] += 6
        after.setTensor(named: "conv1/kernel", to: kernel)
        after.setTensor(named: "bn1/gamma", to: [1, 2])
        var dense = try #require(after.tensor(named: "dense1/kernel")).values
        dense[5 * 3 + 2] -= 2
        after.setTensor(named: "dense1/kernel", to: dense)
        let difference = try #require(WeightDifference(before, after))
        #expect(difference.largest(9).map(\.path) == ["conv1/1/kernel/1,0", "dense1/2/kernel/5", "bn1/1/gamma"])
        let conv = try #require(difference.tensors.first { $0.name == "conv1/kernel" })
        #expect(abs(conv.normOfChange - 6) < 1e-6)
        #expect(conv.normBefore == 3)
        #expect(conv.changed == 1)
        #expect(conv.relative == 2)
        #expect(difference.mostChanged?.name == "conv1/kernel")
        #expect(WeightDifference(before, after, layer: "bn1")?.tensors.count == 4)
    }

    @Test func `a kernel with several inputs names the input too`() throws {
        let before = try network("conv 2 1x1, conv 3 2x2, flatten, dense 2")
        var after = before
        var kernel = try #require(after.tensor(named: "conv2/kernel")).values
        kernel[((1 * 2 + 1) * 2 + 0) * 3 + 2] += 1
        after.setTensor(named: "conv2/kernel", to: kernel)
        #expect(WeightDifference(before, after)?.largest(1).first?.path == "conv2/2/kernel/1,1,0")
    }

    @Test func `other layers cannot be compared`() throws {
        #expect(try WeightDifference(network(), network("flatten, dense 3")) == nil)
    }

    @Test func `answers that flip are sorted by what became of them`() {
        let answers = FlippedAnswers(labels: [0, 1, 2, 3, 4], before: [0, 0, 2, 1, 5], after: [0, 1, 3, 2, 5])
        #expect(answers.samples == 5)
        #expect(answers.flips(.gained).map(\.index) == [1])
        #expect(answers.flips(.lost).map(\.index) == [2])
        #expect(answers.flips(.astray).map(\.index) == [3])
        #expect(answers.stillWrong.map(\.index) == [4])
        #expect(FlippedAnswers(labels: [0, 1], before: [1, 1], after: [1, 1]).flips.isEmpty)
    }
}
