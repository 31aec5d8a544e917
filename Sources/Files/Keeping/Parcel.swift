/// Byte strings under names in one, with a checksum: what is read is what was written.
///
///     SHA-256 of the rest (32 bytes), then for each: length of the name, name, length, bytes
///     (lengths as 64-bit numbers, the lowest byte first)
package struct Parcel {
    private var parts: [(name: String, bytes: [UInt8])] = []

    /// A parcel of nothing.
    package init() {}

    /// Reads what ``bytes`` writes; nil for anything else.
    package init?(_ bytes: [UInt8]) {
        let length = 32
        guard bytes.count >= length else { return nil }
        var sum = SHA256()
        sum.add(bytes[length...])
        guard sum.digest == Array(bytes[..<length]) else { return nil }
        var rest = bytes[length...]
        while !rest.isEmpty {
            guard let name = Self.take(from: &rest), let part = Self.take(from: &rest) else { return nil }
            parts.append((String(decoding: name, as: UTF8.self), Array(part)))
        }
    }

    /// What stands under a name, the first of two; what is set is added.
    package subscript(name: String) -> [UInt8]? {
        get { parts.first { $0.name == name }?.bytes }
        set { if let newValue { parts.append((name, newValue)) } }
    }

    /// All of it.
    package var bytes: [UInt8] {
        var body: [UInt8] = []
        for part in parts {
            for bytes in [Array(part.name.utf8), part.bytes] {
                body += (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) }
                body += bytes
            }
        }
        var sum = SHA256()
        sum.add(body[...])
        return sum.digest + body
    }

    private static func take(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard rest.count >= 8 else { return nil }
        let length = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(8)
        guard length <= UInt64(rest.count) else { return nil }
        defer { rest = rest.dropFirst(Int(length)) }
        return rest.prefix(Int(length))
    }
}
