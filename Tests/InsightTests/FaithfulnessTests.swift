import ConvNet
import Insight
import Testing

@Suite(.serialized) struct FaithfulnessTests {
    /// Two classes: the first counts the ink of the left column, the second has none.
    private func question() throws -> AttributionQuestion {
        let architecture = try Architecture(
            layers: "flatten, dense 2", input: .map(height: 2, width: 2, channels: 1))
        var network = Network(architecture, seed: 1)
        network.setTensor(named: "dense1/kernel", to: [4, 0, 0, 0, 2, 0, 0, 0])
        return try AttributionQuestion(network, pixels: [1, 1, 1, 1], target: AttributionTarget(0))
    }

    /// 1 ÷ (1 + e^-x) for the logits 6, 4, 2 and 0.
    private let answers: [Double: Double] = [6: 0.997527, 4: 0.982014, 2: 0.880797, 0: 0.5]

    private func expect(_ curve: FaithfulnessCurve, _ logits: [Double], at place: SourceLocation = #_sourceLocation) {
        #expect(curve.probabilities.count == logits.count, sourceLocation: place)
        for (got, logit) in zip(curve.probabilities, logits) {
            #expect(abs(got - (answers[logit] ?? 0)) < 1e-5, sourceLocation: place)
        }
    }

    @Test func `pixels go and come in the order of the map`() throws {
        let question = try question()
        let map = try IntegratedGradients().map(of: question)
        #expect(map.order == [0, 2, 1, 3])
        let check = FaithfulnessCheck(steps: 4)
        expect(try check.curve(.deletion, [map.order], of: question) { _ in }, [6, 2, 0, 0, 0])
        expect(try check.curve(.insertion, [map.order], of: question) { _ in }, [0, 4, 6, 6, 6])
        expect(try check.curve(.deletion, [[1, 3, 2, 0]], of: question) { _ in }, [6, 6, 6, 4, 0])
    }

    @Test func `pixels without ink are passed over, since nothing changes with them`() throws {
        let network = try question().recording.network
        let question = try AttributionQuestion(network, pixels: [1, 0, 1, 0], target: AttributionTarget(0))
        let check = FaithfulnessCheck(steps: 2)
        expect(try check.curve(.deletion, [[1, 0, 3, 2]], of: question) { _ in }, [6, 2, 0])
        expect(try check.curve(.insertion, [[3, 1, 2, 0]], of: question) { _ in }, [0, 2, 6])
        let black = try AttributionQuestion(network, pixels: [0, 0, 0, 0], target: AttributionTarget(0))
        expect(try check.curve(.deletion, [[1, 0, 3, 2]], of: black) { _ in }, [0, 0, 0])
    }

    @Test func `several orders give the mean of their curves`() throws {
        let question = try question()
        let curve = try FaithfulnessCheck(steps: 2).curve(.deletion, [[0, 2, 1, 3], [1, 3, 0, 2]], of: question) { _ in }
        let middle = try #require(curve.probabilities.count == 3 ? curve.probabilities[1] : nil)
        #expect(abs(middle - (0.5 + 0.997527) / 2) < 1e-5)
        #expect(curve.share(1) == 0.5)
    }

    @Test func `the area is that of the trapezia`() {
        #expect(abs(FaithfulnessCurve(probabilities: [1, 0.5, 0]).area - 0.5) < 1e-12)
        #expect(abs(FaithfulnessCurve(probabilities: [1, 0, 0, 0, 0]).area - 0.125) < 1e-12)
        #expect(FaithfulnessCurve(probabilities: [1]).area == 0)
    }

    @Test func `random orders hold every pixel once and follow the seed`() {
        let orders = FaithfulnessCheck.randomOrders(3, pixels: 50, seed: 9)
        #expect(orders.allSatisfy { $0.sorted() == Array(0..<50) })
        #expect(orders[0] != orders[1])
        #expect(orders == FaithfulnessCheck.randomOrders(3, pixels: 50, seed: 9))
        #expect(orders != FaithfulnessCheck.randomOrders(3, pixels: 50, seed: 8))
    }
}
