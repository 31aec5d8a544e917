import Explorer

/// Colors for a line as it is typed.
enum Highlighter {
    /// One style for each Unicode scalar of `text`; the explorer counts characters.
    static func styles(for text: String, in interpreter: Interpreter) -> [PromptStyle] {
        var styles = [PromptStyle](repeating: .plain, count: text.count)
        for highlight in interpreter.highlights(of: text) {
            let typed = text.dropFirst(highlight.range.lowerBound).prefix(highlight.range.count)
            let style = style(of: highlight.kind, typed: typed, in: interpreter)
            for place in highlight.range where styles.indices.contains(place) { styles[place] = style }
        }
        return zip(text, styles).flatMap { Array(repeating: $1, count: $0.unicodeScalars.count) }
    }

    private static func style(of kind: Highlight.Kind, typed: Substring, in interpreter: Interpreter) -> PromptStyle {
        switch kind {
        case .command: .command
        // A word that can still become a command is not wrong yet.
        case .unknownCommand: interpreter.session.commands.words.contains { $0.hasPrefix(typed) } ? .plain : .unknown
        case .option: .option
        case .number: .number
        case .path: .path
        case .quoted: .string
        case .comment: .comment
        case .separator, .word: .plain
        }
    }
}
