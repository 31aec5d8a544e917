/// What makes a file no document.
package enum DocumentError: Error, Hashable {
    /// The block that begins on this line never ends.
    case openFence(line: Int)
    /// The comment that begins on this line never ends.
    case openComment(line: Int)

    /// Where it is.
    package var line: Int {
        switch self {
        case .openFence(let line), .openComment(let line): line
        }
    }
}

extension DocumentError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .openFence(let line): "the block that begins on line \(line) is not closed; end it with its fence"
        case .openComment(let line): "the comment that begins on line \(line) is not closed; end it with -->"
        }
    }
}
