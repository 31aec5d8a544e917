extension Format {
    /// A text with what a file may have put into it as one line that a terminal can show: control characters and ends of lines
    /// are marks of a replacement, and what is longer than anybody reads is cut off.
    package static func line(_ text: String, most: Int = 2000) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(most) {
            line.append(isPlain(scalar) ? scalar : "\u{FFFD}")
        }
        return text.unicodeScalars.count > most ? String(line) + "…" : String(line)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
        default: true
        }
    }
}
