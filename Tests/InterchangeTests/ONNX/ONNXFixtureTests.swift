import ConvNet
import Foundation
import Testing

@testable import Interchange

/// Files as other programs write them, against what ONNX Runtime makes of them; `Tests/Interchange/fixtures_onnx.py` made both.
@Suite struct ONNXFixtureTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/ONNX")

    struct Expected: Sendable, CustomTestStringConvertible {
        let name: String
        let shape: Shape
        let probabilities: [Float]

        var testDescription: String { name }
        /// The formula stands in the script too.
        var pixels: [Float] { (0..<shape.count).map { Float(37 * $0 % 101) / 100 } }
    }

    static let expected: [Expected] = {
        let text = (try? String(contentsOf: folder.appending(path: "expected.txt"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map { line in
            let words = line.split(separator: " ")
            let sides = words[1...3].compactMap { Int($0) }
            return Expected(
                name: String(words[0]), shape: .map(height: sides[0], width: sides[1], channels: sides[2]),
                probabilities: words[4...].compactMap { Float($0) })
        }
    }()

    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name + ".onnx"))) }

    @Test(arguments: expected)
    func `a file of another program gives what ONNX Runtime gives`(_ expected: Expected) throws {
        let bytes = try Self.bytes(expected.name)
        #expect(ONNXFormat().recognizes(bytes))
        let network = try ONNXFormat().read(bytes, named: expected.name)
        #expect(network.architecture.input == expected.shape)
        let got = try Inference(network).probabilities(of: expected.pixels)
        #expect(got.count == expected.probabilities.count && got.count == 6)
        for (one, other) in zip(got, expected.probabilities) { #expect(abs(one - other) < 1e-5) }
    }

    @Test func `all of them are there`() { #expect(Self.expected.count == 7) }

    @Test func `layers come back as they are written here`() throws {
        let written = try Self.expected.map { try ONNXFormat().read(Self.bytes($0.name), named: $0.name).architecture.specification }
        #expect(written == [
            "conv 4 3x3 same, bn epsilon 1e-05, relu, maxpool 2, flatten, dense 6",
            "conv 5 3x2 pad 1 0 1 0 stride 2 leaky-relu 0.02, conv 4 3x3 tanh, globalavgpool, dense 6",
            "rescale 2.0 -0.5, conv 4 3x3 pad 1 0 0 1 stride 2 relu, bn epsilon 1e-12, conv 4 3x3 same stride 2, avgpool 2, flatten, "
                + "dense 7 sigmoid, dense 6",
            "conv 3 5x5 same relu, maxpool 2, flatten, dense 6",
            "conv 4 3x2 pad 0 1 2 0 sigmoid, flatten, bn epsilon 1e-05, dense 6",
            "conv 4 2x3 pad 1 1 0 1 leaky-relu 0.25, globalavgpool, dense 6",
            "rescale 2.0 -0.5, flatten, dense 4 tanh, dense 6",
        ])
    }

    @Test func `what was assumed is told, and a hint of pixels is followed`() throws {
        let opened = try ONNXFormat().open(Self.bytes("half"), named: "half", WeightHints())
        #expect(opened.isForeign)
        #expect(opened.notes == ["y (LogSoftmax) gives logarithms; here the last layer gives the probabilities themselves"])
        let hints = WeightHints(pixels: WeightHints.Pixels(scale: 255, offset: 0))
        let other = try ONNXFormat().open(Self.bytes("cntk"), named: "cntk", hints)
        #expect(other.network.architecture.specification.hasPrefix("rescale 255.0, conv 3"))
        #expect(throws: WeightFileError.self) { try ONNXFormat().open(Self.bytes("cntk"), named: "cntk", WeightHints(layers: "dense 3")) }
    }
}
