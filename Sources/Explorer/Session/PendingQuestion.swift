import Display

/// A question that waits for its answer at the prompt, as far as the session and the interpreter know it.
package protocol PendingQuestion: Sendable {
    /// What kind of answer is expected.
    var expected: String { get }

    /// Whether Enter was pressed once without an answer.
    var wasHesitatedAt: Bool { get set }

    /// Judges what was typed, and leaves the session with the next question, or none; without words it tells the answer.
    ///
    /// - Returns: what is said; nil for an answer that is none, such as a word where a number is expected
    func answer(_ words: String, in session: inout Session) -> Output?

    /// Goes on without an answer.
    ///
    /// - Returns: nil for a question of a document, which is skipped as its other cells are
    func skip(in session: inout Session) -> Output?

    /// Ends a series of questions.
    ///
    /// - Returns: nil for a question of a document, which is left with it
    func leave(in session: inout Session) -> Output?
}

extension PendingQuestion {
    package func skip(in session: inout Session) -> Output? { nil }
    package func leave(in session: inout Session) -> Output? { nil }
}

extension Session {
    /// The words that take a typed line as the answer to the question that waits; nil where none does, and for commands: anything
    /// else may be typed before an answer.
    func answerWords(_ line: String) -> [String]? {
        guard question != nil, documents.isEmpty else { return nil }
        let first = line.split(whereSeparator: \.isWhitespace).first.map(String.init)
        if let first, commands[first] != nil || first.hasPrefix("#") || first.hasPrefix("!") { return nil }
        return ["answer", first == nil ? "--empty" : line]
    }
}
