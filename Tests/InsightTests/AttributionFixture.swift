import Files
import Testing

@testable import ConvNet

/// What PyTorch and Captum make of a small network, and the network and image that belong to it; see
/// `Fixtures/make_attribution_fixtures.py`.
struct AttributionFixture {
    let network: Network
    let pixels: [Float]
    let label: Int
    let against: Int
    let steps: Int
    let window: Int
    let epsilon: Float
    /// What is added to the image for each noisy copy.
    let noise: [[Float]]
    private let expected: [String: [Float]]

    init(_ name: String) throws {
        let path = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let file = "/\(path)/Fixtures/attribution-\(name).safetensors"
        let bytes = try FileBytes.read(file, limit: 1 << 20)
        let tensors = try Safetensors.parse(bytes, file: file)
        let fields = Dictionary(uniqueKeysWithValues: tensors.metadata.map { ($0.key, $0.value) })
        func whole(_ key: String) throws -> Int { try #require(fields[key].flatMap { Int($0) }) }
        func real(_ key: String) throws -> Float { try #require(fields[key].flatMap { Float($0) }) }
        expected = Dictionary(uniqueKeysWithValues: tensors.places.map { ($0.name, [Float](littleEndian: bytes[$0.range])) })
        let sides = try #require(fields["input"]).split(separator: "x").compactMap { Int($0) }
        let architecture = try Architecture(
            layers: try #require(fields["layers"]), input: .map(height: sides[0], width: sides[1], channels: 1))
        var network = Network(architecture, seed: 1)
        for (number, entry) in architecture.tensors().enumerated() {
            network.setTensor(named: entry.name, to: Self.weights(number, entry))
        }
        self.network = network
        let size = sides[0] * sides[1]
        pixels = Self.chance(1000, size).map { (($0 + 0.5) * 256).rounded(.down) / 255 }
        (label, against) = (try whole("label"), try whole("against"))
        (steps, window, epsilon) = (try whole("steps"), try whole("window"), try real("epsilon"))
        let sigma = try real("sigma")
        noise = (0..<(try whole("copies"))).map { copy in
            Self.chance(2000 + copy, size).map { $0 * Float(12).squareRoot() * sigma }
        }
    }

    /// The largest difference, relative to the largest expected value.
    func distance(_ name: String, _ values: [Float]) throws -> Float {
        let expected = try #require(self.expected[name])
        try #require(values.count == expected.count)
        let largest = zip(values, expected).map { abs($0 - $1) }.max() ?? 0
        return largest / max(expected.map(abs).max() ?? 0, 1e-30)
    }

    /// Numbers from -0.5 up to 0.5, exact in 24 bits.
    private static func chance(_ number: Int, _ count: Int) -> [Float] {
        (0..<UInt64(count)).map { index in
            var bits = (index + 1) &* 2_654_435_761 &+ UInt64(number) &* 40503
            bits = (bits ^ (bits >> 15)) &* 2_246_822_519 & 0xFFFF_FFFF
            return Float(bits >> 8) * 0x1p-24 - 0.5
        }
    }

    /// The formula's values for the tensor of that number, which leave no moving average or bias at its start.
    static func weights(_ number: Int, _ entry: TensorEntry) -> [Float] {
        let values = chance(number, entry.range.count)
        if entry.name.hasSuffix("kernel") {
            let fan = Float(entry.shape.dropLast().reduce(1, *))
            return values.map { $0 * (12 / fan).squareRoot() }
        }
        let offset: Float = entry.name.hasSuffix("gamma") || entry.name.hasSuffix("moving_variance") ? 1 : 0
        return values.map { offset + $0 * 0.5 }
    }

    /// A network whose every tensor has the formula's values.
    static func network(_ layers: String, side: Int, channels: Int = 1) throws -> Network {
        let architecture = try Architecture(layers: layers, input: .map(height: side, width: side, channels: channels))
        var network = Network(architecture, seed: 1)
        for (number, entry) in architecture.tensors().enumerated() {
            network.setTensor(named: entry.name, to: weights(number, entry))
        }
        return network
    }

    /// An image full of chance, exact in 24 bits, from 0 to 1.
    static func image(_ number: Int, side: Int, channels: Int = 1) -> [Float] {
        chance(3000 + number, side * side * channels).map { $0 + 0.5 }
    }
}
