import ConvNet
import Datasets
import Testing

@testable import Insight

/// Everything that reads pixels, on images of red, green and blue.
@Suite(.serialized) struct ColorTests {
    private static let side = 9
    private static let stack = "conv 4 3x3 relu, bn, maxpool 2, conv 3 2x2 relu, flatten, dense 4"

    private func question(_ target: AttributionTarget = AttributionTarget(1)) throws -> AttributionQuestion {
        try AttributionQuestion(
            AttributionFixture.network(Self.stack, side: Self.side, channels: 3),
            pixels: AttributionFixture.image(0, side: Self.side, channels: 3), target: target)
    }

    private var methods: [any Attribution] {
        get throws {
            [
                GradientAttribution(), IntegratedGradients(), Occlusion(window: 3), LayerwiseRelevance(.epsilon(0.01)),
                SmoothGrad(copies: 4, seed: 1, pixels: 3 * Self.side * Self.side),
                try #require(GradCAM(question().architecture)),
            ]
        }
    }

    @Test func `a map has one number for each pixel`() throws {
        for method in try methods {
            let map = try method.map(of: question())
            #expect((map.height, map.width, map.values.count) == (Self.side, Self.side, Self.side * Self.side))
            #expect(map.values.contains { $0 != 0 }, "\(map.method)")
        }
    }

    @Test func `the gradient of a pixel is the sum of those of its channels`() throws {
        let question = try question()
        let map = try GradientAttribution().map(of: question)
        // Measured: all three channels of a pixel brightened together.
        for pixel in [0, 17, 40, 80] {
            let step: Float = 1e-2
            let values = try [step, -step].map { step in
                var pixels = question.pixels
                for channel in 0..<3 { pixels[3 * pixel + channel] += step }
                try question.recording.run([pixels])
                return question.value()
            }
            let measured = (values[0] - values[1]) / Double(2 * step)
            #expect(abs(measured - Double(map.values[pixel])) < 0.05 * max(0.2, abs(measured)))
        }
    }

    @Test func `integrated gradients and LRP add up as they do for gray`() throws {
        let question = try question(AttributionTarget(2, against: 0))
        let map = try IntegratedGradients().map(of: question)
        try question.recording.run([question.pixels, question.pixels.map { _ in 0 }])
        let difference = question.value(image: 0) - question.value(image: 1)
        #expect(abs(map.sum - difference) <= 0.011 * abs(difference))
        guard case .relevance(let account) = try LayerwiseRelevance(.zplus).map(of: question).evidence else {
            Issue.record("LRP gives an account")
            return
        }
        for step in account.steps { #expect(abs(step.lost) <= 1e-5 * step.magnitude, "\(step.layer)") }
    }

    @Test func `a term of the first convolution is one channel of one pixel`() throws {
        let network = try AttributionFixture.network(Self.stack, side: Self.side, channels: 3)
        let pixels = AttributionFixture.image(0, side: Self.side, channels: 3)
        let opener = try Opener(network, pixels: pixels)
        let sum = try #require(opener.open(NetworkUnit(layer: 0, row: 2, column: 3, channel: 1)))
        #expect(sum.terms.count == 27 && abs(sum.total - sum.computed) < 1e-4)
        let kernel = try #require(network.tensor(named: "conv1/kernel")).values
        for term in sum.terms {
            let unit = term.unit
            #expect(Float(term.input) == pixels[(unit.row * Self.side + unit.column) * 3 + unit.channel])
            let place = (term.windowRow * 3 + term.windowColumn) * 3 + unit.channel
            #expect(Float(term.weight) == kernel[place * 4 + 1])
        }
    }

    /// Four images of 2×2, of which the first three are of class 0.
    private static let split = Split(
        name: "train",
        images: [
            10, 20, 30, 0, 0, 0, 0, 0, 0, 255, 255, 255, 30, 40, 50, 0, 0, 0, 0, 0, 0, 255, 255, 255,
            20, 30, 40, 0, 0, 0, 0, 0, 0, 255, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
        ],
        labels: [0, 0, 0, 1], height: 2, width: 2, channels: 3)

    @Test func `mean images are in color, and a variance is the mean of its channels`() throws {
        let mean = MeanImage.perClass(Self.split, classes: 2)[0]
        #expect((mean.height, mean.width, mean.channels) == (2, 2, 3))
        let expected: [Float] = [20, 30, 40, 0, 0, 0, 0, 0, 0, 255, 255, 170]
        for (value, level) in zip(mean.values, expected) { #expect(abs(value * 255 - level) < 1e-3) }
        let half = mean.halved
        #expect(half.values.count == 3)
        #expect(abs(half.values[2] * 255 - 210 / 4) < 1e-3)
        let spread = try ClassSpread(Self.split, classes: 2)
        #expect(spread.variances[0].values.count == 4)
        // Blue alone varies there: 255, 255 and 0, as ink 1, 1 and 0, whose variance is 2/9.
        let variance = 2.0 / 9 / 3
        #expect(abs(spread.variances[0].values[3] - Float(variance)) < 1e-5)
    }

    @Test func `outliers and duplicates compare all channels`() throws {
        let outliers = try Outliers.perClass(Self.split, classes: 2, count: 1)
        #expect(outliers[0].farthest.first?.index == 2)
        let pair = try #require(try Duplicates(Self.split, count: 1).pairs.first)
        #expect((pair.first, pair.second) == (0, 1))
        #expect(abs(pair.distance - (3.0 * 400).squareRoot() / 255) < 1e-5)
    }

    @Test func `an attack stays within its budget in every channel`() throws {
        let question = try question()
        let attack = try Attack(question.recording.network, pixels: question.pixels, method: .pgd, seed: 1)
        let attempt = try attack.attempts([0.1])[0]
        #expect(attempt.pixels.count == question.pixels.count && attempt.pixels != question.pixels)
        for (one, other) in zip(attempt.pixels, question.pixels) { #expect(abs(one - other) < 0.1001) }
    }

    @Test func `a perturbation moves the channels together`() {
        var pixels = [Float](repeating: 0, count: 75)
        for (channel, value) in [0.2, 0.4, 0.9].enumerated() { pixels[(2 * 5 + 2) * 3 + channel] = Float(value) }
        let moved = Perturbation(shiftX: 1, shiftY: -1).apply(to: pixels, width: 5, height: 5, seed: 1)
        #expect(Array(moved[(1 * 5 + 3) * 3..<(1 * 5 + 3) * 3 + 3]) == [0.2, 0.4, 0.9])
        #expect(moved.count { $0 != 0 } == 3)
    }

    @Test func `an image made to excite a unit has three channels`() throws {
        let network = try question().recording.network
        let unit = try #require(
            ProbedUnit(network.architecture.summary()[0], of: network.architecture, channel: 1, place: nil))
        var settings = ActivationMaximization.Settings()
        settings.steps = 8
        let made = try #require(try ActivationMaximization.images(network, units: [unit], settings: settings, seed: 2).made.first)
        #expect(made.pixels.count == 3 * Self.side * Self.side && made.value > made.start)
    }
}
