@testable import ConvNet
import Testing

/// Images of red, green and blue.
@Suite(.serialized) struct ColorTests {
    @Test(arguments: [
        "conv 2 3x3, flatten, dense 4", "flatten, dense 4", "maxpool 2, flatten, dense 4", "bn, conv 2 3x3, flatten, dense 4",
    ])
    func `a plan reads the channels of a pixel side by side, however they stand in it`(_ layers: String) throws {
        let samples = corners(5, side: 6, channels: 3)
        let network = try network(layers, side: 6, channels: 3)
        let images = (0..<5).map { index -> [Float] in
            var pixels = [Float](repeating: 0, count: 108)
            var span = pixels.mutableSpan
            samples.read(index, draw: .none, into: &span)
            return pixels
        }
        let read = try Inference(network).probabilities(of: samples, range: 0..<5)
        for (image, answer) in zip(images, read) {
            let alone = try Inference(network).probabilities(of: image)
            for (one, other) in zip(answer, alone) { #expect(abs(one - other) < 1e-5) }
        }
        // Channels that trade places make another image.
        let turned = stride(from: 0, to: 108, by: 3).flatMap { [images[0][$0 + 2], images[0][$0 + 1], images[0][$0]] }
        #expect(try Inference(network).probabilities(of: turned) != read[0])
    }

    @Test func `a convolution adds up its three channels`() throws {
        var network = try network("conv 1 1x1, flatten, dense 2", side: 2, channels: 3)
        network.setTensor(named: "conv1/kernel", to: [1, 10, 100])
        let recording = Recording(network, capacity: 1)
        try recording.run([[0.1, 0.2, 0.3, 0, 0, 1, 0, 1, 0, 1, 0, 0]])
        for (value, expected) in zip(recording.output(of: 0), [32.1, 100, 10, 1] as [Float]) {
            #expect(abs(value - expected) < 1e-4)
        }
    }

    @Test func `a network learns classes that only a color tells`() throws {
        let labels = (0..<64).map { UInt8($0 % 3) }
        let images = labels.flatMap { label in
            (0..<36).flatMap { place in (0..<3).map { UInt8($0 == Int(label) ? 200 + place : 40) } }
        }
        let samples = ByteSamples(images: images, labels: labels, height: 6, width: 6, channels: 3)
        let trained = try train(
            try network("conv 4 3x3 relu, maxpool 2, flatten, dense 3", side: 6, channels: 3), on: samples, epochs: 20)
        #expect(try Inference(trained).evaluate(samples).accuracy == 1)
    }

    @Test func `images with other channels are refused, and both shapes are told`() throws {
        let network = try network("flatten, dense 4", side: 6, channels: 3)
        let error = #expect(throws: TrainingError.self) {
            try Inference(network).probabilities(of: corners(2, side: 6), range: 0..<2)
        }
        #expect(error?.description
            == "the network expects images of 6×6×3, got 6×6×1; make one for this size or load other data")
    }
}
