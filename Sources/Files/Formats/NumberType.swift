/// How a number stands in the bytes of a tensor file.
package enum NumberType: Sendable, Hashable, CaseIterable {
    case float16, bfloat16, float32, float64
    case int8, int16, int32, int64, uint8, uint16, uint32, uint64, boolean

    /// Bytes of one number.
    package var width: Int {
        switch self {
        case .int8, .uint8, .boolean: 1
        case .float16, .bfloat16, .int16, .uint16: 2
        case .float32, .int32, .uint32: 4
        case .float64, .int64, .uint64: 8
        }
    }

    /// Whether it has fractions.
    package var isFloat: Bool { [.float16, .bfloat16, .float32, .float64].contains(self) }

    /// The numbers in some bytes, each as the nearest 32-bit float; what is left over behind the last is no number.
    ///
    /// - Parameter isBigEndian: whether the highest byte of a number stands first
    package func floats(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool = false) -> [Float] {
        guard self != .float32 || isBigEndian else { return [Float](littleEndian: bytes) }
        return stride(from: bytes.startIndex, through: bytes.endIndex - width, by: width).map { place in
            float((0..<width).reduce(UInt64(0)) { bits, byte in
                bits | UInt64(bytes[place + byte]) << UInt64(8 * (isBigEndian ? width - 1 - byte : byte))
            })
        }
    }

    private func float(_ bits: UInt64) -> Float {
        switch self {
        case .float16: Float(Float16(bitPattern: UInt16(truncatingIfNeeded: bits)))
        case .bfloat16: Float(bitPattern: UInt32(truncatingIfNeeded: bits) << 16)
        case .float32: Float(bitPattern: UInt32(truncatingIfNeeded: bits))
        case .float64: Float(Double(bitPattern: bits))
        case .int8: Float(Int8(truncatingIfNeeded: bits))
        case .int16: Float(Int16(truncatingIfNeeded: bits))
        case .int32: Float(Int32(truncatingIfNeeded: bits))
        case .int64: Float(Int64(truncatingIfNeeded: bits))
        case .uint8: Float(UInt8(truncatingIfNeeded: bits))
        case .uint16: Float(UInt16(truncatingIfNeeded: bits))
        case .uint32: Float(UInt32(truncatingIfNeeded: bits))
        case .uint64: Float(bits)
        case .boolean: bits == 0 ? 0 : 1
        }
    }
}
