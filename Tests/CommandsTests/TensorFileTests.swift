import ConvNet
import Files
import Glibc
import Testing

@testable import Commands
@testable import Display
@testable import Explorer
@testable import Subjects

/// Files of arrays keep the tensors of the network that a command shows: whole, in their order and shape.
@Suite(.serialized) struct TensorFileTests {
    private struct Kept {
        let shape: String
        let values: [Float]
    }

    private let folder: String
    private let start: Interpreter

    init() throws {
        folder = try Fixture.folder()
        var interpreter = Fixture.interpreter()
        try interpreter.execute(
            "new --layers 'conv 3 3x3 relu, bn, maxpool 2, conv 2 3x3, flatten, dense 6 relu, dense 10'", on: SilentSurface())
        try interpreter.execute("train --batches 3", on: SilentSurface())
        start = interpreter
    }

    private var network: Network { get throws { try start.session.network().network } }

    private func kept(_ line: String) throws -> Kept {
        var interpreter = start
        try interpreter.execute("\(line) --save \(folder)/a.npy", on: SilentSurface())
        let bytes = try FileBytes.read("\(folder)/a.npy", limit: 1 << 22)
        let header = String(decoding: bytes[10..<128], as: UTF8.self)
        return Kept(
            shape: String(header.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }),
            values: [Float](littleEndian: bytes[128...]))
    }

    private func pixels(_ index: Int) -> [Float] { Fixture.bars.test.picture(index).pixels.map { Float($0) / 255 } }

    @Test func `the output of a layer is kept in the order of its units`() throws {
        let activations = try Inference(network).activations(of: pixels(3))
        for activation in activations {
            let found = try kept("activations test/3 \(activation.name)")
            #expect(found.values == activation.values, "\(activation.name)")
        }
        #expect(try kept("activations test/3 conv1").shape == "1, 26, 26, 3")
        #expect(try kept("activations test/3 dense1").shape == "1, 6")
        #expect(try kept("activations test/3 conv1/2").shape == "1, 26, 26")
        #expect(try kept("activations test/3 conv1/2/5,7").shape == "1,")
        let maps = try #require(activations.first)
        #expect(try kept("activations test/3 conv1/2").values == stride(from: 2, to: maps.values.count, by: 3).map { maps.values[$0] })
    }

    @Test func `a layer of many images is kept image by image`() throws {
        let found = try kept("activations test/0-29 dense1")
        #expect(found.shape == "30, 6")
        let each = try (0..<30).flatMap { index in
            try Inference(network).activations(of: pixels(index)).first { $0.name == "dense1" }?.values ?? []
        }
        #expect(zip(found.values, each).allSatisfy { abs($0 - $1) < 1e-5 } && found.values.count == each.count)
        #expect(try kept("activations test/0-1 bn1").shape == "2, 26, 26, 3")
        #expect(try kept("activations test/0-4 dense2").shape == "5, 10")
        #expect(try kept("activations test/0-4 conv2/1").shape == "5, 11, 11")
        #expect(try kept("activations test/0-4 conv2/1/2,2").shape == "5,")
        var interpreter = start
        #expect(try interpreter.failure("activations test/0-4").message.contains("names 5 images"))
        #expect(try interpreter.table("activations test/0-29 dense1").rows.count == 30)
    }

    @Test func `kernels are kept as the network has them`() throws {
        for layer in ["conv1", "conv2"] {
            let kernel = try #require(try network.tensor(named: "\(layer)/kernel"))
            let found = try kept("filters \(layer)")
            #expect(found.values == kernel.values && found.shape == kernel.shape.map { "\($0)" }.joined(separator: ", "))
            let one = try kept("filters \(layer)/1")
            #expect(one.values == stride(from: 1, to: kernel.values.count, by: kernel.shape[3]).map { kernel.values[$0] })
        }
        #expect(try kept("filters conv2 --gradient test/1").shape == "3, 3, 3, 2")
    }

    @Test func `answers, images and maps are kept`() throws {
        let answers = try kept("predict test/0-4")
        #expect(answers.shape == "5, 10")
        for row in 0..<5 { #expect(abs(answers.values[10 * row..<10 * row + 10].reduce(0, +) - 1) < 1e-5) }
        #expect(try kept("predict test/7").shape == "1, 10")
        let images = try kept("show test/2-3")
        #expect(images.shape == "2, 28, 28, 1" && images.values == pixels(2) + pixels(3))
        #expect(try kept("show test/wrong").shape.hasSuffix(", 28, 28, 1"))
        #expect(try kept("saliency test/2 --method gradient").shape == "28, 28")
        #expect(try kept("maximize dense1 --steps 2").shape == "6, 28, 28, 1")
        #expect(try kept("attack test/2").shape == "1, 28, 28, 1")
        #expect(try kept("at 0 filters conv1").shape == "3, 3, 1, 3")
    }

    @Test(arguments: ["activations test/1", "saliency test/1 --method all"])
    func `several tensors are kept by their names`(_ line: String) throws {
        var interpreter = start
        let failure = #expect(throws: CommandFailure.self) {
            try interpreter.execute("\(line) --save \(folder)/b.npy", on: SilentSurface())
        }
        #expect(failure?.message.contains("a .npy file keeps one tensor") == true && failure?.message.contains(".npz") == true)
        try interpreter.execute("\(line) --save \(folder)/b.npz", on: SilentSurface())
        #expect(try FileBytes.read("\(folder)/b.npz", limit: 1 << 22).starts(with: Array("PK".utf8)))
    }

    @Test(arguments: [
        ("evaluate", ".csv"), ("evaluate --report", ".csv"), ("confusion", ".csv"), ("model", ".csv"), ("data", ".csv"), ("stats", ".csv"),
        ("curve", ".csv"), ("embedding test", ".csv"), ("similar test/1", ".csv"), ("ablate conv1/1", ".csv"),
        ("why test/1", ".csv"), ("networks", ".csv"), ("set", ".csv"), ("help", ".svg"), ("undo", ".svg"), ("top conv1/1", ".csv"),
        ("perturb test/1 --rotate 20", ".csv"),
    ])
    func `a command that shows no tensor says which form fits`(_ line: String, _ form: String) throws {
        var interpreter = start
        for ending in ["npy", "npz"] {
            let failure = #expect(throws: CommandFailure.self) {
                try interpreter.execute("\(line) --save \(folder)/c.\(ending)", on: SilentSurface())
            }
            let message = failure?.message ?? ""
            #expect(message.contains("a .\(ending) file keeps tensors of the network, and this shows none; \(form) keeps"), "\(message)")
        }
        interpreter = start
        try interpreter.execute("\(line) --save \(folder)/c\(form)", on: SilentSurface())
        #expect(FileType(of: "\(folder)/c\(form)") == .file)
    }
}
