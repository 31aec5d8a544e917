import Interchange
import Keras
import Testing

#if HDF5
/// HDF5 files: trees there and back, and files that lie.
@Suite struct HDF5Tests {
    @Test func `a tree comes back as it was written`() throws {
        let tree = HDF5Group(
            attributes: ["long": .text(String(repeating: "é", count: 60_000)), "words": .texts(["a", "", "four"])],
            members: [
                "inner": .group(HDF5Group(members: ["kernel:0": .array(HDF5Array(shape: [2, 1, 3], values: [1, 2, 3, 4, 5, 6]))])),
                "one": .array(HDF5Array(shape: [], values: [7])),
                "none": .group(HDF5Group(attributes: ["words": .texts([])])),
            ])
        #expect(try HDF5.read(try HDF5.bytes(of: tree)) == tree)
    }

    @Test func `groups inside each other without end are refused`() throws {
        var tree = HDF5Group()
        for _ in 0..<40 { tree = HDF5Group(members: ["g": .group(tree)]) }
        let bytes = try HDF5.bytes(of: tree)
        #expect(throws: HDF5Fault.refused("more than 24 groups inside each other")) { try HDF5.read(bytes) }
    }

    @Test func `a whole file's beginning alone is refused in one line, wherever it ends`() throws {
        for name in ["keras3.h5", "keras3.keras", "packed.h5"] {
            let bytes = try KerasFixtures.bytes(name)
            for count in stride(from: 0, to: bytes.count, by: 397) {
                try refusedOrRead(Array(bytes[..<count]), name)
            }
        }
    }

    @Test func `changed bytes make another network, or are refused in one line`() throws {
        for name in ["keras3.h5", "keras3.keras", "packed.h5", "alone.weights.h5"] {
            var bytes = try KerasFixtures.bytes(name)
            for place in stride(from: 1, to: bytes.count, by: 173) {
                let kept = bytes[place]
                bytes[place] = place % 3 == 0 ? 0xFF : kept ^ 1 << UInt8(place % 8)
                try refusedOrRead(bytes, name)
                bytes[place] = kept
            }
        }
    }

    private func refusedOrRead(_ bytes: [UInt8], _ name: String) throws {
        do {
            if name.hasSuffix(".keras") { _ = try KerasFormat().read(bytes, named: "a") } else {
                _ = try KerasHDF5Format().read(bytes, named: "a")
            }
        } catch {
            #expect(!"\(error)".contains("\n") && "\(error)".contains("'a'"))
        }
    }

    @Test func `pieces that are packed without the file's saying so are refused`() throws {
        var bytes = try KerasFixtures.bytes("packed.h5")
        let names = bytes.indices.filter { bytes[$0...].starts(with: Array("shuffle".utf8)) }
        try #require(!names.isEmpty)
        // The message of the filters begins 24 bytes before with its kind; another kind is none that anybody knows.
        for name in names { bytes[name - 23] = 0x40 }
        #expect(throws: HDF5Fault.self) { try HDF5.read(bytes) }
    }

    @Test func `a length of text that is not the heap's is not believed`() throws {
        let text = String(repeating: "x", count: 9_000)
        var bytes = try HDF5.bytes(of: HDF5Group(attributes: ["words": .text(text)]))
        // The reference: the length, and the place of the heap.
        let heap = try place(of: Array("GCOL".utf8), in: bytes)
        let place = try place(of: Self.bytes(9_000, 4) + Self.bytes(heap, 8), in: bytes)
        #expect(try HDF5.read(bytes).text("words") == text)
        bytes[place] = 1
        bytes[place + 1] = 0
        #expect(try HDF5.read(bytes).text("words") == "x")
        bytes[place + 2] = 1
        #expect(try HDF5.read(bytes).text("words") == nil)
    }

    private func place(of part: [UInt8], in bytes: [UInt8]) throws -> Int {
        try #require(bytes.indices.first { bytes[$0...].starts(with: part) })
    }

    private static func bytes(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(number >> (8 * $0) & 0xFF) } }
}
#else
@Suite struct HDF5Tests {
    @Test func `a build without HDF5 says how to get it`() throws {
        for name in ["keras3.h5", "keras3.keras"] {
            #expect(try KerasFixtures.refusal(name).contains("`apt install libhdf5-dev`, and build it again"))
        }
    }
}
#endif
