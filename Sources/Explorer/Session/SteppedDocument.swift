/// A document that is stepped through, as far as the session and the interpreter know it.
package protocol SteppedDocument: Sendable {
    /// Whether a line that was typed is the next cell, as it stands there or edited.
    func isNextCell(_ line: String) -> Bool
}

extension Session {
    /// Whether a document is stepped through.
    package var isStepping: Bool { stepped != nil }

    /// The words that run a typed line as the next cell of the document that is stepped through; nil if it is none.
    func cellWords(_ line: String) -> [String]? { documents.isEmpty && stepped?.isNextCell(line) == true ? ["next", line] : nil }
}
