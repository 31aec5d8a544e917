/// A document of prose, command cells and recorded outputs, read from Markdown or from a file of bare commands.
///
/// A command cell of Markdown is a fenced block whose first word after the fence is `convo`; a block whose first word is
/// `output` records what was shown:
///
///     ```convo tolerance=1e-3
///     evaluate test
///     ```
///
///     ```output
///     98.60 % of 10,000
///     ```
///
/// Both may stand in list items and block quotes; what is in an HTML comment is prose.
///
/// Nothing of the file is lost: ``text`` gives the same bytes, with whatever ends its lines, and a byte order mark.
package struct Document: Sendable, Hashable {
    /// In the order of the file, prose and recorded outputs included.
    package private(set) var cells: [Cell]

    /// What is marked in HTML comments such as `<!-- long -->`: single words, in the order in which they come.
    package let marks: [String]

    /// The byte order mark that the file begins with; empty without one.
    private let byteOrderMark: String

    init(cells: [Cell], marks: [String], byteOrderMark: String) {
        self.cells = cells
        self.marks = marks
        self.byteOrderMark = byteOrderMark
    }

    /// The command cells alone.
    package var commands: [Cell] { cells.filter { $0.kind == .commands } }

    /// The file as it is written.
    package var text: String { byteOrderMark + cells.map(\.source).joined() }

    /// Puts another text in the place of what an output cell recorded; no byte outside of that cell changes.
    ///
    /// The fences stay as they are, unless a line of the text would end the block: then both become longer than it.
    ///
    /// - Parameters:
    ///   - place: the place in ``cells`` of a cell of the kind `output`; another is left as it is.
    ///   - text: its lines, each ended by a line feed, the last perhaps by nothing.
    package mutating func replaceOutput(at place: Int, with text: String) {
        guard cells.indices.contains(place), cells[place].kind == .output else { return }
        let before = cells[place].height
        cells[place].fill(with: text)
        let growth = cells[place].height - before
        for later in cells.indices where later > place { cells[later].line += growth }
    }
}
