import Testing

@testable import Files

@Suite struct ArrayTests {
    /// The header by the format's description: 10 bytes, a dictionary padded with blanks to a multiple of 64, a line end.
    @Test func `an NPY file is a header of 64 bytes or a multiple, and the numbers`() {
        let bytes = NPYArray(shape: [1, 2], values: [1, -0.5]).bytes
        #expect(Array(bytes.prefix(10)) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0])
        #expect(String(decoding: bytes[10..<128], as: UTF8.self)
            == "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }" + String(repeating: " ", count: 58) + "\n")
        #expect(Array(bytes[128...]) == [0, 0, 0x80, 0x3F, 0, 0, 0, 0xBF])
    }

    @Test func `an array of one size has the comma of a tuple`() {
        let header = String(decoding: NPYArray(shape: [3], values: [1, 2, 3]).bytes[10..<128], as: UTF8.self)
        #expect(header.hasPrefix("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }"))
    }

    @Test func `floats stand with their lowest byte first and are read back`() {
        var bytes: [UInt8] = [9]
        bytes.append(littleEndian: [1, .init(bitPattern: 0x0403_0201)])
        #expect(bytes == [9, 0, 0, 0x80, 0x3F, 1, 2, 3, 4])
        #expect([Float](littleEndian: bytes[1...]) == [1, .init(bitPattern: 0x0403_0201)])
        #expect([Float](littleEndian: bytes[1..<8]) == [1])
        #expect([Float](littleEndian: []).isEmpty)
    }
}
