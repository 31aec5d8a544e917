/// Cuts text into command lines and words.
///
/// Words are separated by blanks, commands by `;` and line ends. A quote of one kind may hold the other kind, and line
/// ends. `#` at the start of a word begins a comment. A backslash at the end of a line joins it with the next; before
/// any other character outside of quotes it takes that character as it is. A command that begins with `!` is for another
/// shell: it goes to the end of its line, whatever stands there, and on where the line ends in a backslash.
package enum Lexer {
    /// A piece of the text.
    package struct Token: Sendable, Hashable {
        package enum Kind: Sendable, Hashable {
            case word, separator, comment
        }

        package let kind: Kind
        /// The word without its quotes and backslashes; for the others what stands there.
        package let text: String
        /// Where it stands, in characters of the whole text.
        package let range: Range<Int>
        /// The quote that is still open at the end of the text.
        package let openQuote: Character?
        /// Whether a quote or backslash kept a character of it from its meaning.
        package let isQuoted: Bool
    }

    /// All pieces of `text`, blanks left out.
    package static func tokens(_ text: String) -> [Token] {
        var reader = Reader(characters: Array(text))
        var tokens: [Token] = []
        while let token = reader.next() { tokens.append(token) }
        return tokens
    }

    /// The commands of `text`, each a list of words and the range of characters it stands in.
    ///
    /// - Throws: `ExplorerError.openQuote`.
    package static func commands(_ text: String) throws(ExplorerError) -> [Statement] {
        var statements: [Statement] = []
        var words: [Token] = []
        func finish() {
            if let first = words.first, let last = words.last {
                statements.append(Statement(words: words, range: first.range.lowerBound..<last.range.upperBound))
            }
            words = []
        }
        var reader = Reader(characters: Array(text))
        while true {
            if words.isEmpty, let line = reader.shellLine() {
                statements.append(Statement(words: [], range: line.range, shellLine: line.text))
                continue
            }
            guard let token = reader.next() else { break }
            if let quote = token.openQuote { throw .openQuote(quote) }
            switch token.kind {
            case .word: words.append(token)
            case .separator: finish()
            case .comment: break
            }
        }
        finish()
        return statements
    }

    /// Whether more text must come before `text` can be run: a quote is open, or the last line ends in a backslash.
    package static func isComplete(_ text: String) -> Bool {
        if tokens(text).contains(where: { $0.openQuote != nil }) { return false }
        return text.reversed().prefix { $0 == "\\" }.count.isMultiple(of: 2)
    }

    /// A word as it must be typed to be read back as it is.
    package static func quoted(_ word: String) -> String {
        let plain = !word.isEmpty && word.first != "#" && !word.contains { " \t\n;'\"\\".contains($0) }
        if plain { return word }
        if !word.contains("'") { return "'\(word)'" }
        if !word.contains("\"") { return "\"\(word)\"" }
        return word.map { " \t\n;'\"\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    }
}

extension Lexer {
    /// One command: its words as typed.
    package struct Statement: Sendable, Hashable {
        package let words: [Token]
        /// Where it stands, in characters of the whole text.
        package let range: Range<Int>
        /// What stands behind a `!`, for the user's shell; there are no words then.
        package var shellLine: String?

        /// The words without quotes.
        package var texts: [String] { words.map(\.text) }
    }

    private struct Reader {
        let characters: [Character]
        var place = 0

        private var current: Character? { place < characters.count ? characters[place] : nil }
        private var following: Character? { place + 1 < characters.count ? characters[place + 1] : nil }

        mutating func next() -> Token? {
            skipBlanks()
            guard let first = current else { return nil }
            let start = place
            if first == ";" || first.isNewline {
                place += 1
                return token(.separator, String(first), from: start)
            }
            if first == "#" {
                while let character = current, !character.isNewline { place += 1; _ = character }
                return token(.comment, String(characters[start..<place]), from: start)
            }
            return word()
        }

        /// The rest of the line as it stands, if it begins with `!`.
        mutating func shellLine() -> (text: String, range: Range<Int>)? {
            skipBlanks()
            guard current == "!" else { return nil }
            let start = place
            var isEscaped = false
            while let character = current, isEscaped || !character.isNewline {
                isEscaped = character == "\\" && !isEscaped
                place += 1
            }
            return (String(characters[(start + 1)..<place]), start..<place)
        }

        private mutating func skipBlanks() {
            while let character = current {
                if character == "\\", following?.isNewline == true || place == characters.count - 1 {
                    place += following == nil ? 1 : 2
                } else if character.isWhitespace, !character.isNewline {
                    place += 1
                } else {
                    return
                }
            }
        }

        private mutating func word() -> Token {
            let start = place
            var text = ""
            var isQuoted = false
            while let character = current, !character.isWhitespace, character != ";" {
                place += 1
                if character == "'" || character == "\"" {
                    isQuoted = true
                    guard readQuoted(by: character, into: &text) else {
                        return token(.word, text, from: start, openQuote: character, isQuoted: true)
                    }
                } else if character == "\\" {
                    isQuoted = true
                    if let next = current {
                        if !next.isNewline { text.append(next) }
                        place += 1
                    }
                } else {
                    text.append(character)
                }
            }
            return token(.word, text, from: start, isQuoted: isQuoted)
        }

        /// - Returns: false if the quote is not closed.
        private mutating func readQuoted(by quote: Character, into text: inout String) -> Bool {
            while let character = current {
                place += 1
                if character == quote { return true }
                text.append(character)
            }
            return false
        }

        private func token(
            _ kind: Token.Kind, _ text: String, from start: Int, openQuote: Character? = nil, isQuoted: Bool = false
        ) -> Token {
            Token(kind: kind, text: text, range: start..<place, openQuote: openQuote, isQuoted: isQuoted)
        }
    }
}
