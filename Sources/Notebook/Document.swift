/// A document of prose and command cells, read from Markdown or from a file of bare commands.
///
/// A command cell of Markdown is a fenced block whose first word after the fence is `convo`:
///
///     ```convo
///     load mnist
///     evaluate test
///     ```
public struct Document: Sendable, Hashable {
    /// In the order of the file; fences are left out.
    public let cells: [Cell]

    /// What is marked in HTML comments such as `<!-- long -->`: single words, in the order in which they come.
    public let marks: [String]

    public init(cells: [Cell], marks: [String] = []) {
        self.cells = cells
        self.marks = marks
    }

    /// The command cells alone.
    public var commands: [Cell] { cells.filter { $0.kind == .commands } }
}

/// A piece of a document.
public struct Cell: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Text for people, other code blocks included.
        case prose
        /// Command lines.
        case commands
    }

    public let kind: Kind
    /// Its lines without the fences, each ended by a line break.
    public let text: String
    /// The line of the file, from 1, on which `text` begins.
    public let line: Int

    public init(kind: Kind, text: String, line: Int) {
        self.kind = kind
        self.text = text
        self.line = line
    }
}

/// What makes a file no document.
public enum DocumentError: Error, Hashable {
    /// The block that begins on this line never ends.
    case openFence(line: Int)

    /// Where it is.
    public var line: Int {
        switch self {
        case .openFence(let line): line
        }
    }
}

extension DocumentError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .openFence(let line): "the block that begins on line \(line) is not closed; end it with its fence"
        }
    }
}
