import Testing

@testable import Files

@Suite struct ZipReaderTests {
    /// Python's zipfile wrote it: `a/numbers.txt` deflated, 400 bytes, and `b`, "stored" as it is.
    private static let archive = bytes(of: """
        UEsDBBQAAAAIAAAAIQC07KB6EQAAAJABAAANAAAAYS9udW1iZXJzLnR4dDMwNDI2MTUzt7A0GGUNAhYAUEsDBBQAAAAAAAAAIQAL+UNWBgAAAA\
        YAAAABAAAAYnN0b3JlZFBLAQIUAxQAAAAIAAAAIQC07KB6EQAAAJABAAANAAAAAAAAAAAAAACAAQAAAABhL251bWJlcnMudHh0UEsBAhQDFAAA\
        AAAAAAAhAAv5Q1YGAAAABgAAAAEAAAAAAAAAAAAAAIABPAAAAGJQSwUGAAAAAAIAAgBqAAAAYQAAAAAA
        """)

    private static func bytes(of base64: String) -> [UInt8] {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var (bits, count, bytes) = (0, 0, [UInt8]())
        for letter in base64 where letter != "=" {
            bits = bits << 6 | (letters.firstIndex(of: letter) ?? 0)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
                bits &= (1 << count) - 1
            }
        }
        return bytes
    }

    @Test func `deflated and stored files are read`() throws {
        let reader = try ZipReader(Self.archive)
        #expect(reader.entries.map(\.name) == ["a/numbers.txt", "b"])
        let numbers = try #require(reader["a/numbers.txt"])
        #expect(try reader.bytes(of: numbers, limit: 400) == Array(String(repeating: "0123456789", count: 40).utf8))
        #expect(try reader.bytes(of: try #require(reader["b"]), limit: 6) == Array("stored".utf8))
        #expect(throws: ZipReader.Fault.tooLarge(name: "b", limit: 5)) { try reader.bytes(of: try #require(reader["b"]), limit: 5) }
    }

    @Test func `the beginning of a file is unpacked without the rest`() throws {
        let reader = try ZipReader(Self.archive)
        let (numbers, stored) = (try #require(reader["a/numbers.txt"]), try #require(reader["b"]))
        #expect(try reader.beginning(of: numbers, most: 12) == Array("012345678901".utf8))
        #expect(try reader.beginning(of: numbers, most: 1000) == reader.bytes(of: numbers, limit: 400))
        #expect(try reader.beginning(of: stored, most: 3) == Array("sto".utf8) && reader.beginning(of: stored, most: 9).count == 6)
    }

    @Test func `what is written here is read here`() throws {
        var archive = ZipArchive()
        archive.add([1, 2, 3], named: "one")
        archive.add([], named: "nothing")
        let reader = try ZipReader(archive.bytes)
        #expect(try reader.bytes(of: try #require(reader["one"]), limit: 10) == [1, 2, 3])
        #expect(try reader.bytes(of: try #require(reader["nothing"]), limit: 10) == [])
    }

    @Test func `an archive that is cut off or changed in any byte gives what it held, or an error`() throws {
        let whole = Self.archive
        for length in 0..<whole.count {
            #expect(throws: ZipReader.Fault.self, "\(length) bytes") { try ZipReader(Array(whole[..<length])) }
        }
        for place in whole.indices {
            var changed = whole
            changed[place] ^= 0x55
            guard let reader = try? ZipReader(changed) else { continue }
            for entry in reader.entries {
                guard let bytes = try? reader.bytes(of: entry, limit: 1 << 20) else { continue }
                #expect(bytes.count == 400 || bytes == Array("stored".utf8), "byte \(place)")
            }
        }
    }

    @Test func `a size that deflate cannot reach is refused before memory is taken`() throws {
        var lying = Self.archive
        // The directory's sizes of the first file: its entry begins with PK\u{1}\u{2}.
        let place = try #require((0..<lying.count - 4).first { lying[$0..<$0 + 4] == [0x50, 0x4B, 1, 2] })
        lying.replaceSubrange(place + 24..<place + 28, with: [0, 0, 0, 0x70])
        let reader = try ZipReader(lying)
        #expect(throws: ZipReader.Fault.self) { try reader.bytes(of: reader.entries[0], limit: .max) }
    }
}

@Suite struct NPYFileTests {
    private func file(_ type: String, fortran: Bool = false, shape: String, _ numbers: [UInt8]) -> [UInt8] {
        let header = Array("{'descr': '\(type)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': (\(shape)), }\n".utf8)
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count), 0] + header + numbers
    }

    @Test func `numbers of every type and order are read`() throws {
        let doubles = try NPYFile(file(">f8", fortran: true, shape: "2, 2", [1.0, 2, 3, 4].flatMap { (value: Double) in
            (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(56 - 8 * $0)) }
        }))
        #expect(doubles.shape == [2, 2])
        // Columns first: 1 and 2 stand below each other.
        #expect(doubles.floats == [1, 3, 2, 4])
        #expect(try NPYFile(file("<i2", shape: "2,", [0xFF, 0xFF, 0x2C, 1])).integers == [-1, 300])
        #expect(try NPYFile(file("<f2", shape: "2,", [0, 0x38, 0, 0xC0])).floats == [0.5, -2])
        #expect(try NPYFile(file("|b1", shape: "2,", [1, 0])).floats == [1, 0])
        #expect(try NPYFile(file("|u1", shape: "2, 2", [1, 2, 3, 255])).rawBytes == [1, 2, 3, 255])
        #expect(try NPYFile(file("<f4", shape: "", [0, 0, 0xE0, 0x40])).floats == [7])
        #expect(try NPYFile(NPYArray(shape: [2, 1], values: [5, 6]).bytes).floats == [5, 6])
    }

    @Test func `a header tells shape, type and the size of its file from the first bytes alone`() throws {
        let bytes = file("<f8", shape: "60000, 28", [UInt8](repeating: 0, count: 5))
        let header = try NPYHeader(bytes)
        #expect(header.kind == .float && header.width == 8 && header.shape == [60000, 28])
        #expect(header.fileSize == bytes.count - 5 + 60000 * 28 * 8)
        #expect(try NPYHeader(file("|u1", shape: "4611686018427387904, 8", [])).fileSize == .max)
        #expect(throws: NPYFile.Fault.self) { try NPYHeader(Array(bytes.prefix(20))) }
    }

    @Test func `a range is that of all numbers, and bytes are made in C order`() throws {
        let floats = try NPYFile(NPYArray(shape: [3], values: [-0.5, 2, 1]).bytes)
        let range = try #require(floats.range)
        #expect(range.low == -0.5 && range.high == 2 && !range.isWhole)
        #expect(floats.bytes { UInt8(($0 + 1) * 2) } == [1, 6, 4])
        #expect(try NPYFile(NPYArray(shape: [2], values: [.nan, 2]).bytes).range == nil)
        let columns = try NPYFile(file("|u1", fortran: true, shape: "2, 2", [1, 2, 3, 4]))
        #expect(columns.range?.isWhole == true && columns.range?.high == 4 && columns.bytes { UInt8($0) } == [1, 3, 2, 4])
    }

    @Test func `texts are written and read back, and no more than wanted`() throws {
        let bytes = NPYText.bytes(["Äpfel", "", "日本 𝕏"])
        #expect(NPYText.texts(bytes, limit: 3) == ["Äpfel", "", "日本 𝕏"])
        #expect(NPYText.texts(bytes, limit: 2) == nil && NPYText.texts(Array(bytes.dropLast()), limit: 3) == nil)
        #expect(NPYText.texts(file("<U1000000000", shape: "3,", [0]), limit: 3) == nil)
        #expect(NPYText.texts(NPYArray.bytes(of: [1, 2], shape: [2]), limit: 3) == nil)
    }

    @Test(arguments: [
        ("|O", "1,", 8), ("<f4", "3,", 8), ("<f4", "9223372036854775807, 9", 8), ("<c8", "1,", 8), ("<f4", "-1,", 4), ("<f4", "x", 4),
    ])
    func `objects, sizes that lie and shapes that are none are refused`(_ type: String, _ shape: String, _ count: Int) {
        #expect(throws: NPYFile.Fault.self) { try NPYFile(file(type, shape: shape, [UInt8](repeating: 0, count: count))) }
    }
}
