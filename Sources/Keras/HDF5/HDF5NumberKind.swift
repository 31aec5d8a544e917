#if HDF5
import CHDF5

/// How the numbers of an array are written.
struct HDF5NumberKind {
    private enum Kind { case half, brain, single, double, signed, unsigned }

    private let kind: Kind
    /// Bytes of one number.
    let width: Int
    private let isBigEndian: Bool

    /// nil for what is no number, or one that no program writes.
    init?(_ type: hid_t, _ calls: HDF5Library.Calls) {
        width = calls.pointee.H5Tget_size(type)
        isBigEndian = calls.pointee.H5Tget_order(type) == H5T_ORDER_BE
        switch calls.pointee.H5Tget_class(type) {
        case H5T_INTEGER, H5T_ENUM:
            guard [1, 2, 4, 8].contains(width) else { return nil }
            kind = calls.pointee.H5Tget_sign(type) == H5T_SGN_NONE ? .unsigned : .signed
        case H5T_FLOAT:
            var (sign, exponent, exponentSize, fraction, fractionSize) = (0, 0, 0, 0, 0)
            guard calls.pointee.H5Tget_fields(type, &sign, &exponent, &exponentSize, &fraction, &fractionSize) >= 0, fraction == 0 else {
                return nil
            }
            switch (width, exponentSize, fractionSize) {
            case (2, 5, 10): kind = .half
            case (2, 8, 7): kind = .brain
            case (4, 8, 23): kind = .single
            case (8, 11, 52): kind = .double
            default: return nil
            }
        default: return nil
        }
    }

    /// The numbers in bytes; beyond the range of a `Float` they are infinite.
    func numbers(_ bytes: [UInt8]) -> [Float] {
        var numbers: [Float] = []
        numbers.reserveCapacity(bytes.count / width)
        for start in stride(from: 0, through: bytes.count - width, by: width) {
            var bits = UInt64(0)
            for place in 0..<width {
                bits |= UInt64(bytes[start + place]) << UInt64(8 * (isBigEndian ? width - 1 - place : place))
            }
            numbers.append(number(bits))
        }
        return numbers
    }

    private func number(_ bits: UInt64) -> Float {
        switch kind {
        case .half: Float(Float16(bitPattern: UInt16(truncatingIfNeeded: bits)))
        case .brain: Float(bitPattern: UInt32(truncatingIfNeeded: bits) << 16)
        case .single: Float(bitPattern: UInt32(truncatingIfNeeded: bits))
        case .double: Float(Double(bitPattern: bits))
        case .unsigned: Float(bits)
        case .signed: Float(Int64(bitPattern: bits << UInt64(64 - 8 * width)) >> Int64(64 - 8 * width))
        }
    }
}
#endif
