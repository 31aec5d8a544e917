import ConvNet
import Kernels
import Testing

@Suite(.serialized) struct InferenceTests {
    static let layers = "conv 3 3x3 relu, bn, maxpool 2, dropout 0.2, conv 2 2x2, flatten, dense 5 relu, bn, dense 4"

    private func trained() throws -> (network: Network, samples: ByteSamples) {
        let samples = corners(150, side: 9)
        return (try train(try network(Self.layers, side: 9), on: samples, epochs: 2), samples)
    }

    private func pixels(_ samples: any SampleSource, _ index: Int) -> [Float] {
        var values = [Float](repeating: 0, count: samples.height * samples.width)
        var span = values.mutableSpan
        samples.read(index, draw: .none, into: &span)
        return values
    }

    @Test func `an image has the same probabilities alone, in a batch and in an evaluation`() throws {
        let (network, samples) = try trained()
        let inference = Inference(network)
        let all = try inference.probabilities(of: samples, range: 0..<1000)
        #expect(all.count == 150)
        let evaluation = try inference.evaluate(samples)
        for index in stride(from: 0, to: 150, by: 29) {
            #expect(try inference.probabilities(of: pixels(samples, index)) == all[index])
            #expect(evaluation.confidences[index] == all[index].max())
            #expect(all[index][evaluation.predictions[index]] == all[index].max())
            #expect(abs(all[index].reduce(0, +) - 1) < 1e-6)
        }
        let right = (0..<150).filter { evaluation.predictions[$0] == samples.label($0) }.count
        #expect(evaluation.images == 150 && evaluation.accuracy == Double(right) / 150)
    }

    @Test func `one thread and two give the same bits`() throws {
        let (network, samples) = try trained()
        let threads = WorkerPool.threads
        defer { WorkerPool.threads = threads }
        WorkerPool.threads = 1
        let one = try Inference(network).probabilities(of: samples, range: 0..<150)
        WorkerPool.threads = 2
        #expect(try Inference(network).probabilities(of: samples, range: 0..<150) == one)
    }

    @Test func `every layer shows what it gave, without padding`() throws {
        let (network, samples) = try trained()
        let inference = Inference(network)
        let image = pixels(samples, 3)
        let activations = try inference.activations(of: image)
        #expect(activations.map(\.name) == network.architecture.summary().map(\.name))
        for activation in activations { #expect(activation.values.count == activation.shape.count) }
        let named = Dictionary(uniqueKeysWithValues: activations.map { ($0.name, $0.values) })
        #expect(named["softmax"] == (try inference.probabilities(of: image)))
        #expect(named["dense2"] == (try inference.activation("logits", of: image))?.values)
        #expect(named["dropout1"] == named["pool1"] && named["flatten"] == named["conv2"])
        let linear = try #require(try inference.activation("conv1/linear", of: image)).values
        #expect(named["conv1"] == linear.map { max(0, $0) } && linear.contains { $0 < 0 })
        #expect(try inference.activation("input", of: image)?.values == image)
        #expect(try inference.activation("logits", of: image)?.shape == .flat(4))
        #expect(try inference.activation("conv9", of: image) == nil)
    }

    @Test func `a convolution by hand`() throws {
        var small = try network("conv 1 2x2, flatten, dense 2", side: 3)
        small.setTensor(named: "conv1/kernel", to: [1, 2, 3, 4])
        small.setTensor(named: "conv1/bias", to: [0.5])
        let activations = try Inference(small).activations(of: [0, 1, 0, 1, 0, 0, 0, 0, 1])
        #expect(activations[0].shape == .map(height: 2, width: 2, channels: 1))
        #expect(activations[0].values == [5.5, 1.5, 1.5, 4.5])
    }

    @Test func `an evaluation can be broken off between two batches`() throws {
        struct Enough: Error {}
        let inference = Inference(try trained().network)
        var heard: [Int] = []
        #expect(throws: Enough.self) {
            try inference.evaluate(corners(1200, side: 9)) { done, total in
                #expect(total == 1200)
                heard.append(done)
                if done >= 600 { throw Enough() }
            }
        }
        #expect(heard.last == 768 && heard == heard.sorted())
    }

    @Test func `what does not fit the network is refused`() throws {
        let inference = Inference(try trained().network)
        #expect(throws: TrainingError.wrongPixels(expected: 81, got: 80)) {
            try inference.probabilities(of: Array(repeating: 0, count: 80))
        }
        let input = Shape.map(height: 9, width: 9, channels: 1)
        #expect(throws: TrainingError.wrongSize(expected: input, got: .map(height: 8, width: 8, channels: 1))) {
            try inference.evaluate(corners(3, side: 8))
        }
        #expect(throws: TrainingError.noSamples) {
            try inference.evaluate(SampleSlice(corners(3, side: 9), range: 5..<9))
        }
    }

    @Test func `an image gets the same answer however many came before it, behind a rescaling too`() throws {
        let architecture = try Architecture(layers: "rescale 2 -1, conv 4 3x3, relu, flatten, dense 3", input: .map(height: 9, width: 9, channels: 1))
        let inference = Inference(Network(architecture, seed: 5))
        let pixels = (0..<81).map { Float($0) / 80 }
        let first = try inference.probabilities(of: pixels)
        for _ in 0..<200 { #expect(try inference.probabilities(of: pixels) == first) }
    }
}
