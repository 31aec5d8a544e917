// The wire format of Protocol Buffers, read and written by hand.
//
// Of ONNX's messages a dozen are of use here, each with a few fields: less than two hundred lines. The code that is generated
// from onnx.proto would be thousands of lines, and its run time library a package that every build has to fetch and compile.
// By hand, too, nothing is copied or allocated before it is known to be wanted: a tensor stays a piece of the file's bytes.

/// The value of a field as it stands on the wire.
///
///     tag = number << 3 | type     0: varint    1: 8 bytes    2: length, bytes    5: 4 bytes
package enum ProtobufValue: Equatable {
    case varint(UInt64)
    case eight(UInt64)
    case bytes(ArraySlice<UInt8>)
    case four(UInt32)
}

/// Bytes that are no message.
package enum ProtobufFault: Error, Equatable {
    /// A number or a length that the end cuts off.
    case truncated
    /// A number in more than ten bytes.
    case longNumber
    /// A length beyond the end of the message.
    case length(UInt64, available: Int)
    /// A type that there is not, or that of groups, which went out of use before ONNX began.
    case type(Int)
    case zeroField
}

/// The fields of one message, one after the other. Unknown fields are whatever the caller does not ask about; a message
/// inside is read by a reader of its own, so that nothing here recurses.
package struct ProtobufFields {
    private var rest: ArraySlice<UInt8>

    package init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The next field, or nil at the end.
    package mutating func next() throws(ProtobufFault) -> (number: Int, value: ProtobufValue)? {
        guard !rest.isEmpty else { return nil }
        let tag = try varint()
        guard tag >> 3 > 0, tag >> 3 < 1 << 29 else { throw .zeroField }
        let value: ProtobufValue
        switch tag & 7 {
        case 0: value = .varint(try varint())
        case 1: value = .eight(try fixed(8))
        case 2:
            let length = try varint()
            guard length <= UInt64(rest.count) else { throw .length(length, available: rest.count) }
            value = .bytes(rest.prefix(Int(length)))
            rest = rest.dropFirst(Int(length))
        case 5: value = .four(UInt32(truncatingIfNeeded: try fixed(4)))
        default: throw .type(Int(tag & 7))
        }
        return (Int(tag >> 3), value)
    }

    private mutating func varint() throws(ProtobufFault) -> UInt64 {
        var (value, shift) = (UInt64(0), UInt64(0))
        while let byte = rest.popFirst() {
            // Of the tenth byte one bit is left.
            guard shift < 63 || shift == 63 && byte <= 1 else { throw .longNumber }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw .truncated
    }

    private mutating func fixed(_ count: Int) throws(ProtobufFault) -> UInt64 {
        guard rest.count >= count else { throw .truncated }
        let value = rest.prefix(count).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(count)
        return value
    }

    /// The numbers of a packed field.
    package static func varints(in bytes: ArraySlice<UInt8>, most: Int) throws(ProtobufFault) -> [UInt64] {
        var (fields, numbers) = (ProtobufFields(bytes), [UInt64]())
        while !fields.rest.isEmpty, numbers.count < most { numbers.append(try fields.varint()) }
        return numbers
    }
}

extension ProtobufValue {
    /// A number that may be negative, as fields of type int32, int64 and enum have them.
    package var integer: Int? { if case .varint(let bits) = self { Int(Int64(bitPattern: bits)) } else { nil } }

    package var float: Float? { if case .four(let bits) = self { Float(bitPattern: bits) } else { nil } }

    package var message: ArraySlice<UInt8>? { if case .bytes(let bytes) = self { bytes } else { nil } }

    package var text: String? { message.map { String(decoding: $0, as: UTF8.self) } }
}

extension ProtobufFault: CustomStringConvertible {
    /// What came instead of a field.
    package var description: String {
        switch self {
        case .truncated: "an end inside a field"
        case .longNumber: "a number of more than ten bytes"
        case .length(let length, let available): "a length of \(length) with \(available) bytes left"
        case .type(let type): "the wire type \(type)"
        case .zeroField: "a field without a number"
        }
    }
}
