import Words

/// The number of a term of an opened sum.
enum TermNumber {
    static func isOne(_ word: String) -> Bool { !word.isEmpty && word.allSatisfy(\.isASCIIDigit) }

    /// The number that a word of digits is; too many digits are more than any sum has terms.
    static func value(_ word: String) -> Int { Int(word) ?? .max }
}
