@testable import ConvNet
import Files
import Kernels
import Testing

@Suite(.serialized) struct WeightFileTests {
    static func trained() throws -> Network {
        let samples = corners(60, side: 6)
        let start = try network("conv 2 3x3 relu, bn, maxpool 2, flatten, dense 4", side: 6)
        return try train(
            start, on: samples, settings: TrainingSettings(optimizer: .adamW(weightDecay: 0.01), schedule: .oneCycle),
            validation: samples, epochs: 2)
    }

    /// A safetensors file with that header and data.
    static func file(_ header: String, data: Int = 0, length: UInt64? = nil) -> [UInt8] {
        let length = length ?? UInt64(header.utf8.count)
        return (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(8 * $0)) } + Array(header.utf8)
            + Array(repeating: 0, count: data)
    }

    @Test func `a network is the same after writing and reading`() throws {
        let network = try Self.trained()
        let bytes = SafetensorsFormat().bytes(of: network)
        let back = try SafetensorsFormat().read(bytes, named: "a")
        #expect(back.architecture == network.architecture)
        #expect(back.parameters == network.parameters)
        #expect(back.optimizerState == network.optimizerState)
        #expect(back.settings == network.settings)
        #expect(back.seed == network.seed && back.batchesTrained == network.batchesTrained)
        #expect(back.history.map(\.validationLoss) == network.history.map(\.validationLoss))
        #expect(back.history.map(\.loss) == network.history.map(\.loss))
        #expect(SafetensorsFormat().bytes(of: back) == bytes)
        let target = try Safetensors.parse(bytes, file: "a").metadata.first { $0.key == "target" }
        #expect(target?.value == NumericTarget.name)
    }

    @Test func `every kind of layer is the same after writing and reading`() throws {
        let network = try network(
            """
            conv 2 3x3 leaky-relu 0.1, bn, tanh, maxpool 2 stride 1, conv 3 2x2 same tanh, avgpool 2 stride 1, dropout 0.5, \
            conv 4 2x2 sigmoid, leaky-relu, globalavgpool, dense 5 relu, dense 4
            """, side: 9)
        let back = try SafetensorsFormat().read(SafetensorsFormat().bytes(of: network), named: "a")
        #expect(back == network)
        #expect(back.architecture.layers == network.architecture.layers)
    }

    @Test func `settings that files did not have from the first are written only where they differ`() {
        let usual = TrainingSettings(normalizationStart: .keras)
        #expect(usual.json == """
            {"optimizer":"adam","learning_rate":0.001,"batch_size":32,"schedule":"constant","label_smoothing":0.0,\
            "validation_share":0.2}
            """)
        var changed = usual
        changed.normalizationMomentum = 0.95
        changed.freezeFirst = 0.3
        changed.normalizationStart = .plain
        changed.optimizer = .muon(momentum: 0.85, weightDecay: 0.02)
        for settings in [usual, changed] {
            let json = try? JSON(Array(settings.json.utf8)[...])
            #expect(json.flatMap { TrainingSettings($0) } == settings)
        }
        for key in ["normalization_momentum", "normalization_start", "freeze_first"] {
            let wrong = usual.json.dropLast() + ",\"\(key)\":\"none\"}"
            #expect((try? JSON(Array(wrong.utf8)[...])).flatMap { TrainingSettings($0) } == nil)
        }
    }

    @Test func `the speed of training is not in the file`() throws {
        let files = try (0..<2).map { _ in SafetensorsFormat().bytes(of: try Self.trained()) }
        #expect(files[0] == files[1])
    }

    @Test func `training goes on from a file as if it had not stopped`() throws {
        let samples = corners(50, side: 6)
        let start = try network("conv 2 3x3 relu, bn, dropout 0.1, flatten, dense 4", side: 6)
        let through = try train(start, on: samples, epochs: 2)
        let half = try train(start, on: samples, epochs: 1)
        let opened = try SafetensorsFormat().read(SafetensorsFormat().bytes(of: half), named: "half")
        #expect(SafetensorsFormat().bytes(of: try train(opened, on: samples, epochs: 1)) == SafetensorsFormat().bytes(of: through))
    }

    @Test func `one changed byte anywhere is refused`() throws {
        let bytes = SafetensorsFormat().bytes(of: try Self.trained())
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= place % 3 == 0 ? 1 : 0x20
            #expect(throws: WeightFileError.self, "byte \(place)") { try SafetensorsFormat().read(changed, named: "a") }
        }
    }

    @Test func `every shorter file is refused`() throws {
        let bytes = SafetensorsFormat().bytes(of: try Self.trained())
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: WeightFileError.self) { try SafetensorsFormat().read(Array(bytes[..<length]), named: "a") }
        }
        #expect(throws: WeightFileError.self) { try SafetensorsFormat().read(bytes + [0], named: "a") }
    }

    @Test func `a file is written whole and read back`() throws {
        let network = try Self.trained()
        let path = "/tmp/convo-weight-file-test-\(UInt64.random(in: 0 ... .max)).safetensors"
        try WeightFormats.own.write(network, to: path)
        try WeightFormats.own.write(network, to: path)
        #expect(try WeightFormats.own.read(path).parameters == network.parameters)
        #expect(try SafetensorsFormat().bytes(of: WeightFormats.own.read(path)) == FileBytes.read(path, limit: 1 << 20))
        FileBytes.remove(path)
        let error = #expect(throws: WeightFileError.self) { try WeightFormats.own.read(path) }
        #expect("\(error as Any)".contains("No such file"))
    }

    @Test func `a place that cannot be written is named`() throws {
        let error = try #require(throws: WeightFileError.self) {
            try WeightFormats.own.write(try Self.trained(), to: "/nowhere/at/all.safetensors")
        }
        #expect("\(error)" == """
            cannot write '/nowhere/at/all.safetensors': No such file or directory; nothing was saved, choose another place
            """)
    }
}

/// Files that somebody made to do harm: each one line.
struct HostileWeightFileTests {
    static let cases: [(bytes: [UInt8], message: String)] = [
        ([], """
            'evil' has 0 bytes; expected a safetensors file, which begins with 8 bytes of header length
            """),
        (WeightFileTests.file("{}", length: 1 << 60), """
            'evil' is no whole safetensors file: expected a header that fits into it and into 4194304 bytes, got one \
            of 1152921504606846976 with 2 there; name a file that 'save' wrote
            """),
        (WeightFileTests.file("{]"), """
            'evil': expected a JSON header, got something else at its byte 1; take a whole weight file
            """),
        (WeightFileTests.file(String(repeating: "[", count: 100_000)), """
            'evil': expected a JSON header, got something else at its byte 16; take a whole weight file
            """),
        (WeightFileTests.file(#"{"a":1,"a":2}"#), """
            'evil': expected a JSON header, got the key 'a' twice; take a whole weight file
            """),
        (WeightFileTests.file(#"{"w":{"dtype":"F32","shape":[2147483648,2147483648],"data_offsets":[0,4]}}"#, data: 4), """
            'evil': tensor 'w' has a shape beyond any file; expected sizes from 1 whose product fits the data; take \
            a whole weight file
            """),
        (WeightFileTests.file(#"{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,16]}}"#, data: 16), """
            'evil': tensor 'w' has a shape beyond any file; expected sizes from 1 whose product fits the data; take \
            a whole weight file
            """),
        (WeightFileTests.file(#"{"w":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}"#, data: 8), """
            'evil': tensor 'w' is of type 'F16', expected F32; take a whole weight file
            """),
        (WeightFileTests.file(#"{"w":{"dtype":"F32","shape":[4],"data_offsets":[8,24]}}"#, data: 16), """
            'evil': tensor 'w' stands at bytes 8 to 24, expected a place inside the 16 bytes of data; take a whole \
            weight file
            """),
        (WeightFileTests.file(#"{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,16]}}"#, data: 16), """
            'evil': tensor 'w' has 3 values in 16 bytes, expected 4 bytes for each value; take a whole weight file
            """),
        (WeightFileTests.file(#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}"#, data: 16), """
            'evil': tensor 'w' begins at byte 8, expected 0, where the one before ends; take a whole weight file
            """),
        (WeightFileTests.file(#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, data: 16), """
            'evil': expected the file to end with its last tensor, got 8 bytes more; take a whole weight file
            """),
        (WeightFileTests.file(#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, data: 8), """
            'evil' is a safetensors file of something else; expected one that 'save' wrote, with its architecture
            """),
        (WeightFileTests.file(#"{"__metadata__":{"format":"pt"}}"#), """
            'evil' is a safetensors file of something else; expected one that 'save' wrote, with its architecture
            """),
    ]

    @Test(arguments: cases.indices) func `a hostile file gives one line`(_ index: Int) throws {
        let (bytes, message) = Self.cases[index]
        let error = try #require(throws: WeightFileError.self) { try SafetensorsFormat().read(bytes, named: "evil") }
        #expect("\(error)" == message)
        #expect(!"\(error)".contains("\n"))
    }

    /// The bytes of a network whose file says something else, with a right checksum.
    private func forged(_ change: (inout [(key: String, value: String)], inout [Safetensors.Entry]) -> Void) throws
        -> [UInt8] {
        let network = try WeightFileTests.trained()
        var metadata = NetworkFields.metadata(of: network)
        var entries = NetworkFields.entries(of: network)
        change(&metadata, &entries)
        return SafetensorsFormat.signed(metadata: metadata, entries: entries)
    }

    @Test(arguments: [
        ("batches_trained", "9223372036854775807"), ("batches_trained", "-1"), ("optimizer_step", "9223372036854775806"),
        ("history", #"[{"epoch":9223372036854775807,"batches":1,"batches_in_epoch":1,"loss":1,"accuracy":1,"learning_rate":1}]"#),
    ]) func `a count that no training reaches is refused`(field: String, value: String) throws {
        let bytes = try forged { metadata, _ in
            for place in metadata.indices where metadata[place].key == field { metadata[place].value = value }
        }
        let error = #expect(throws: WeightFileError.self) { try SafetensorsFormat().read(bytes, named: "forged") }
        #expect(error == .badField(file: "forged", field: field, value: value))
    }

    @Test func `a file whose tensors are those of another network is refused`() throws {
        let layers = "conv 3 3x3 relu, bn, maxpool 2, flatten, dense 4"
        let files: [(bytes: [UInt8], message: String)] = try [
            (forged { metadata, _ in metadata[2].value = layers },
                "'evil' is for another network: expected tensor 'conv1/kernel' of 3×3×1×3, got 3×3×1×2"),
            (forged { _, entries in entries.remove(at: 1) },
                "'evil' is for another network: expected tensor 'conv1/bias' of 2, got none"),
            (forged { metadata, _ in metadata[2].value = "flatten, dense 4" },
                "'evil' is for another network: its architecture has no tensor 'conv1/kernel'"),
            (forged { metadata, _ in metadata[2].value = "dense 4" },
                "'evil': layer 1 'dense 4': expects a vector, got 6×6×1; put 'flatten' before it"),
            (forged { metadata, _ in metadata[1].value = "9" },
                "'evil' is in version 9 of the format; expected version 1; open it with a newer convo"),
            (forged { metadata, _ in metadata[4].value = "-3" },
                "'evil': the header's seed is '-3', which is not what 'save' writes there"),
            (forged { metadata, _ in metadata[6].value = "{}" },
                "'evil': the header's settings is '{}', which is not what 'save' writes there"),
            (forged { _, entries in
                entries[1] = Safetensors.Entry(name: "conv1/bias", shape: [2], values: [1, .nan])
            }, "'evil': tensor 'conv1/bias' holds a value that is not a number; take a whole weight file"),
        ]
        for (bytes, message) in files {
            let error = try #require(throws: WeightFileError.self) { try SafetensorsFormat().read(bytes, named: "evil") }
            #expect("\(error)" == message)
        }
    }
}
