import ConvNet
import Kernels
import Testing

@Suite(.serialized) struct RecordingTests {
    static let stacks = [
        "conv 3 3x3 relu, bn, maxpool 2, dropout 0.2, conv 2 2x2, flatten, dense 5 relu, bn, dense 4",
        "conv 5 3x3 same stride 2 relu, avgpool 2, conv 4 2x2 same relu, flatten, dense 4",
        "conv 8 3x3 same, bn, relu, conv 9 3x3 relu, maxpool 3 stride 2, flatten, dense 4",
        "conv 3 3x3 tanh, bn, tanh, avgpool 2, sigmoid, globalavgpool, dense 5 leaky-relu, dense 4",
        "bn, flatten, dense 7 relu, dense 4",
        "flatten, dense 4",
    ]

    private func trained(_ layers: String) throws -> Network {
        try train(try network(layers, side: 9), on: corners(150, side: 9), epochs: 2)
    }

    private func image(_ number: Int) -> [Float] {
        (0..<81).map { Float(($0 * 37 + number * 11) % 97) / 97 }
    }

    @Test(arguments: stacks)
    func `the way back from a logit to the pixels is what differences say`(_ layers: String) throws {
        let network = try trained(layers)
        let recording = Recording(network, capacity: 2)
        let images = [image(0), image(1)]
        try recording.run(images)
        let last = network.architecture.layers.count - 1
        let seed: [Float] = [0, 1, -0.5, 0]
        let gradients = recording.gradient([seed, seed], from: last)
        let probe = Recording(network)
        for (pixels, gradient) in zip(images, gradients) {
            for pixel in stride(from: 0, to: 81, by: 8) {
                let step: Float = 1e-3
                func value(_ change: Float) throws -> Float {
                    var moved = pixels
                    moved[pixel] += change
                    try probe.run([moved])
                    return zip(seed, probe.logits()).reduce(0) { $0 + $1.0 * $1.1 }
                }
                let slope = (try value(step) - value(-step)) / (2 * step)
                #expect(abs(slope - gradient[pixel]) < 2e-2 * max(1, abs(slope)))
            }
        }
    }

    @Test(arguments: stacks)
    func `every layer reads what the one before it gave, as activations show them`(_ layers: String) throws {
        let network = try trained(layers)
        let recording = Recording(network)
        try recording.run([image(3)])
        let shown = try Inference(network).activations(of: image(3))
        #expect(recording.input(of: 0) == image(3))
        #expect(recording.probabilities() == shown.last?.values)
        for (row, activation) in zip(network.architecture.summary().dropLast(), shown) {
            #expect(recording.output(of: row.layers.upperBound - 1) == activation.values)
        }
    }

    @Test func `several images at once have the gradients that each has alone`() throws {
        let network = try trained(Self.stacks[0])
        let (many, one) = (Recording(network, capacity: 3), Recording(network))
        let images = (0..<3).map { image($0) }
        try many.run(images)
        let last = network.architecture.layers.count - 1
        let gradients = many.gradient(images.indices.map { [Float($0), 1, 0, -1] }, from: last, to: 1)
        for (number, pixels) in images.enumerated() {
            try one.run([pixels])
            let alone = one.gradient([[Float(number), 1, 0, -1]], from: last, to: 1)[0]
            for (a, b) in zip(alone, gradients[number]) { #expect(abs(a - b) < 1e-6) }
        }
    }

    @Test func `a run up to a layer gives what the layer gives in a whole one`() throws {
        let network = try trained(Self.stacks[0])
        let (part, whole) = (Recording(network), Recording(network))
        try whole.run([image(2)])
        for layer in network.architecture.layers.indices {
            try part.run([image(1)])
            try part.run([image(2)], through: layer)
            #expect(part.output(of: layer) == whole.output(of: layer))
        }
    }

    @Test func `an answer that is no number is an error`() throws {
        var network = try network("flatten, dense 2", side: 3)
        network.setTensor(named: "dense1/kernel", to: [Float](repeating: 3e38, count: 18))
        let bright = [Float](repeating: 1, count: 9)
        #expect(throws: TrainingError.notFinite) { try Recording(network).run([bright]) }
        #expect(throws: TrainingError.notFinite) { try Inference(network).probabilities(of: bright) }
        #expect(try Inference(network).activation("logits", of: bright)?.values == [.infinity, .infinity])
    }

    @Test func `an image of another size is refused`() throws {
        let recording = Recording(try network("flatten, dense 2", side: 3))
        #expect(throws: TrainingError.wrongPixels(expected: 9, got: 8)) { try recording.run([[Float](repeating: 0, count: 8)]) }
    }
}
