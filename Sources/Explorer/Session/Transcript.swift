/// Lines in order, of which each version of a session has its own without a copy of them all.
///
/// The pieces double in length from the last to the first, so that a line more costs the logarithm of their number: a
/// script of a million commands keeps a million versions apart.
package struct Transcript: Sendable, Hashable {
    private var pieces: [[String]] = []

    /// No lines.
    package init() {}

    package var count: Int { pieces.reduce(0) { $0 + $1.count } }

    /// The lines, oldest first.
    package var lines: [String] { pieces.flatMap { $0 } }

    mutating func append(_ line: String) {
        var piece = [line]
        while let last = pieces.last, last.count <= piece.count { piece = pieces.removeLast() + piece }
        pieces.append(piece)
    }
}
