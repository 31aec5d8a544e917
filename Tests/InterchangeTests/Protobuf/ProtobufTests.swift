import Testing

@testable import Interchange

/// The wire format of Protocol Buffers.
@Suite struct ProtobufTests {
    private func fields(_ bytes: [UInt8]) throws -> [(Int, ProtobufValue)] {
        var (reader, result) = (ProtobufFields(bytes[...]), [(Int, ProtobufValue)]())
        while let (number, value) = try reader.next() { result.append((number, value)) }
        return result
    }

    @Test func `the examples of the format's description are read and written`() throws {
        // Field 1 is 150; field 2 is "testing"; field 3 is a message with 150 as its field 1.
        let bytes: [UInt8] = [0x08, 0x96, 0x01, 0x12, 0x07] + Array("testing".utf8) + [0x1A, 0x03, 0x08, 0x96, 0x01]
        let fields = try fields(bytes)
        #expect(fields.map(\.0) == [1, 2, 3])
        #expect(fields[0].1.integer == 150 && fields[1].1.text == "testing")
        #expect(try self.fields(Array(#require(fields[2].1.message)))[0].1 == .varint(150))
        let written = ProtobufMessage {
            $0.put(1, 150)
            $0.put(2, "testing")
            $0.put(3, ProtobufMessage { $0.put(1, 150) })
        }
        #expect(written.bytes == bytes)
    }

    @Test func `numbers keep their bits`() throws {
        let message = ProtobufMessage {
            for value in [0, 1, -1, 127, 128, Int.max, Int.min] { $0.put(5, value) }
            $0.put(6, Float(-0.1))
        }
        let fields = try fields(message.bytes)
        #expect(fields.compactMap(\.1.integer) == [0, 1, -1, 127, 128, Int.max, Int.min])
        #expect(fields.last?.1.float == -0.1)
        #expect(try ProtobufFields.varints(in: [1, 0x80, 1, 3], most: 2) == [1, 128])
        #expect(try self.fields([0x09, 1, 0, 0, 0, 0, 0, 0, 0x80])[0].1 == .eight(1 << 63 | 1))
    }

    @Test(arguments: [
        ([0x08], ProtobufFault.truncated), ([0x08, 0x80], .truncated), ([0x0D, 1, 2, 3], .truncated), ([0x09, 1], .truncated),
        ([0x80], .truncated), ([0x12, 5, 1], .length(5, available: 1)),
        ([0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1], .length(.max, available: 0)),
        ([0x08] + [UInt8](repeating: 0xFF, count: 11), .longNumber), ([0x08] + [UInt8](repeating: 0xFF, count: 9) + [2], .longNumber),
        ([0x0B], .type(3)), ([0x0F], .type(7)), ([0x00, 1], .zeroField),
    ] as [([UInt8], ProtobufFault)])
    func `what is no field is refused`(_ bytes: [UInt8], _ fault: ProtobufFault) {
        #expect(throws: fault) { try fields(bytes) }
    }
}
