extension [UInt8] {
    /// Appends 32-bit floats, the lowest byte of each first.
    package mutating func append(littleEndian values: [Float]) {
        for value in values {
            let bits = value.bitPattern
            append(UInt8(truncatingIfNeeded: bits))
            append(UInt8(truncatingIfNeeded: bits >> 8))
            append(UInt8(truncatingIfNeeded: bits >> 16))
            append(UInt8(truncatingIfNeeded: bits >> 24))
        }
    }
}

extension [Float] {
    /// The 32-bit floats of bytes that hold the lowest byte of each first; what is left over behind the last is no number.
    package init(littleEndian bytes: ArraySlice<UInt8>) {
        self = stride(from: bytes.startIndex, through: bytes.endIndex - 4, by: 4).map { place in
            Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) })
        }
    }
}
