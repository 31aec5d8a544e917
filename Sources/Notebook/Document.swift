/// A document of prose and command cells, read from Markdown or from a file of bare commands.
///
/// A command cell of Markdown is a fenced block whose first word after the fence is `convo`:
///
///     ```convo
///     load mnist
///     evaluate test
///     ```
package struct Document: Sendable, Hashable {
    /// In the order of the file; fences are left out.
    package let cells: [Cell]

    /// What is marked in HTML comments such as `<!-- long -->`: single words, in the order in which they come.
    package let marks: [String]

    package init(cells: [Cell], marks: [String] = []) {
        self.cells = cells
        self.marks = marks
    }

    /// The command cells alone.
    package var commands: [Cell] { cells.filter { $0.kind == .commands } }
}

/// A piece of a document.
package struct Cell: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Text for people, other code blocks included.
        case prose
        /// Command lines.
        case commands
    }

    package let kind: Kind
    /// Its lines without the fences, each ended by a line break.
    package let text: String
    /// The line of the file, from 1, on which `text` begins.
    package let line: Int

    package init(kind: Kind, text: String, line: Int) {
        self.kind = kind
        self.text = text
        self.line = line
    }
}

/// What makes a file no document.
package enum DocumentError: Error, Hashable {
    /// The block that begins on this line never ends.
    case openFence(line: Int)

    /// Where it is.
    package var line: Int {
        switch self {
        case .openFence(let line): line
        }
    }
}

extension DocumentError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .openFence(let line): "the block that begins on line \(line) is not closed; end it with its fence"
        }
    }
}
