#if HDF5
import CHDF5
import Files

/// How the numbers of an array are written.
struct HDF5NumberKind {
    private let type: NumberType
    private let isBigEndian: Bool

    /// Bytes of one number.
    var width: Int { type.width }

    /// nil for what is no number, or one that no program writes.
    init?(_ type: hid_t, _ calls: HDF5Library.Calls) {
        guard let known = Self.type(type, calls) else { return nil }
        self.type = known
        isBigEndian = calls.pointee.H5Tget_order(type) == H5T_ORDER_BE
    }

    private static func type(_ type: hid_t, _ calls: HDF5Library.Calls) -> NumberType? {
        let width = calls.pointee.H5Tget_size(type)
        switch calls.pointee.H5Tget_class(type) {
        case H5T_INTEGER, H5T_ENUM:
            let types: [NumberType] = calls.pointee.H5Tget_sign(type) == H5T_SGN_NONE
                ? [.uint8, .uint16, .uint32, .uint64] : [.int8, .int16, .int32, .int64]
            return types.first { $0.width == width }
        case H5T_FLOAT:
            var (sign, exponent, exponentSize, fraction, fractionSize) = (0, 0, 0, 0, 0)
            guard calls.pointee.H5Tget_fields(type, &sign, &exponent, &exponentSize, &fraction, &fractionSize) >= 0, fraction == 0 else {
                return nil
            }
            switch (width, exponentSize, fractionSize) {
            case (2, 5, 10): return .float16
            case (2, 8, 7): return .bfloat16
            case (4, 8, 23): return .float32
            case (8, 11, 52): return .float64
            default: return nil
            }
        default: return nil
        }
    }

    /// The numbers in bytes; beyond the range of a `Float` they are infinite.
    func numbers(_ bytes: [UInt8]) -> [Float] { type.floats(bytes[...], isBigEndian: isBigEndian) }
}
#endif
