/// A JSON value (RFC 8259), read strictly: no duplicate keys, no depth that could exhaust the stack, valid UTF-8.
package enum JSON: Equatable, Sendable {
    case null
    case flag(Bool)
    /// As written, so that no digit is lost.
    case number(String)
    /// The text, and where it stands between its quotes.
    case string(String, at: Range<Int>)
    case array([JSON])
    case object([Member])

    /// One entry of an object.
    package struct Member: Equatable, Sendable {
        /// Its name.
        package let key: String
        /// What stands under it.
        package let value: JSON
    }

    /// The value of bytes that are JSON and nothing else but white space around it.
    ///
    /// Time grows with the number of bytes, memory with the number of values.
    ///
    /// - Parameter deepest: so many values may stand inside each other
    package init(_ bytes: ArraySlice<UInt8>, deepest: Int = 16) throws(JSONError) {
        self = try JSONParser.parse(bytes, deepest: deepest)
    }

    /// The value under a key; nil without such a key, or if this is no object.
    package subscript(key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The text of a string; nil for any other value, as with those below.
    package var text: String? { if case .string(let text, _) = self { text } else { nil } }
    /// A truth.
    package var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    /// A number that is written as a whole one and fits.
    package var integer: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }
    /// A number.
    package var double: Double? { if case .number(let digits) = self { Double(digits) } else { nil } }
    /// The values of an array.
    package var elements: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
    /// The texts among the values of an array; none of any other value.
    package var texts: [String] { (elements ?? []).compactMap(\.text) }
}
