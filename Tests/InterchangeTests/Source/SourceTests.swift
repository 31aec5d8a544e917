import Translation
import ConvNet
import Foundation
import Testing

@testable import Interchange

/// Networks as source files, compiled and run.
@Suite struct SourceTests {
    private static let layers = ONNXRoundTripTests.layers

    /// Images as numbers in a text, and what the network makes of them.
    private func images(_ network: Network) throws -> (text: String, probabilities: [[Float]]) {
        let count = network.architecture.input.count
        let inference = Inference(network)
        var (text, probabilities) = ("", [[Float]]())
        for image in 0..<3 {
            let pixels = (0..<count).map { place in Float((image + 37) * (place + image) % 101) / 100 }
            text += pixels.map { "\($0)" }.joined(separator: " ") + "\n"
            probabilities.append(try inference.probabilities(of: pixels))
        }
        return (text, probabilities)
    }

    /// Runs a program with a text as its standard input; nil if it fails. What it says goes to `errors`.
    private func run(_ program: String, _ arguments: [String], input: String = "", errors: inout String) throws -> String? {
        let process = Process()
        let (given, got, said) = (Pipe(), Pipe(), Pipe())
        (process.executableURL, process.arguments) = (URL(filePath: program), arguments)
        (process.standardInput, process.standardOutput, process.standardError) = (given, got, said)
        try process.run()
        try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try given.fileHandleForWriting.close()
        let output = try got.fileHandleForReading.readToEnd() ?? Data()
        errors = String(decoding: try said.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: output, as: UTF8.self) : nil
    }

    /// Compiles a file without a warning, runs it on the images, and compares.
    private func check(_ bytes: [UInt8], as name: String, _ compiler: String, _ options: [String], _ network: Network) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "convo-source-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (source, program) = (folder.appending(path: name), folder.appending(path: "program"))
        try Data(bytes).write(to: source)
        var errors = ""
        let compiled = try run(compiler, options + [source.path, "-o", program.path], errors: &errors)
        #expect(compiled != nil && errors == "", "\(errors.prefix(2000))")
        let (text, expected) = try images(network)
        let output = try #require(try run(program.path, [], input: text, errors: &errors))
        let got = output.split(separator: "\n").map { $0.split(separator: " ").compactMap { Float($0) } }
        #expect(got.map(\.count) == expected.map(\.count))
        for (one, other) in zip(got.joined(), expected.joined()) { #expect(abs(one - other) <= 1e-6) }
    }

    private static let compiler = ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: compiler != nil, "no C compiler"), arguments: layers)
    func `the C file compiles without a warning and gives the network's probabilities`(_ layers: String) throws {
        let network = try ONNXRoundTripTests.network(layers)
        let options = ["-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-O1", "-DCONVO_MAIN"]
        try check(CSourceFormat().bytes(of: network), as: "network.c", try #require(Self.compiler), options, network)
    }

    /// The Swift compiler that is on the path.
    private static let swift = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/swiftc" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test(.enabled(if: swift != nil, "no Swift compiler on the path"))
    func `the Swift file compiles without a warning and gives the network's probabilities`() throws {
        let network = try ONNXRoundTripTests.network(
            "rescale 2.0 -1.0, conv 3 3x3 relu, bn, maxpool 2, conv 4 2x3 same tanh, avgpool 2 stride 1, conv 2 1x1 leaky-relu, "
                + "flatten, dense 5 sigmoid, dense 3")
        let options = ["-swift-version", "6", "-warnings-as-errors", "-Onone", "-parse-as-library", "-D", "CONVO_MAIN"]
        try check(SwiftSourceFormat().bytes(of: network), as: "network.swift", try #require(Self.swift), options, network)
    }

    @Test func `numbers are written with all their bits`() {
        for value in [0, -0.0, 1, -1.5, 0.1, .leastNonzeroMagnitude, -.leastNormalMagnitude, .greatestFiniteMagnitude, 3.14159] as [Float] {
            #expect(Float(value.hexadecimal)?.bitPattern == value.bitPattern)
            #expect(UInt32(value.bitDigits, radix: 16) == value.bitPattern && value.bitDigits.count == 8)
        }
        #expect(Float(0.1).hexadecimal == "0x1.99999ap-4")
    }

    @Test func `a network too large for a source file is refused with another way`() throws {
        let network = Network(try Architecture(layers: "flatten, dense 3000, dense 10"), seed: 1)
        let error = #expect(throws: InterchangeError.self) { try CSourceFormat().bytes(of: network) }
        #expect("\(try #require(error))".hasSuffix("save it as .onnx"))
    }
}
