import ConvNet
import Files
import Interchange
import Testing

/// PyTorch files that mean harm, or are damaged: each is refused in one line, and nothing in them is run.
@Suite struct HostileTorchTests {
    private func archive(_ pickle: [UInt8], storage: [UInt8] = [], count: Int = 1) -> [UInt8] {
        var archive = ZipArchive()
        archive.add(pickle, named: "a/data.pkl")
        for key in 0..<count { archive.add(storage, named: "a/data/\(key)") }
        return archive.bytes
    }

    private func refused(_ pickle: String, storage: [UInt8] = []) -> String {
        refusal { try TorchFormat().read(archive(Array(pickle.utf8), storage: storage), named: "a.pt") } ?? "taken"
    }

    /// A dictionary of one tensor, in protocol 0.
    private func tensor(count: Int, offset: Int, size: String, stride: String, type: String = "torch\nFloatStorage") -> String {
        "(dS'0.weight'\nctorch._utils\n_rebuild_tensor_v2\n((S'storage'\nc\(type)\nS'0'\nS'cpu'\nI\(count)\ntQ"
            + "I\(offset)\n(\(size)t(\(stride)tI00\nNtRs."
    }

    @Test(arguments: [
        ("cos\nsystem\n(S'touch /tmp/convo-was-run'\ntR.", "os.system"), ("(S'x'\nios\nsystem\n.", "os.system"),
        ("(cos\nsystem\nS'x'\no.", "os.system"), ("cbuiltins\neval\n(S'1'\ntR.", "builtins.eval"),
        ("\u{80}", ""),
    ])
    func `a pickle that calls something is refused by its name`(_ pickle: String, _ name: String) {
        let words = refused(pickle)
        let refusal = "holds a call of \(name), which is no part of a state dict; nothing was run"
        #expect(words.contains(name.isEmpty ? "is damaged: its pickle" : refusal))
        #expect(!words.contains { $0.isNewline })
    }

    @Test func `newer calls are refused too`() {
        // STACK_GLOBAL with NEWOBJ, and NEWOBJ_EX.
        let names: [UInt8] = [0x80, 4, 0x8C, 2] + Array("os".utf8) + [0x8C, 6] + Array("system".utf8) + [0x93]
        for rest in [[0x29, 0x81, 0x2E], [0x29, 0x7D, 0x92, 0x2E]] as [[UInt8]] {
            #expect(refusal { try TorchFormat().read(archive(names + rest), named: "a.pt") }?.contains("a call of os.system") == true)
        }
    }

    @Test func `a sound tensor is taken, and one that reaches beyond its storage is not`() {
        let four = [UInt8](repeating: 0, count: 16)
        #expect(refused(tensor(count: 4, offset: 0, size: "I2\nI2\n", stride: "I2\nI1\n"), storage: four).contains("0.weight 2×2"))
        for (count, offset, size, stride) in [
            (4, 1, "I2\nI2\n", "I2\nI1\n"), (4, 0, "I2\nI2\n", "I3\nI1\n"), (4, -1, "I2\nI2\n", "I2\nI1\n"),
            (4, 0, "I2\nI-2\n", "I2\nI1\n"), (4, 0, "I9223372036854775807\nI9\n", "I1\nI1\n"),
            (4, 0, "I2\nI2\n", "I9223372036854775807\nI9223372036854775807\n"),
        ] {
            let words = refused(tensor(count: count, offset: offset, size: size, stride: stride), storage: four)
            #expect(words.contains("a tensor that reaches beyond its storage"), "\(words)")
        }
    }

    @Test func `sizes that lie allocate nothing`() {
        let four = [UInt8](repeating: 0, count: 16)
        // A storage of 4 numbers that calls itself larger, one of 10 GB, and one number that is to be seen a billion times.
        for (count, size, stride, words) in [
            (400, "I20\nI20\n", "I20\nI1\n", "expected 1600 bytes, got 16"),
            (2_500_000_000, "I2\nI2\n", "I2\nI1\n", "a storage of 2500000000 numbers"),
            (4, "I32768\nI32768\n", "I0\nI0\n", "more than 16777216 numbers"),
        ] {
            #expect(refused(tensor(count: count, offset: 0, size: size, stride: stride), storage: four).contains(words))
        }
        #expect(refused("X\u{7F}\u{7F}\u{7F}\u{7F}abc.").contains("is damaged"))
        let complex = tensor(count: 4, offset: 0, size: "", stride: "", type: "torch\nComplexFloatStorage")
        #expect(refused(complex).contains("torch.ComplexFloatStorage, which is not read"))
    }

    @Test func `values without end are refused, and cycles do no harm`() {
        for operations in [["]"], [")"], ["}"], ["("], ["N"], ["K", "\u{1}"], ["N", "2"]] {
            let pickle = operations[0] + String(repeating: operations.last ?? "", count: 1_000_000)
            let words = refused(pickle)
            #expect(words.contains("holds more values than any state dict has") || words.contains("is damaged"), "\(words)")
        }
        // A list in itself, a dictionary in itself under every key that checkpoints use, tuples a hundred thousand deep.
        #expect(refused("]q\u{1}h\u{1}a.").contains("no tensors by name"))
        #expect(refused("}q\u{1}(S'model'\nh\u{1}S'state_dict'\nh\u{1}u.").contains("no tensors by name"))
        let deep = [UInt8](repeating: 0x85, count: 100_000)
        let words = refusal { try TorchFormat().read(archive([0x80, 2, 0x4E] + deep + [0x2E]), named: "a") }
        #expect(words?.contains("no tensors by name") == true)
    }

    @Test(arguments: ["zip.pt", "legacy.pt", "checkpoint.pt", "module.pt", "list.npz", "names.npz", "foreign.safetensors"])
    func `files that are cut off or changed are refused or read, in bounded time`(_ name: String) throws {
        let (whole, hints) = (try TensorFixture.bytes(name), TensorFixture.hints)
        let formats: [any WeightReading] = [TorchFormat(), NPZFormat(), ForeignSafetensorsFormat()]
        let format = try #require(formats.first { $0.recognizes(whole) })
        for count in stride(from: 0, to: whole.count, by: 1 + whole.count / 400) {
            let words = refusal { try format.open(Array(whole[..<count]), named: "a", hints) }
            #expect(words?.contains { $0.isNewline } == false)
        }
        var state = UInt64(11)
        func number(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for round in 0..<3000 {
            var bytes = whole
            for _ in 0...round % 4 { bytes[number(below: bytes.count)] = UInt8(number(below: 256)) }
            let words = refusal { try format.open(bytes, named: "a", hints) }
            #expect(words?.contains { $0.isNewline } != true)
        }
    }

    @Test func `changes behind the checksums of the archive do no harm either`() throws {
        let archive = try ZipReader(try TensorFixture.bytes("checkpoint.pt"))
        let files = try archive.entries.map { ($0.name, try archive.bytes(of: $0, limit: 1 << 20)) }
        var state = UInt64(5)
        func number(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for round in 0..<4000 {
            var zip = ZipArchive()
            for (name, bytes) in files {
                var bytes = bytes
                if name.hasSuffix("data.pkl") {
                    for _ in 0...round % 5 { bytes[number(below: bytes.count)] = UInt8(number(below: 256)) }
                }
                zip.add(bytes, named: name)
            }
            let words = refusal { try TorchFormat().open(zip.bytes, named: "a", TensorFixture.hints) }
            #expect(words?.contains { $0.isNewline } != true)
        }
    }
}
