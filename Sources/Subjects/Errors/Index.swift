import Words

/// Indices as they are written.
package enum Index {
    /// More than anything has, and little enough to be added to.
    package static let beyond = 1 << 50

    /// Nil for what is no row of digits. Too many of them are still an index: one of something that is not there.
    package static func read(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.allSatisfy(\.isASCIIDigit) else { return nil }
        return min(Int(text) ?? beyond, beyond)
    }
}
