/// Bytes as text (RFC 4648, section 4).
package enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The characters, with `=` to fill the last four.
    package static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits = 0
            for index in 0..<3 { bits = bits << 8 | (start + index < bytes.count ? Int(bytes[start + index]) : 0) }
            for index in 0..<4 {
                let isFilling = index > group.count
                text.append(isFilling ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * index) & 63])
            }
        }
        return text
    }

    /// The same as one text.
    package static func text(of bytes: [UInt8]) -> String { String(decoding: encode(bytes), as: UTF8.self) }
}
