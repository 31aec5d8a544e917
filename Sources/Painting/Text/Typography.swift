/// Makes text from outside safe and fit to draw: no control characters, so that a file name cannot
/// steer the terminal, and ASCII in place of typographic characters where only ASCII may be used.
package struct Typography {
    package var unicode: Bool
    /// Whether paths are written without their folders: for those who have not this machine.
    package var hidesFolders: Bool

    package init(unicode: Bool, hidesFolders: Bool = false) {
        self.unicode = unicode
        self.hidesFolders = hidesFolders
    }

    /// What stands for text that was cut.
    package var ellipsis: String { unicode ? "…" : "..." }
    /// What stands for a value that is missing.
    package var missing: String { unicode ? "–" : "-" }
    /// What rules are drawn with.
    package var rule: String { unicode ? "─" : "-" }

    /// A text on one line; line breaks become blanks.
    package func line(_ text: String) -> String { clean(text, lineBreak: " ") }

    /// A text whose line breaks stand.
    package func lines(_ text: String) -> String { clean(text, lineBreak: "\n") }

    private func clean(_ text: String, lineBreak: String) -> String {
        guard !hidesFolders || !text.contains("/") else {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Folders.hidden($0) }
            return Typography(unicode: unicode).clean(lines.joined(separator: "\n"), lineBreak: lineBreak)
        }
        let isClean = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if isClean { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += lineBreak
            case "\r": continue
            case "\t": result += "    "
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}",
                // What stands for the bytes of a file's name that are no text.
                "\u{F780}"..."\u{F7FF}":
                result += unicode ? "\u{FFFD}" : "?"
            default: result += (unicode ? nil : Self.plain[scalar]) ?? String(scalar)
            }
        }
        return result
    }

    private static let plain: [Unicode.Scalar: String] = [
        "·": "-", "•": "*", "…": "...", "–": "-", "—": "-", "−": "-", "×": "x", "→": "->",
        "←": "<-", "▸": ">", "◂": "<", "‘": "'", "’": "'", "“": "\"", "”": "\"", "„": "\"", "≥": ">=",
        "≤": "<=", "≠": "!=", "≈": "~", "±": "+-",
        "√": "sqrt", "÷": "/", "°": " deg", "µ": "u", "✓": "+", "✗": "x", "\u{A0}": " ", "\u{202F}": " ",
    ]
}
