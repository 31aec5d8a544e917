extension Interpreter {
    /// What can stand at `cursor`, counted in characters of `line`.
    package func completions(for line: String, cursor: Int) -> Completion {
        let text = String(line.prefix(cursor))
        let (words, partial) = Self.split(text)
        let candidates = Completer(session: session).candidates(after: words, for: partial.text)
        return Completion(range: partial.start..<text.count, candidates: candidates)
    }

    /// Whether `text` can be run as it is: no quote is open and the last line does not end in a backslash.
    package func isComplete(_ text: String) -> Bool { Lexer.isComplete(text) }

    /// The words of the command at the end of `text`, and the one that is being typed.
    private static func split(_ text: String) -> (words: [String], partial: (text: String, start: Int)) {
        var words: [Lexer.Token] = []
        for token in Lexer.tokens(text) {
            switch token.kind {
            case .word: words.append(token)
            case .separator: words = []
            // One that has ended is of an earlier line.
            case .comment where token.range.upperBound < text.count: break
            case .comment: return ([], ("#", token.range.lowerBound))
            }
        }
        guard let last = words.last, last.range.upperBound == text.count else {
            return (words.map(\.text), ("", text.count))
        }
        return (words.dropLast().map(\.text), (last.text, last.range.lowerBound))
    }
}
