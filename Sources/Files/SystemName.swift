/// Names of files as text, and back: to the system they are bytes, not always of UTF-8.
///
/// A byte that belongs to no character of UTF-8 is U+F700 and its value, of the range that is for private use; a character
/// of those that a name really has is taken for its three bytes. So every name has a text of its own.
package enum SystemName {
    private static let first: UInt32 = 0xF700
    private static let places: ClosedRange<UInt32> = 0xF780...0xF7FF

    /// Whether a character stands for a byte that has none.
    package static func isStandIn(_ scalar: Unicode.Scalar) -> Bool { places.contains(scalar.value) }

    /// The text of a name.
    package static func text(_ bytes: some Collection<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isStandIn) { return text }
        var text = String.UnicodeScalarView()
        var rest = Array(bytes)[...]
        while let byte = rest.first {
            if let character = character(beginning: rest) {
                text.append(character)
                rest = rest.dropFirst(UTF8.width(character))
            } else {
                if let standIn = Unicode.Scalar(first + UInt32(byte)) { text.append(standIn) }
                rest = rest.dropFirst()
            }
        }
        return String(text)
    }

    private static func character(beginning bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        for length in 1...4 where length <= bytes.count {
            guard let text = String(validating: bytes.prefix(length), as: UTF8.self) else { continue }
            return text.unicodeScalars.first.flatMap { isStandIn($0) ? nil : $0 }
        }
        return nil
    }

    /// The bytes of a text's name.
    static func bytes(_ text: String) -> [UInt8] {
        guard text.unicodeScalars.contains(where: isStandIn) else { return Array(text.utf8) }
        return text.unicodeScalars.flatMap { scalar in
            isStandIn(scalar) ? [UInt8(truncatingIfNeeded: scalar.value)] : Array(String(scalar).utf8)
        }
    }
}

extension String {
    /// The name that it stands for, as functions of the system take it.
    package var systemName: [CChar] { SystemName.bytes(self).map { CChar(bitPattern: $0) } + [0] }
}
