/// What stands behind the fence of a block: a language, and options such as `hide` or `tolerance=1e-3`.
///
/// The languages of `convo,hide`, `{convo}`, `{.convo hide}` and `Convo` are the same: other tools write them so.
package struct InfoString: Sendable, Hashable {
    /// An option: a word alone, or a name with a value.
    package struct Option: Sendable, Hashable {
        package let name: String
        /// What stands behind the first `=`; nil for a word alone.
        package let value: String?
    }

    /// As it is written, blanks around it included.
    package let text: String
    /// Its first word, up to a mark such as a comma, as it is written; nil if it is empty.
    package let language: String?
    /// What stands behind the language, in order.
    package let options: [Option]

    init(_ text: String) {
        self.text = text
        let bare = Self.withoutBraces(text)
        let name = bare.prefix { $0.isLetter || $0.isNumber || "_-+#.".contains($0) }
        language = name.isEmpty ? nil : String(name)
        let rest = bare.dropFirst(name.count).drop { !$0.isWhitespace && ",;:{".contains($0) }
        options = rest.split(whereSeparator: \.isWhitespace).map { word in
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return Option(name: parts[0], value: parts.count > 1 ? parts[1] : nil)
        }
    }

    /// `convo hide` of `{.convo hide}`.
    private static func withoutBraces(_ text: String) -> Substring {
        var bare = text.drop(while: \.isWhitespace)
        guard bare.first == "{" else { return bare }
        bare = bare.dropFirst().drop { $0.isWhitespace || $0 == "." }
        while let last = bare.last, last.isWhitespace || last == "}" { bare.removeLast() }
        return bare
    }
}
