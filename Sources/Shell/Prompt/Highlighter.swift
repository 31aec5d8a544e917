import Explorer

/// Colours for a line as it is typed: known commands, options, quoted text, numbers, paths, comments.
struct Highlighter {
    private let catalog: CommandCatalog

    init(_ catalog: CommandCatalog) { self.catalog = catalog }

    /// One style for each Unicode scalar of `text`.
    func styles(for text: String) -> [Style] {
        let characters = Array(text)
        var styles = [Style](repeating: .plain, count: characters.count)
        var atCommand = true
        var expectsValue = false
        for token in Lexer.tokens(text) {
            let style: Style
            switch token.kind {
            case .separator:
                (atCommand, expectsValue) = (true, false)
                continue
            case .comment: style = .comment
            case .word where expectsValue:
                style = self.style(ofArgument: token)
                expectsValue = false
            case .word where atCommand && token.text.hasPrefix("--"):
                style = .option
                expectsValue = GlobalOptions.descriptions.contains { $0.name == token.text && $0.value != nil }
            case .word:
                style = atCommand ? self.style(ofCommand: token.text) : self.style(ofArgument: token)
                atCommand = false
            }
            for place in token.range where styles.indices.contains(place) { styles[place] = style }
        }
        return zip(characters, styles).flatMap { Array(repeating: $1, count: $0.unicodeScalars.count) }
    }

    /// A word that can still become a command is not wrong yet; a path stands for itself.
    private func style(ofCommand word: String) -> Style {
        if catalog[word] != nil || word.hasPrefix("!") { return .command }
        if word.contains("/") || word.contains(".") { return .path }
        return catalog.words.contains { $0.hasPrefix(word) } ? .plain : .unknown
    }

    private func style(ofArgument token: Lexer.Token) -> Style {
        if token.isQuoted { return .string }
        if token.text.first == "-", token.text.count > 1, !(token.text.dropFirst().first?.isNumber ?? false) {
            return .option
        }
        if Double(token.text) != nil { return .number }
        return token.text.contains("/") ? .path : .plain
    }
}
