import Files
import Testing

/// Numbers of tensor files, whatever their type.
@Suite struct NumberTypeTests {
    @Test(arguments: [
        (.float16, [0x00, 0x3E, 0x00, 0xC0], [1.5, -2]), (.bfloat16, [0xC0, 0x3F, 0x00, 0xC0], [1.5, -2]),
        (.float32, [0, 0, 0xC0, 0x3F, 0, 0, 0, 0xC0], [1.5, -2]), (.float64, [0, 0, 0, 0, 0, 0, 0xF8, 0x3F], [1.5]),
        (.int8, [0xFF, 2], [-1, 2]), (.int16, [0xFF, 0xFF, 1, 2], [-1, 513]), (.int32, [0xFE, 0xFF, 0xFF, 0xFF], [-2]),
        (.int64, [3, 0, 0, 0, 0, 0, 0, 0, 9], [3]), (.uint8, [0xFF, 2], [255, 2]), (.boolean, [0, 7], [0, 1]),
        (.uint16, [0xFF, 0xFF, 1, 2], [65535, 513]), (.uint32, [0, 0, 0, 0x80], [2_147_483_648]),
        (.uint64, [0, 0, 0, 0, 0, 0, 0, 0x80], [9_223_372_036_854_775_808]),
    ] as [(NumberType, [UInt8], [Float])])
    func `bytes are read lowest first, and a rest is no number`(_ type: NumberType, _ bytes: [UInt8], _ numbers: [Float]) {
        #expect(type.floats(bytes[...]) == numbers)
        #expect(type.floats(([9] + bytes).dropFirst()) == numbers)
    }

    @Test func `the highest byte may stand first`() {
        #expect(NumberType.float32.floats([0x3F, 0xC0, 0, 0], isBigEndian: true) == [1.5])
        #expect(NumberType.int16.floats([0xFF, 0xFE, 2, 1], isBigEndian: true) == [-2, 513])
    }
}
