import ConvNet
@testable import Insight
import Testing

/// What must hold of maps whatever the network.
@Suite(.serialized) struct AttributionTests {
    static let stacks = [
        "conv 3 3x3 relu, bn, maxpool 2, dropout 0.2, conv 2 2x2, flatten, dense 5 relu, bn, dense 4",
        "conv 5 3x3 same stride 2 relu, avgpool 2, conv 4 2x2 same relu, flatten, dense 4",
        "conv 8 3x3 same, bn, relu, conv 9 3x3 relu, maxpool 3 stride 2, flatten, dense 4",
        "conv 4 5x5 same relu, maxpool 2, flatten, dense 6 relu, dense 4",
        "bn, flatten, dense 7 relu, dense 4",
        "flatten, dense 10",
        "conv 4 3x3 tanh, avgpool 2, leaky-relu, conv 5 2x2, globalavgpool, dense 6 tanh, dense 4",
    ]
    private static let side = 9

    private func question(_ layers: String, _ target: AttributionTarget = AttributionTarget(1)) throws -> AttributionQuestion {
        try AttributionQuestion(
            AttributionFixture.network(layers, side: Self.side), pixels: AttributionFixture.image(0, side: Self.side),
            target: target)
    }

    @Test func `what stands out ends where the map is half as strong`() throws {
        let question = try question("flatten, dense 4")
        // Only row 4 has numbers; as means over 3×3 they are 2, 3, 2.3, 1.7, 1, 1 … in the rows 3 to 5.
        var values = [Float](repeating: 0, count: 81)
        values.replaceSubrange(36..<45, with: [9, 9, 9, 3, 3, 3, 3, 3, 3])
        let map = AttributionMap(.gradient, of: question, output: 1, values: values, evidence: .slope)
        let region = try #require(map.region)
        #expect(region.rows == 4...4 && region.columns == 0...3)
        #expect(abs(region.share - 30 / 45) < 1e-6)
    }

    @Test(arguments: stacks)
    func `integrated gradients add up to the difference of the outputs`(_ layers: String) throws {
        for target in [AttributionTarget(1), AttributionTarget(2, against: 0)] {
            let question = try question(layers, target)
            let map = try IntegratedGradients().map(of: question)
            try question.recording.run([question.pixels, question.pixels.map { _ in 0 }])
            let (image, black) = (question.recording.logits(image: 0), question.recording.logits(image: 1))
            let difference = target.value(of: image) - target.value(of: black)
            #expect(abs(map.sum - difference) <= 0.011 * abs(difference))
            guard case .path(_, _, let gap) = map.evidence else {
                Issue.record("integrated gradients name their gap")
                return
            }
            #expect(abs(gap - (map.sum - difference)) < 1e-4 * max(1, abs(difference)))
        }
    }

    @Test(arguments: stacks, [.epsilon(0.01), .epsilon(0.1), .zplus, .gamma(0.25)] as [RelevanceRule])
    func `LRP conserves relevance in every layer up to what it names`(_ layers: String, _ rule: RelevanceRule) throws {
        for target in [AttributionTarget(1), AttributionTarget(2, against: 0)] {
            let map = try LayerwiseRelevance(rule).map(of: question(layers, target))
            guard case .relevance(let account) = map.evidence else {
                Issue.record("LRP gives an account")
                return
            }
            #expect(abs(account.output - map.output) < 1e-5 * max(1, abs(map.output)))
            for step in account.steps { #expect(abs(step.lost) <= 1e-5 * step.magnitude, "\(step.layer)") }
            for (step, next) in zip(account.steps, account.steps.dropFirst()) { #expect(step.passed == next.received) }
            let whole = account.pixels + account.biases + account.shifts + account.epsilon + account.unshared
            let magnitude = account.steps.reduce(0) { $0 + $1.magnitude }
            #expect(abs(whole - account.output) < 1e-5 * magnitude)
            #expect(abs(map.sum - account.pixels) < 1e-5 * magnitude)
            #expect(account.rule == rule)
            let share = try #require(account.share(account.pixels))
            #expect(abs(share * account.output - account.pixels) < 1e-9 * magnitude)
        }
    }

    @Test func `the rules of LRP give what they give on paper`() throws {
        // 3 · 1 − 2 · 1 + 1 · 0.5 + 0.5 = 2 is the only logit above zero: products 3, −2, 0.5 and a bias of 0.5.
        var network = Network(
            try Architecture(layers: "flatten, dense 2", input: .map(height: 1, width: 3, channels: 1)), seed: 1)
        network.setTensor(named: "dense1/kernel", to: [3, -3, -2, 2, 1, -1])
        network.setTensor(named: "dense1/bias", to: [0.5, -0.5])
        func map(_ rule: RelevanceRule, _ label: Int) throws -> [Float] {
            let question = try AttributionQuestion(network, pixels: [1, 1, 0.5], target: AttributionTarget(label))
            return try LayerwiseRelevance(rule).map(of: question).values
        }
        func expect(_ values: [Float], _ wanted: [Float], at place: SourceLocation = #_sourceLocation) {
            #expect(zip(values, wanted).allSatisfy { abs($0 - $1) < 1e-5 }, "\(values)", sourceLocation: place)
        }
        expect(try map(.epsilon(0), 0), [3, -2, 0.5])
        // 3, 0.5 and the bias are 4 together, and share 2.
        expect(try map(.zplus, 0), [1.5, 0, 0.25])
        // With γ = 1 they count twice: 6 − 2 + 1 + 1 = 6 share 2.
        expect(try map(.gamma(1), 0), [2, -2 / 3, 1 / 3])
        expect(try map(.gamma(0), 0), [3, -2, 0.5])
        // The other logit is the mirror image.
        expect(try map(.zplus, 1), [-1.5, 0, -0.25])
    }

    @Test(arguments: [stacks[1], stacks[3], stacks[5]])
    func `without gamma, and with much of it, the gamma rule is one of the others`(_ layers: String) throws {
        let question = try question(layers)
        func close(_ a: RelevanceRule, _ b: RelevanceRule) throws -> Bool {
            let (one, other) = (try LayerwiseRelevance(a).map(of: question), try LayerwiseRelevance(b).map(of: question))
            #expect(one.largest > 0)
            return zip(one.values, other.values).allSatisfy { abs($0 - $1) < 1e-3 * other.largest }
        }
        #expect(try close(.gamma(1e6), .zplus))
        #expect(try !close(.gamma(0.25), .zplus))
        if !layers.contains("avgpool") { #expect(try close(.gamma(0), .epsilon(1e-6))) }
    }

    @Test func `by the z+ rule a ReLU network without batch normalization has no pixel against a sure answer`() throws {
        let question = try question("conv 4 3x3 relu, maxpool 2, conv 5 2x2 relu, flatten, dense 6 relu, dense 4", AttributionTarget(0))
        let best = Prediction(probabilities: question.recording.probabilities()).verdict
        let map = try LayerwiseRelevance(.zplus).map(of: question.asking(AttributionTarget(best)))
        #expect(map.output > 0)
        #expect(map.trough == nil && map.peak != nil)
    }

    @Test(arguments: [RelevanceRule.zplus, .gamma(0.25)])
    func `beside the other rules epsilon keeps its part in batch normalization, and all parts add up`(
        _ rule: RelevanceRule
    ) throws {
        let map = try LayerwiseRelevance(rule).map(of: question(Self.stacks[0]))
        guard case .relevance(let account) = map.evidence else {
            Issue.record("LRP gives no account")
            return
        }
        #expect(account.kindsWithEpsilon == ["batch normalization"] && account.epsilon != 0)
        let parts = account.pixels + account.biases + account.shifts + account.epsilon + account.unshared
        #expect(abs(parts - account.output) < 1e-4 * account.steps.reduce(0) { $0 + $1.magnitude })
        // Only sums in which nothing counts keep relevance that is shared out no further.
        #expect(account.steps.allSatisfy { !$0.isNormalization || $0.unshared == 0 })
    }

    @Test func `without biases and epsilon all relevance reaches the pixels`() throws {
        let architecture = try Architecture(
            layers: "conv 4 3x3 relu, maxpool 2, flatten, dense 5 relu, dense 3",
            input: .map(height: Self.side, width: Self.side, channels: 1))
        let question = try AttributionQuestion(
            Network(architecture, seed: 4), pixels: AttributionFixture.image(1, side: Self.side),
            target: AttributionTarget(2))
        let map = try LayerwiseRelevance(.epsilon(0)).map(of: question)
        #expect(abs(map.output) > 1e-3)
        #expect(abs(map.sum - map.output) < 1e-4 * abs(map.output))
    }

    @Test func `of a linear network every method gives weight times pixel, or the weight`() throws {
        let question = try question("flatten, dense 10")
        let kernel = try #require(question.recording.network.tensor(named: "dense1/kernel")).values
        let weights = (0..<81).map { kernel[$0 * 10 + 1] }
        func expect(_ map: AttributionMap, _ wanted: [Float], at place: SourceLocation = #_sourceLocation) {
            for (a, b) in zip(map.values, wanted) { #expect(abs(a - b) < 2e-5, sourceLocation: place) }
        }
        let products = zip(weights, question.pixels).map { $0 * $1 }
        expect(try GradientAttribution().map(of: question), weights)
        expect(try SmoothGrad(seed: 1, pixels: 81).map(of: question), weights)
        expect(try IntegratedGradients().map(of: question), products)
        expect(try Occlusion(window: 1).map(of: question), products)
        expect(try LayerwiseRelevance(.epsilon(0)).map(of: question), products)
    }

    @Test(arguments: stacks)
    func `covering an empty corner changes nothing`(_ layers: String) throws {
        var pixels = AttributionFixture.image(0, side: Self.side)
        for row in 0..<5 { for column in 0..<5 { pixels[row * Self.side + column] = 0 } }
        let question = try AttributionQuestion(
            AttributionFixture.network(layers, side: Self.side), pixels: pixels, target: AttributionTarget(1))
        let map = try Occlusion(window: 3).map(of: question)
        // Every patch over the pixels up to 2,2 lies in the corner.
        for row in 0..<3 { for column in 0..<3 { #expect(map.values[row * Self.side + column] == 0) } }
        #expect(map.largest > 0)
    }

    @Test func `patches that do not meet the border are moved back to it`() throws {
        let question = try question("flatten, dense 10")
        let map = try Occlusion(window: 2, stride: 4).map(of: question)
        #expect(map.values[80] != 0)
        #expect(map.values[8 * Self.side + 2] == 0)
        let whole = try Occlusion(window: 28).map(of: question)
        try question.recording.run([question.pixels.map { _ in 0 }])
        let black = question.target.value(of: question.recording.logits())
        #expect(whole.values.allSatisfy { $0 == Float(whole.output - black) })
    }

    @Test func `SmoothGrad follows its seed alone`() throws {
        let question = try question(Self.stacks[0])
        let maps = try [3, 3, 4].map { try SmoothGrad(copies: 5, seed: $0, pixels: 81).map(of: question).values }
        #expect(maps[0] == maps[1])
        #expect(maps[0] != maps[2])
    }

    @Test func `work ends where the one who is told of it throws`() throws {
        struct Enough: Error {}
        let question = try question(Self.stacks[0])
        #expect(throws: Enough.self) { try Occlusion(window: 3).map(of: question) { _ in throw Enough() } }
        #expect(throws: Enough.self) { try IntegratedGradients().map(of: question) { _ in throw Enough() } }
    }
}
