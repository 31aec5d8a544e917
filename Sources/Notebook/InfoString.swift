/// What stands behind the fence of a block: a language, and options such as `hide` or `tolerance=1e-3`.
package struct InfoString: Sendable, Hashable {
    /// An option: a word alone, or a name with a value.
    package struct Option: Sendable, Hashable {
        package let name: String
        /// What stands behind the first `=`; nil for a word alone.
        package let value: String?
    }

    /// As it is written, blanks around it included.
    package let text: String
    /// Its first word; nil if it is empty.
    package let language: String?
    /// The words behind the first, in order.
    package let options: [Option]

    init(_ text: String) {
        self.text = text
        let words = text.split(whereSeparator: \.isWhitespace)
        language = words.first.map(String.init)
        options = words.dropFirst().map { word in
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return Option(name: parts[0], value: parts.count > 1 ? parts[1] : nil)
        }
    }
}
