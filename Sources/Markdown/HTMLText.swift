/// The pieces of web pages.
package enum HTMLText {
    /// A text between tags, or in the quotes of an attribute: no character of it is a mark. Characters that no page may
    /// have (HTML, section 13.1.4) become U+FFFD.
    package static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case "\r": continue
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// An element around what is HTML already.
    package static func element(_ name: String, _ inside: String) -> String { element(name, "", inside) }

    /// The same with attributes, as they are written.
    package static func element(_ name: String, _ attributes: String, _ inside: String) -> String {
        "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(inside)</\(name)>"
    }
}
