extension Interpreter {
    /// What can stand at `cursor`, counted in characters of `line`.
    public func completions(for line: String, cursor: Int) -> Completion {
        let characters = Array(line.prefix(cursor))
        let start = (characters.lastIndex { $0.isWhitespace || $0 == ";" } ?? -1) + 1
        let word = String(characters[start...])
        let found = session.commands.all.filter { $0.name.hasPrefix(word) }.map { Candidate($0.name, $0.abstract) }
        return Completion(range: start..<characters.count, candidates: found)
    }

    /// Whether `text` can be run as it is: no quote is open and the last line does not end in a backslash.
    public func isComplete(_ text: String) -> Bool { Lexer.isComplete(text) }
}
