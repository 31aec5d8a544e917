import Files

/// A message that is written, field by field in the order of the calls.
package struct ProtobufMessage {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// A message with what `fill` puts into it.
    package init(_ fill: (inout ProtobufMessage) -> Void) { fill(&self) }

    package mutating func put(_ number: Int, _ value: Int) {
        tag(number, 0)
        varint(UInt64(bitPattern: Int64(value)))
    }

    package mutating func put(_ number: Int, _ value: Float) {
        tag(number, 5)
        bytes.append(littleEndian: [value])
    }

    package mutating func put(_ number: Int, _ text: String) { put(number, Array(text.utf8)) }

    package mutating func put(_ number: Int, _ content: [UInt8]) {
        tag(number, 2)
        varint(UInt64(content.count))
        bytes += content
    }

    package mutating func put(_ number: Int, _ message: ProtobufMessage) { put(number, message.bytes) }

    private mutating func tag(_ number: Int, _ type: Int) { varint(UInt64(number << 3 | type)) }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
