import Subjects

/// What a stretch of a command line is, for coloring.
package struct Highlight: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case command, unknownCommand, option, number, path, quoted, comment, separator, word
    }

    package let kind: Kind
    /// In characters of the line.
    package let range: Range<Int>
}

extension Interpreter {
    /// What the stretches of a line are; blanks are left out.
    package func highlights(of line: String) -> [Highlight] {
        var expectsCommand = true
        var optionTakesValue = false
        return Lexer.tokens(line).map { token in
            switch token.kind {
            case .comment: return Highlight(kind: .comment, range: token.range)
            case .separator:
                expectsCommand = true
                return Highlight(kind: .separator, range: token.range)
            case .word:
                let isGlobal = expectsCommand && (token.text.hasPrefix("--") || optionTakesValue)
                if isGlobal {
                    optionTakesValue = GlobalOption(rawValue: token.text)?.value != nil
                    return Highlight(kind: kind(of: token), range: token.range)
                }
                guard expectsCommand else { return Highlight(kind: kind(of: token), range: token.range) }
                expectsCommand = false
                let isKnown = session.commands[token.text] != nil || SamplePath.looksLikeFile(token.text)
                    || token.text.hasPrefix("!")
                return Highlight(kind: isKnown ? .command : .unknownCommand, range: token.range)
            }
        }
    }

    private func kind(of token: Lexer.Token) -> Highlight.Kind {
        if token.isQuoted { return .quoted }
        if Double(token.text) != nil || Double(token.text.dropLast(token.text.hasSuffix("%") ? 1 : 0)) != nil {
            return .number
        }
        if token.text.hasPrefix("-"), token.text.count > 1 { return .option }
        return token.text.contains("/") || SamplePath.looksLikeFile(token.text) ? .path : .word
    }
}
