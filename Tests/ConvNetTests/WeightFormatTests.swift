import Files
import Testing

@testable import ConvNet

/// A list of formats, asked by what stands in files and by how they are called.
@Suite struct WeightFormatTests {
    /// A format that can only be read: "ONES", and every parameter is 1.
    private struct Ones: WeightReading {
        let name = "ones"
        let endings = ["one", "ones"]

        func recognizes(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("ONES".utf8)) }

        func read(_ bytes: [UInt8], named name: String) throws -> Network {
            guard recognizes(bytes) else { throw NoOnes(file: name) }
            var network = Network(try Architecture(layers: "flatten, dense 4"), seed: 1)
            network.parameters = Array(repeating: 1, count: network.parameters.count)
            return network
        }
    }

    private struct NoOnes: Error, Equatable { let file: String }

    /// A format that can only be written: the count of parameters.
    private struct Counted: WeightWriting {
        let name = "count"
        let endings = ["count"]

        func bytes(of network: Network) -> [UInt8] { Array("\(network.parameters.count)".utf8) }
    }

    private let formats = WeightFormats(usual: SafetensorsFormat(), others: [Ones(), Counted()])
    private let path = "/tmp/convo-weight-format-test-\(UInt64.random(in: 0 ... .max))"

    @Test func `endings are those of the formats that can do it, the usual one first`() {
        #expect(formats.usualEnding == ".safetensors")
        #expect(formats.openedEndings == [".safetensors", ".one", ".ones"])
        #expect(formats.savedEndings == [".safetensors", ".count"])
        #expect(formats.keepsTraining("a.safetensors") && formats.keepsTraining("a") && !formats.keepsTraining("a.count"))
    }

    @Test func `a file is read by what it begins with, and by its name only where that tells nothing`() throws {
        defer { FileBytes.remove(path); FileBytes.remove(path + ".ones"); FileBytes.remove(path + ".safetensors") }
        try FileBytes.write(Array("ONES".utf8), to: path + ".safetensors")
        #expect(try formats.read(path + ".safetensors").parameters.allSatisfy { $0 == 1 })
        try FileBytes.write(Array("TWOS".utf8), to: path + ".ones")
        #expect(throws: NoOnes(file: path + ".ones")) { try formats.read(path + ".ones") }
        try FileBytes.write(Array("TWOS".utf8), to: path)
        let text = WeightFileError.otherKind(file: path, kind: "plain text", remedy: nil, endings: [".safetensors", ".one", ".ones"])
        #expect(throws: text) { try formats.read(path) }
        try FileBytes.write([1, 0, 2, 0], to: path)
        #expect(throws: WeightFileError.tooShort(file: path, bytes: 4)) { try formats.read(path) }
        // What the bytes tell for certain is believed, whatever the name says.
        try FileBytes.write(Array("<!doctype html><title>Sign in</title>".utf8), to: path + ".ones")
        let page = #expect(throws: WeightFileError.self) { try formats.read(path + ".ones") }
        #expect(page?.description.hasPrefix("'\(path).ones' is a web page; download the file again") == true)
    }

    @Test func `a file is written in the format that its name tells`() throws {
        defer { FileBytes.remove(path + ".count"); FileBytes.remove(path + ".safetensors") }
        let network = Network(try Architecture(layers: "flatten, dense 4"), seed: 2)
        try formats.write(network, to: path + ".count")
        #expect(try FileBytes.read(path + ".count", limit: 100) == Array("3140".utf8))
        try formats.write(network, to: path + ".safetensors")
        #expect(try formats.read(path + ".safetensors").parameters == network.parameters)
    }

    /// A format for safetensors files of others.
    private struct Others: WeightReading {
        let name = "others"
        let endings: [String] = []

        func recognizes(_ bytes: [UInt8]) -> Bool { Safetensors.beginsLikeOne(bytes) && !Safetensors.isOwn(bytes) }
        func read(_ bytes: [UInt8], named name: String) throws -> Network { throw NoOnes(file: "others \(name)") }
    }

    @Test func `a safetensors file of another program is left to whoever reads these`() throws {
        defer { FileBytes.remove(path) }
        let header = Array("{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}".utf8)
        try FileBytes.write([UInt8(header.count)] + [UInt8](repeating: 0, count: 7) + header + [0, 0], to: path)
        #expect(throws: NoOnes(file: "others \(path)")) {
            try WeightFormats(usual: SafetensorsFormat(), others: [Others()]).read(path)
        }
        #expect(throws: WeightFileError.badTensor(file: path, tensor: "a", problem: .type("F16"))) { try formats.read(path) }
        let network = Network(try Architecture(layers: "flatten, dense 4"), seed: 2)
        try WeightFormats.own.write(network, to: path)
        #expect(try WeightFormats(usual: SafetensorsFormat(), others: [Others()]).read(path) == network)
    }
}
