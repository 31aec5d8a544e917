import ConvNet
import Display
import Files
import Testing

@testable import Commands
@testable import Explorer

/// A format that is in the list is one that every command knows.
@Suite struct WeightFormatTests {
    /// Layers and parameters as lines of text.
    private struct Lines: WeightReading, WeightWriting {
        struct Broken: Error, CustomStringConvertible {
            let file: String
            var description: String { "\(file): expected lines of a network, got something else; take a whole file" }
        }

        let name = "lines"
        let endings = ["lines"]

        func recognizes(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("lines\n".utf8)) }

        func read(_ bytes: [UInt8], named file: String) throws -> Network {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
            guard lines.count > 2, lines[0] == name else { throw Broken(file: file) }
            var network = Network(try Architecture(layers: lines[1]), seed: 1)
            var values = lines.dropFirst(2).compactMap { Float($0) }[...]
            for tensor in network.architecture.tensors() {
                guard network.setTensor(named: tensor.name, to: Array(values.prefix(tensor.range.count))) else {
                    throw Broken(file: file)
                }
                values = values.dropFirst(tensor.range.count)
            }
            return network
        }

        func bytes(of network: Network) -> [UInt8] {
            let lines = [name, network.architecture.specification] + network.parameters.map { "\($0)" }
            return Array(lines.joined(separator: "\n").utf8)
        }
    }

    private let folder: String
    private var interpreter: Interpreter

    init() throws {
        folder = try Fixture.folder()
        interpreter = Interpreter(
            commands: CommandCatalog.explorer, weightFormats: WeightFormats(usual: SafetensorsFormat(), others: [Lines()]),
            environment: ["CONVO_MIRRORS": "", "CONVO_DATA": "/nonexistent"], bundled: .none)
        interpreter.session.state.provide(Fixture.bars)
    }

    @Test mutating func `a network is saved and opened in the format of its file's name`() throws {
        let path = "\(folder)/net.lines"
        _ = try interpreter.output("new net --layers 'flatten, dense 10'; train --batches 2 --save \(path)")
        let parameters = try interpreter.session.network().network.parameters
        #expect(try String(decoding: FileBytes.read(path, limit: 1 << 20), as: UTF8.self).hasPrefix("lines\nflatten, dense 10\n"))
        _ = try interpreter.output("save \(folder)/other.lines; open \(folder)/other.lines")
        #expect(try interpreter.session.network().name == "other")
        #expect(try interpreter.session.network().network.parameters == parameters)
        _ = try interpreter.output(path)
        #expect(try interpreter.session.network().file == path)
        _ = try interpreter.output("save \(folder)/safe.safetensors; open \(folder)/safe.safetensors")
        #expect(try interpreter.session.network().network.parameters == parameters)
    }

    @Test mutating func `its files are offered and listed as weights`() throws {
        _ = try interpreter.output("new net --layers 'flatten, dense 10'; save \(folder)/net.lines")
        let line = "open \(folder)/n"
        #expect(interpreter.completions(for: line, cursor: line.count).candidates.map(\.text) == ["\(folder)/net.lines"])
        #expect(try interpreter.table("ls \(folder)").rows.map { $0[0] } == ["weights"])
    }

    @Test mutating func `texts name the endings of all formats, and a broken file what its format says`() throws {
        _ = try interpreter.output("new net --layers 'flatten, dense 10'")
        #expect(try interpreter.failure("save mine.png").message.contains("a name that ends in .safetensors or .lines"))
        #expect(try interpreter.failure("./mine.xyz").message.contains("weights (.safetensors .lines)"))
        try Fixture.write("lines\n", to: "\(folder)/broken.lines")
        #expect(try interpreter.failure("open \(folder)/broken.lines").message.hasPrefix("\(folder)/broken.lines: expected lines"))
    }
}
