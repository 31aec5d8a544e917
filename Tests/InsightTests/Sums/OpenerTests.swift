import ConvNet
import Insight
import Reproducible
import Testing

@Suite(.serialized) struct OpenerTests {
    /// A 2 × 2 kernel over a 3 × 3 image, ReLU, its largest value, two logits.
    private func tiny() throws -> (network: Network, pixels: [Float]) {
        var network = Network(
            try Architecture(
                layers: "conv 1 2x2 relu, maxpool 2, flatten, dense 2", input: .map(height: 3, width: 3, channels: 1)),
            seed: 1)
        network.setTensor(named: "conv1/kernel", to: [1, -2, 3, 0.5])
        network.setTensor(named: "conv1/bias", to: [0.25])
        network.setTensor(named: "dense1/kernel", to: [2, -1])
        network.setTensor(named: "dense1/bias", to: [0.5, 0.75])
        return (network, [0, 0.5, 1, 0.25, 0.75, 0, 1, 0.5, 0.125])
    }

    @Test func `a network worked out by hand opens into the numbers on the paper`() throws {
        let (network, pixels) = try tiny()
        let opener = try Opener(network, pixels: pixels)
        // conv1 at 0,0: 0 − 1 + 0.75 + 0.375 + 0.25 = 0.375; 0,1: −1.5 + 2.25 + 0.25 = 1.0;
        // 1,0: 0.25 − 1.5 + 3 + 0.25 + 0.25 = 2.25; 1,1: 0.75 + 1.5 + 0.0625 + 0.25 = 2.5625
        let logit = try #require(opener.open(opener.logit(0)))
        #expect(logit.kind == .sum)
        #expect(logit.terms.map(\.product) == [5.125])
        #expect(logit.constants.map(\.value) == [0.5])
        #expect(logit.total == 5.625)
        #expect(logit.computed == 5.625)
        // flatten hands on what the pooling gave.
        #expect(logit.terms[0].unit.layer == 3)
        #expect(logit.terms[0].origin == NetworkUnit(layer: 2, channel: 0))

        let pool = try #require(opener.open(logit.terms[0].origin))
        #expect(pool.terms.map(\.input) == [0.375, 1, 2.25, 2.5625])
        #expect(pool.terms.map(\.weight) == [0, 0, 0, 1])
        #expect(pool.ranked.map(\.input) == [2.5625, 2.25, 1, 0.375])

        let convolution = try #require(opener.open(pool.ranked[0].origin))
        #expect(convolution.activation?.title == "ReLU")
        #expect(convolution.terms.map(\.product) == [0.75, 0, 1.5, 0.0625])
        #expect(convolution.terms.map(\.weight) == [1, -2, 3, 0.5])
        #expect(convolution.constants.map(\.value) == [0.25])
        #expect(convolution.value == 2.5625)
        #expect(convolution.field == PixelRectangle(rows: 1..<3, columns: 1..<3))

        let pixel = try #require(opener.open(convolution.ranked[0].origin))
        #expect(pixel.kind == .pixel)
        #expect(pixel.value == 0.5)
        #expect(pixel.terms.isEmpty)
        #expect(pixel.field == PixelRectangle(rows: 2..<3, columns: 1..<2))
    }

    @Test func `a ReLU that cuts gives 0 and keeps the sum`() throws {
        var (network, pixels) = try tiny()
        network.setTensor(named: "conv1/bias", to: [-5])
        let opener = try Opener(network, pixels: pixels)
        let sum = try #require(opener.open(NetworkUnit(layer: 1, row: 1, column: 1, channel: 0)))
        #expect(sum.total == -2.6875)
        #expect(sum.value == 0)
        #expect(sum.computed == 0)
        // Before the ReLU the same sum is the value.
        let linear = try #require(opener.open(NetworkUnit(layer: 0, row: 1, column: 1, channel: 0)))
        #expect(linear.value == -2.6875)
        #expect(linear.computed == -2.6875)
    }

    @Test func `batch normalization opens into its formula`() throws {
        var network = Network(
            try Architecture(layers: "bn, flatten, dense 2", input: .map(height: 1, width: 2, channels: 1)), seed: 1)
        for (name, value) in [("gamma", 3), ("beta", -1), ("moving_mean", 0.25), ("moving_variance", 3.999)] as [(String, Float)] {
            network.setTensor(named: "bn1/\(name)", to: [value])
        }
        let sum = try #require(
            try Opener(network, pixels: [0.5, 1]).open(NetworkUnit(layer: 0, row: 0, column: 1, channel: 0)))
        // 3 · (1 − 0.25) ÷ √4 − 1 = 0.125
        #expect(abs(sum.value - 0.125) < 1e-6)
        #expect(sum.terms.count == 1)
        #expect(abs(sum.terms[0].weight - 1.5) < 1e-6)
        #expect(sum.constants.map(\.name) == ["mean", "beta"])
        #expect(abs(sum.constants[0].value + 0.375) < 1e-6)
    }

    @Test func `the difference of two logits takes the weights of both together`() throws {
        let (network, pixels) = try tiny()
        let opener = try Opener(network, pixels: pixels)
        let sum = try #require(opener.open(logit: 0, against: 1))
        #expect(sum.terms.map(\.weight) == [3])
        #expect(sum.constants.map(\.value) == [-0.25])
        #expect(sum.total == 7.4375)
        #expect(sum.computed == 7.4375)
        #expect(opener.open(logit: 0, against: 2) == nil)
    }

    @Test func `a unit that is not there does not open`() throws {
        let (network, pixels) = try tiny()
        let opener = try Opener(network, pixels: pixels)
        for unit in [
            NetworkUnit(layer: 9, channel: 0), NetworkUnit(layer: -2, channel: 0), NetworkUnit(layer: 4, channel: 2),
            NetworkUnit(layer: 0, row: 2, column: 0, channel: 0), NetworkUnit(layer: 4, row: 1, column: 0, channel: 0),
        ] {
            #expect(opener.open(unit) == nil)
            #expect(opener.value(of: unit) == 0)
        }
        #expect(throws: TrainingError.wrongPixels(expected: 9, got: 8)) { try Opener(network, pixels: Array(pixels.dropLast())) }
    }

    /// Opens a unit and, term by term, chance units below it, down to the pixels; every sum must be what was computed.
    private func check(
        _ unit: NetworkUnit, _ opener: Opener, _ stream: inout RandomStream, at place: SourceLocation = #_sourceLocation
    ) throws -> Int {
        let sum = try #require(opener.open(unit), sourceLocation: place)
        #expect(abs(sum.value - sum.computed) <= 2e-6 * (sum.magnitude + 1), "\(unit) \(sum.kind)", sourceLocation: place)
        if sum.activation != nil {
            // What the ReLU cuts off must be right too.
            let linear = NetworkUnit(layer: unit.layer - 1, row: unit.row, column: unit.column, channel: unit.channel)
            let given = Double(opener.value(of: linear))
            #expect(abs(sum.total - given) <= 2e-6 * (sum.magnitude + 1), "\(unit)", sourceLocation: place)
        }
        for term in sum.terms { #expect(Double(opener.value(of: term.unit)) == term.input, sourceLocation: place) }
        guard !sum.terms.isEmpty else {
            #expect(sum.kind == .pixel && sum.field.count == 1, sourceLocation: place)
            return 1
        }
        let ranked = sum.ranked
        let next = stream.word() % 2 == 0 ? ranked[0] : ranked[Int(stream.word()) % ranked.count]
        #expect(opener.value(of: next.origin) == opener.value(of: next.unit), sourceLocation: place)
        return try check(next.origin, opener, &stream, at: place) + 1
    }

    private func checkEveryLayer(_ network: Network, side: Int, units: Int) throws {
        let opener = try Opener(network, pixels: OpeningSamples.image(side: side))
        var stream = RandomStream(seed: 4, purpose: .sampling)
        for layer in network.architecture.layers.indices {
            let count = network.architecture.shapes[layer].count
            for _ in 0..<units {
                let unit = network.architecture.unit(at: Int(stream.word()) % count, ofLayer: layer)
                #expect(try check(unit, opener, &stream) >= 2)
            }
        }
    }

    @Test(arguments: OpeningSamples.stacks)
    func `a hundred chance units of every layer add up at every level down to the pixels`(_ layers: String) throws {
        try checkEveryLayer(try OpeningSamples.network(layers), side: OpeningSamples.side, units: 100)
    }

    @Test func `a hundred chance units of every layer of the bundled network add up down to the pixels`() throws {
        try checkEveryLayer(try OpeningSamples.bundled, side: 28, units: 100)
    }

    @Test(arguments: OpeningSamples.stacks)
    func `the difference of two logits is what the network computed`(_ layers: String) throws {
        let opener = try Opener(try OpeningSamples.network(layers), pixels: OpeningSamples.image())
        let sum = try #require(opener.open(logit: 2, against: 0))
        #expect(abs(sum.total - sum.computed) < 1e-5 * (sum.magnitude + 1))
    }
}
