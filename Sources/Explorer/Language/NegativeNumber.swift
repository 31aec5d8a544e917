import Words

/// Keeps the parser from taking a negative number for an option.
///
/// The sign is written as U+2212 on the way through the parser; `Number` reads both.
package enum NegativeNumber {
    static let sign: Character = "\u{2212}"

    static func protect(_ word: String) -> String {
        guard word.first == "-", let next = word.dropFirst().first, next.isASCIIDigit || next == "." else {
            return word
        }
        return "\(sign)\(word.dropFirst())"
    }

    package static func reveal(_ text: String) -> String { String(text.map { $0 == sign ? "-" : $0 }) }
}
