import Words

/// The number of a term of an opened sum.
enum TermNumber {
    static func isOne(_ word: String) -> Bool { !word.isEmpty && word.allSatisfy(\.isASCIIDigit) }
}
