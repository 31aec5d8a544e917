/// The pieces of JSON text (RFC 8259), on one line and in ASCII-safe escapes where a reader could stumble.
package enum JSONText {
    /// A string in quotes. Quote, backslash, control characters and the two line separators of
    /// Unicode, which break JavaScript and line-wise readers, are escaped.
    package static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": result += escape(scalar.value)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// The shortest number that reads back as the same `Double`; `null` for a number that is not finite.
    package static func number(_ value: Double) -> String {
        value.isFinite ? value.description : "null"
    }

    /// The shortest number that reads back as the same `Float`; `null` for a number that is not finite.
    package static func number(_ value: Float) -> String {
        value.isFinite ? value.description : "null"
    }

    /// An object with its members in the order given.
    package static func object(_ members: [(key: String, json: String)]) -> String {
        "{" + members.map { string($0.key) + ":" + $0.json }.joined(separator: ",") + "}"
    }

    /// An array.
    package static func array(_ items: [String]) -> String {
        "[" + items.joined(separator: ",") + "]"
    }

    private static func escape(_ code: UInt32) -> String {
        let digits = String(code, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
