import ConvNet
import Testing

@testable import Insight

/// A network with parameters that are no numbers has no answer, and says so; its parts can be looked at all the same.
@Suite(.serialized) struct NonFiniteTests {
    private func ruined(_ layer: String) throws -> Network {
        var network = Network(
            try Architecture(
                layers: "conv 3 3x3 relu, bn, maxpool 2, flatten, dense 6 relu, dense 4",
                input: .map(height: 9, width: 9, channels: 1)),
            seed: 3)
        var bias = try #require(network.tensor(named: "\(layer)/bias")).values
        bias[1] = .nan
        network.setTensor(named: "\(layer)/bias", to: bias)
        return network
    }

    private let pixels = AttributionFixture.image(0, side: 9)

    @Test func `what is no number comes last in any order`() {
        let values: [Float] = [.nan, 2, .infinity, .nan, -1, 2, -.infinity]
        #expect(values.fallingOrder == [2, 1, 5, 4, 6, 0, 3])
        #expect(values.risingOrder == [6, 4, 1, 5, 2, 0, 3])
        #expect(values.peakPlace == 2)
        #expect(([.nan, .nan] as [Float]).peakPlace == 0)
        #expect(([] as [Float]).peakPlace == nil)
    }

    @Test func `an answer in part without numbers is the best of the rest`() {
        let prediction = Prediction(probabilities: [.nan, 0.2, 0.5, .nan, 0.3])
        #expect(prediction.verdict == 2 && prediction.runnerUp == 4)
        #expect(prediction.ranking == [2, 4, 1, 0, 3])
        let nothing = Prediction(probabilities: [.nan, .nan])
        #expect(nothing.verdict == 0 && nothing.runnerUp == 1)
        #expect(Softmax.probabilities([1, .nan, 2]).allSatisfy { $0.isNaN })
    }

    @Test func `a confidence that is no number is not counted`() {
        let calibration = Calibration(confidences: [.nan, 0.75, .infinity], isRight: [true, false, true], bins: 5)
        #expect(calibration.bins.map(\.images) == [0, 0, 0, 1, 0])
        #expect(calibration.error == 0.75)
        let logits: [[Float]] = [[.nan, 1], [.nan, .nan], [2, 1]]
        #expect(Calibration(logits: logits, labels: [1, 0, 0]).bins.reduce(0) { $0 + $1.images } == 1)
        _ = Temperature(logits: logits, labels: [1, 0, 0])
    }

    @Test(arguments: ["conv1", "dense1", "dense2"])
    func `what is asked about an answer without numbers is refused`(_ layer: String) throws {
        let network = try ruined(layer)
        let tensor = try #require(network.architecture.tensors().first)
        #expect(throws: TrainingError.notFinite) {
            try AttributionQuestion(network, pixels: pixels, target: AttributionTarget(1))
        }
        #expect(throws: TrainingError.notFinite) { try Opener(network, pixels: pixels) }
        #expect(throws: TrainingError.notFinite) {
            try GradientTrace(network, pixels: pixels, label: 1, tensor: tensor, index: 0)
        }
        #expect(throws: TrainingError.notFinite) {
            try KernelGradient(network, layer: "conv1", pixels: pixels, label: 1)
        }
        #expect(throws: TrainingError.notFinite) { try Attack(network, pixels: pixels, method: .pgd, seed: 1) }
    }

    @Test(arguments: ["conv1", "dense1", "dense2"])
    func `units of a network without numbers can be looked at`(_ layer: String) throws {
        let network = try ruined(layer)
        for row in network.architecture.summary() where row.kind != "flatten" {
            let unit = try #require(ProbedUnit(row, of: network.architecture, channel: 1))
            #expect(try TopImages(network, units: [unit], count: 3, of: Tinkered.samples(5)).hits[0].count == 3)
        }
    }
}
