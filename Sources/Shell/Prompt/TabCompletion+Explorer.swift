import Explorer

extension TabCompletion {
    /// The explorer counts characters, the editor Unicode scalars.
    init(_ interpreter: Interpreter, text: String, cursor: Int) {
        let before = String(text.unicodeScalars.prefix(cursor))
        let found = interpreter.completions(for: text, cursor: before.count)
        let replaced = before.suffix(max(0, before.count - found.range.lowerBound))
        self.init(
            replaced: replaced.unicodeScalars.count,
            candidates: found.candidates.map {
                Candidate(text: $0.text, description: $0.description, isFinished: !$0.continues)
            })
    }
}
