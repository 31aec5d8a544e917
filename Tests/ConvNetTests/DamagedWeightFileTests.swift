import Files
import Glibc
import Reproducible
import Testing

@testable import ConvNet

/// Whatever is written can be opened; whatever cannot be opened is refused in one line, before memory is asked for.
@Suite(.serialized) struct DamagedWeightFileTests {
    private let path = "/tmp/convo-hostile-\(UInt64.random(in: 0 ... .max)).safetensors"

    private func opened(_ bytes: [UInt8]) throws -> Network { try SafetensorsFormat().read(bytes, named: "a") }

    private func record(_ loss: Double, _ validation: Double?) -> EpochRecord {
        EpochRecord(
            epoch: 1, batches: 2, batchesInEpoch: 3, loss: loss, accuracy: 0.1, validationLoss: validation,
            validationAccuracy: validation, learningRate: 10)
    }

    @Test func `a history that has gone astray is opened as it was saved`() throws {
        var network = try WeightFileTests.trained()
        let finite = SafetensorsFormat().bytes(of: network)
        network.history += [record(.nan, .infinity), record(.infinity, nil), record(-.infinity, .nan)]
        let back = try opened(SafetensorsFormat().bytes(of: network)).history.suffix(3)
        #expect(back.map { "\($0.loss)" } == ["nan", "inf", "-inf"])
        #expect(back.map { $0.validationLoss.map { "\($0)" } } == ["inf", nil, "nan"])
        #expect(SafetensorsFormat().bytes(of: network) == SafetensorsFormat().bytes(of: try opened(SafetensorsFormat().bytes(of: network))))
        network.history.removeLast(3)
        #expect(SafetensorsFormat().bytes(of: network) == finite)
    }

    @Test func `a state of the optimizer that has gone astray is opened as it was saved`() throws {
        var network = try WeightFileTests.trained()
        network.optimizerState?.slots[1][0] = .infinity
        #expect(try opened(SafetensorsFormat().bytes(of: network)).optimizerState == network.optimizerState)
    }

    @Test func `weights that no file may hold leave the file that stands there alone`() throws {
        defer { unlink(path) }
        var network = try WeightFileTests.trained()
        try WeightFormats.own.write(network, to: path)
        let before = try FileBytes.read(path, limit: 1 << 20)
        for value in [Float.nan, .infinity] {
            network.setTensor(named: "conv1/bias", to: [1, value])
            let error = #expect(throws: WeightFileError.unsound(file: path, tensor: "conv1/bias", problem: .notFinite)) {
                try WeightFormats.own.write(network, to: path)
            }
            #expect(error?.description.contains("\n") == false)
        }
        network.setTensor(named: "conv1/bias", to: [1, 2])
        network.setTensor(named: "bn1/moving_variance", to: [1, -2])
        #expect(throws: WeightFileError.self) { try WeightFormats.own.write(network, to: path) }
        #expect(try FileBytes.read(path, limit: 1 << 20) == before)
    }

    @Test func `a thousand damaged files are refused in one line each`() throws {
        defer { unlink(path) }
        let whole = SafetensorsFormat().bytes(of: try WeightFileTests.trained())
        var stream = RandomStream(seed: 3, purpose: .sampling, major: 0)
        func number(below bound: Int) -> Int { min(Int(stream.uniform() * Float(bound)), bound - 1) }
        for round in 0..<1000 {
            var bytes = whole
            switch round % 3 {
            case 0: bytes.removeLast(1 + number(below: bytes.count))
            case 1: for _ in 0...number(below: 4) { bytes[number(below: bytes.count)] ^= UInt8(1 << number(below: 8)) }
            default: for place in 0..<min(bytes.count, 8 + number(below: 64)) { bytes[place] = UInt8(number(below: 256)) }
            }
            guard bytes != whole else { continue }
            let error = #expect(throws: WeightFileError.self) { try opened(bytes) }
            if round % 20 == 0 {
                try FileBytes.write(bytes, to: path)
                #expect(throws: WeightFileError.self) { try WeightFormats.own.read(path) }
            }
            #expect(error?.description.contains { $0.isNewline } == false)
            #expect(throws: (any Error).self) {
                try SafetensorsFormat().check(beginning: Array(bytes.prefix(200)), size: bytes.count, named: "a")
            }
        }
    }

    @Test(arguments: [
        ([0x89] + Array("HDF\r\n\u{1A}\n".utf8), "is an HDF5 file (Keras); `open` reads .safetensors files"),
        (Array("<html><body>no</body></html>".utf8), "is a web page; "), ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0], "is a gzip file; "),
        (Array("version https://git-lfs.github.com/spec/v1\noid".utf8), "is a Git LFS pointer; "),
    ] as [([UInt8], String)])
    func `a file of another kind is called what it is`(_ bytes: [UInt8], _ words: String) throws {
        defer { unlink(path) }
        try FileBytes.write(bytes, to: path)
        let error = #expect(throws: WeightFileError.self) { try WeightFormats.own.read(path) }
        #expect(error?.description.hasPrefix("'\(path)' \(words)") == true, "\(error?.description ?? "")")
    }

    /// Reads nothing: it is asked about the beginning first.
    private struct Strict: WeightReading {
        struct Refusal: Error {}
        let name = "strict"
        let endings = ["strict"]

        func recognizes(_ bytes: [UInt8]) -> Bool { bytes.first == 7 }
        func check(beginning bytes: [UInt8], size: Int, named name: String) throws {
            #expect(bytes.count < size)
            throw Refusal()
        }
        func read(_ bytes: [UInt8], named name: String) throws -> Network {
            Issue.record("read whole")
            throw Refusal()
        }
    }

    @Test func `a large file that is refused is not read whole`() throws {
        defer { unlink(path) }
        try FileBytes.write([7], to: path)
        #expect(truncate(path, 900 << 20) == 0)
        #expect(throws: Strict.Refusal.self) {
            try WeightFormats(usual: SafetensorsFormat(), others: [Strict()]).read(path)
        }
        // A sound header of somebody else's, and one of a network that is another.
        let data = 900 << 20
        let tensor = "\"x\":{\"dtype\":\"F32\",\"shape\":[\(data / 4)],\"data_offsets\":[0,\(data)]}"
        let ours = "\"__metadata__\":{\"format\":\"convo.network\",\"version\":\"1\",\"architecture\":\"flatten, dense 4\",\"input\":\"6x6x1\"},"
        for (header, wanted) in [
            ("{\(tensor)}", WeightFileError.foreign(file: path)), ("{\(ours)\(tensor)}", .surplusTensor(file: path, tensor: "x")),
        ] {
            try FileBytes.write(WeightFileTests.file(header), to: path)
            #expect(truncate(path, off_t(8 + header.utf8.count + data)) == 0)
            #expect(throws: wanted) { try WeightFormats.own.read(path) }
        }
    }
}
