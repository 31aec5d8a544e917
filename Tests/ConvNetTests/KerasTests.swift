@testable import ConvNet
import Files
import Testing

/// Against results of Keras in double precision; `Fixtures/make_fixtures.py` made them.
@Suite(.serialized) struct KerasTests {
    static let cases = ["handwritten", "plain", "strided", "stacked", "pooled", "vector", "leaky", "lenet", "sigmoid", "averaged"]

    @Test(arguments: cases) func `probabilities agree with Keras`(_ name: String) throws {
        let fixture = try Fixture(name)
        let inference = Inference(fixture.network)
        let got = try inference.probabilities(of: fixture.samples, range: 0..<fixture.samples.count)
        #expect(try fixture.distance("probabilities", got.flatMap { $0 }) < 1e-5)
        for image in got.indices {
            let pixels = fixture.pixels(image)
            #expect(try inference.activations(of: pixels).last?.values == inference.probabilities(of: pixels))
        }
    }

    @Test(arguments: cases) func `loss and gradients agree with Keras`(_ name: String) throws {
        let fixture = try Fixture(name)
        let batch = try BatchGradient(fixture.network, samples: fixture.samples, step: 0)
        #expect(try fixture.distance("loss", [Float(batch.loss)]) < 1e-5)
        for (tensor, gradient) in batch.gradients {
            #expect(try fixture.distance("gradient/\(tensor)", gradient) < 1e-5, "\(tensor)")
        }
    }

    @Test(arguments: cases) func `one step of Adam agrees with Keras`(_ name: String) throws {
        let fixture = try Fixture(name)
        let settings = TrainingSettings(batchSize: fixture.samples.count)
        let trained = try train(fixture.network, on: fixture.samples, settings: settings)
        for entry in trained.architecture.tensors() {
            let tensor = try #require(trained.tensor(named: entry.name))
            #expect(try fixture.distance("adam/\(entry.name)", tensor.values, steep: true) < 1e-5, "\(entry.name)")
            #expect(try fixture.distance("adam/\(entry.name)", tensor.values) < 0.002, "\(entry.name)")
        }
    }
}

/// One file of results, and the network and images that belong to it.
struct Fixture {
    let network: Network
    let samples: ByteSamples
    private let images: [UInt8]
    private let expected: [String: [Float]]

    init(_ name: String) throws {
        let path = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let file = "/\(path)/Fixtures/\(name).safetensors"
        let bytes = try FileBytes.read(file, limit: 1 << 20)
        let tensors = try Safetensors.parse(bytes, file: file)
        let fields = Dictionary(uniqueKeysWithValues: tensors.metadata.map { ($0.key, $0.value) })
        expected = Dictionary(uniqueKeysWithValues: tensors.places.map { ($0.name, [Float](littleEndian: bytes[$0.range])) })
        let sides = try #require(fields["input"]).split(separator: "x").compactMap { Int($0) }
        let batch = try #require(fields["batch"].flatMap { Int($0) })
        let architecture = try Architecture(
            layers: try #require(fields["layers"]), input: .map(height: sides[0], width: sides[1], channels: 1))
        var network = Network(architecture, seed: 1)
        for (number, entry) in architecture.tensors().enumerated() {
            network.setTensor(named: entry.name, to: Self.weights(number, entry))
        }
        self.network = network
        images = Self.chance(1000, batch * sides[0] * sides[1]).map { UInt8(($0 + 0.5) * 256) }
        let labels = (0..<batch).map { UInt8((7 * $0 + 1) % architecture.classes) }
        samples = ByteSamples(images: images, labels: labels, height: sides[0], width: sides[1])
    }

    func pixels(_ image: Int) -> [Float] {
        let size = samples.height * samples.width
        return images[image * size..<(image + 1) * size].map { Float($0) / 255 }
    }

    /// The largest difference, relative to the largest expected value.
    ///
    /// - Parameter steep: only where the gradient is not near 0. Adam's first step is rate · g ÷ (|g| + 3e-6), so near
    ///   0 it magnifies what 32 bits leave out.
    func distance(_ name: String, _ values: [Float], steep: Bool = false) throws -> Float {
        let expected = try #require(self.expected[name])
        let got = values.count > 2000 ? stride(from: 0, to: values.count, by: 13).map { values[$0] } : values
        try #require(got.count == expected.count)
        let slopes = self.expected[name.replacing("adam/", with: "gradient/")]
        let scale = expected.map(abs).max() ?? 0
        let distances = got.indices.filter { !steep || abs(slopes?[$0] ?? 1) > 1e-4 }
            .map { abs(got[$0] - expected[$0]) }
        return (distances.max() ?? 0) / max(scale, 1e-30)
    }

    /// Numbers from -0.5 up to 0.5, exact in 24 bits.
    private static func chance(_ number: Int, _ count: Int) -> [Float] {
        (0..<UInt64(count)).map { index in
            var bits = (index + 1) &* 2_654_435_761 &+ UInt64(number) &* 40503
            bits = (bits ^ (bits >> 15)) &* 2_246_822_519 & 0xFFFF_FFFF
            return Float(bits >> 8) * 0x1p-24 - 0.5
        }
    }

    private static func weights(_ number: Int, _ entry: TensorEntry) -> [Float] {
        let values = chance(number, entry.range.count)
        if entry.name.hasSuffix("kernel") {
            let fan = Float(entry.shape.dropLast().reduce(1, *))
            return values.map { $0 * (12 / fan).squareRoot() }
        }
        let offset: Float = entry.name.hasSuffix("gamma") || entry.name.hasSuffix("moving_variance") ? 1 : 0
        return values.map { offset + $0 * 0.5 }
    }
}
