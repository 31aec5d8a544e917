/// A question that waits for its answer at the prompt, as far as the session and the interpreter know it.
package protocol PendingQuestion: Sendable {}

extension Session {
    /// The words that take a typed line as the answer to the question that waits; nil where none does, and for commands: anything
    /// else may be typed before an answer.
    func answerWords(_ line: String) -> [String]? {
        guard question != nil, documents.isEmpty else { return nil }
        let first = line.split(whereSeparator: \.isWhitespace).first.map(String.init)
        if let first, commands[first] != nil || first.hasPrefix("#") || first.hasPrefix("!") { return nil }
        return ["answer"] + (first == nil ? [] : [line])
    }
}
