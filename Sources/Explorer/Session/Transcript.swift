import Display

/// What was said in a session, in order: each line has a number, from 1.
///
/// Each version of a session has its own without a copy of them all: the pieces double in length from the last to the first,
/// so that a line more costs the logarithm of their number, and a script of a million commands keeps a million versions apart.
package struct Transcript: Sendable, Hashable {
    /// A line and what came of it.
    package struct Entry: Sendable, Hashable {
        /// What became of a line.
        package enum Fate: Sendable, Hashable {
            case succeeded
            /// The complaint, in one line.
            case failed(String)
            /// It is a comment: a note for people.
            case note
        }

        /// As it was typed; a note without its `#`.
        package let text: String
        package let fate: Fate
    }

    private var pieces: [[Entry]] = []
    /// What the last commands showed, by their numbers: more would take memory without end.
    private var outputs: [Int: Output] = [:]

    /// So many outputs are kept.
    package static let mostOutputs = 100

    /// No lines.
    package init() {}

    package var count: Int { pieces.reduce(0) { $0 + $1.count } }

    /// All lines, oldest first.
    package var entries: [Entry] { pieces.flatMap { $0 } }

    /// The commands that succeeded, oldest first.
    package var lines: [String] { entries.filter { $0.fate == .succeeded }.map(\.text) }

    /// The line of a number, from 1.
    package func entry(_ number: Int) -> Entry? {
        guard number > 0 else { return nil }
        var rest = number - 1
        for piece in pieces {
            if rest < piece.count { return piece[rest] }
            rest -= piece.count
        }
        return nil
    }

    /// What a command showed, if that is still kept.
    package func output(_ number: Int) -> Output? { outputs[number] }

    package mutating func append(_ command: String, showing output: Output) {
        add(Entry(text: command, fate: .succeeded))
        let number = count
        outputs[number] = output
        outputs[number - Self.mostOutputs] = nil
    }

    mutating func append(_ command: String, failing message: String) { add(Entry(text: command, fate: .failed(message))) }

    mutating func append(note: String) { add(Entry(text: note, fate: .note)) }

    private mutating func add(_ entry: Entry) {
        var piece = [entry]
        while let last = pieces.last, last.count <= piece.count { piece = pieces.removeLast() + piece }
        pieces.append(piece)
    }
}
