import Files

/// Messages as one line that a terminal can be given.
enum OneLine {
    /// A message with longer words than this, such as a pasted picture, would hide what it says.
    private static let longestWord = 200

    /// The text with blanks for line ends, `�` for control characters, and the middle of endless words left out.
    static func of(_ text: String) -> String {
        let words = text.split { $0.isNewline }.joined(separator: " ").split(separator: " ", omittingEmptySubsequences: false)
        return words.map { shortened($0.unicodeScalars) }.joined(separator: " ")
    }

    private static func shortened(_ word: Substring.UnicodeScalarView) -> String {
        guard word.count > longestWord else { return shown(word) }
        return shown(word.prefix(longestWord / 2)) + "…" + shown(word.suffix(longestWord / 2))
    }

    private static func shown(_ scalars: Substring.UnicodeScalarView) -> String {
        var line = String.UnicodeScalarView()
        for scalar in scalars {
            let isShown = scalar.properties.generalCategory != .control && !SystemName.isStandIn(scalar)
            line.append(isShown ? scalar : "\u{FFFD}")
        }
        return String(line)
    }
}
