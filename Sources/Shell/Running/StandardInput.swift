import Explorer
import Synchronization

/// What comes in on standard input where nobody edits it: command lines, or the text that `-` stands for.
///
/// The engine's thread takes commands that have been read already; all that may wait is for the main thread.
final class StandardInput: Sendable {
    private struct State {
        var reader = PlainReader()
        var rows = CommandRows()
    }

    private let state = Mutex(State())

    /// The code of the system, if standard input cannot be read.
    var failure: Int32? { state.withLock { $0.reader.failure } }

    /// The next row without its line end.
    func readRow() -> LineEditor.Result { state.withLock { $0.reader.readRow() } }

    /// The next command, with all the rows that belong to it; at the end also one that is not whole.
    func readCommand() -> LineEditor.Result {
        state.withLock { state in
            while true {
                switch state.reader.readRow() {
                case .line(let row): if let command = state.rows.take(row) { return .line(command) }
                case .end: return state.rows.end().map { .line($0) } ?? .end
                case .interrupted: return .interrupted
                }
            }
        }
    }

    /// The next command, if it has been read already.
    func takeCommand() -> String? {
        state.withLock { state in
            while let row = state.reader.takeRow() {
                if let command = state.rows.take(row) { return command }
            }
            return nil
        }
    }

    /// Everything up to the end, or a little more than `limit` bytes of it; nil after Ctrl-C.
    func readAll(limit: Int) -> String? {
        var text = ""
        while text.utf8.count <= limit {
            switch state.withLock({ $0.reader.readRow(limit: limit) }) {
            case .line(let row): text += row + "\n"
            case .end: return text
            case .interrupted: return nil
            }
        }
        return text
    }
}
