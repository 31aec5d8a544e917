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
        cells[place].fill(with: text)
        renumber()
    }

    /// The place of the cell that records what the commands at `place` showed: the next one, if nothing but blank lines
    /// stands between.
    package func output(of place: Int) -> Int? {
        for next in cells.indices where next > place {
            switch cells[next].kind {
            case .output: return next
            case .commands: return nil
            case .prose: guard cells[next].text.allSatisfy({ $0.isWhitespace || $0 == ">" }) else { return nil }
            }
        }
        return nil
    }

    /// Records what the commands at `place` showed: in the cell that there is for it, or in a new one below them. Of an empty
    /// text nothing is left.
    package mutating func record(_ text: String, of place: Int) {
        if let output = output(of: place) {
            if text.isEmpty { removeOutput(at: output) } else { replaceOutput(at: output, with: text) }
            return
        }
        guard !text.isEmpty, cells.indices.contains(place), let output = cells[place].output(text) else { return }
        cells[place].endLastLine(with: lineEnd)
        let hasBlank = place + 1 == cells.count || cells[place + 1].lines.first.map { $0.text.allSatisfy(\.isWhitespace) } == true
        let empty = cells[place].emptyLine
        if !hasBlank, cells[place + 1].kind == .prose { cells[place + 1].lines.insert(empty, at: 0) }
        let below = hasBlank || cells[place + 1].kind == .prose ? [] : [Cell(.prose, [empty], line: 0)]
        cells.insert(contentsOf: [Cell(.prose, [empty], line: 0), output] + below, at: place + 1)
        renumber()
    }

    /// Puts lines of prose below the commands at `place`, or below what they showed; a blank line parts them from both.
    package mutating func addProse(_ texts: [String], below place: Int) {
        guard !texts.isEmpty, cells.indices.contains(place), cells[place].kind == .commands else { return }
        let above = output(of: place) ?? place
        guard let fence = cells[above].fences?.opening else { return }
        cells[above].endLastLine(with: lineEnd)
        let empty = cells[above].emptyLine
        var lines = [empty] + texts.map { fence.containing($0) }
        let isParted = cells.dropFirst(above + 1).first?.lines.first?.text.allSatisfy { $0.isWhitespace || $0 == ">" }
        if isParted == false { lines.append(empty) }
        cells.insert(Cell(.prose, lines, line: 0), at: above + 1)
        renumber()
    }

    /// Takes an output cell away, with the blank lines between it and its commands.
    private mutating func removeOutput(at place: Int) {
        cells.remove(at: place)
        if place > 0, cells[place - 1].kind == .prose, cells[place - 1].text.allSatisfy(\.isWhitespace) {
            cells.remove(at: place - 1)
        }
        renumber()
    }

    private mutating func renumber() {
        var line = 1
        for place in cells.indices {
            cells[place].line = line + (cells[place].fences == nil ? 0 : 1)
            line += cells[place].height
        }
    }

    /// What ends the lines of the file.
    private var lineEnd: String {
        let first = cells.first.flatMap { $0.fences?.opening.line ?? $0.lines.first }
        return first.map { $0.end.isEmpty ? "\n" : $0.end } ?? "\n"
    }
}

// The receipt of a recording: one comment at the end of the file.
extension Document {
    private static let (opening, closing) = ("<!-- recorded with ", " -->")

    /// What the outputs were recorded with, if they were; any words without `-->`.
    package var receipt: String? {
        guard let place = receiptLine else { return nil }
        let text = cells[place.cell].lines[place.line].text
        return String(text.dropFirst(Self.opening.count).dropLast(Self.closing.count))
    }

    /// The text of the cell at `place` without what a recording has put there.
    package func unrecordedText(of place: Int) -> String {
        guard let receipt = receiptLine, receipt.cell == place else { return cells[place].text }
        var cell = cells[place]
        cell.lines.remove(at: receipt.line)
        return cell.text
    }

    private var receiptLine: (cell: Int, line: Int)? {
        guard let cell = cells.indices.last, cells[cell].kind == .prose,
            let line = cells[cell].lines.lastIndex(where: { !$0.text.allSatisfy(\.isWhitespace) }),
            case let text = cells[cell].lines[line].text, text.hasPrefix(Self.opening), text.hasSuffix(Self.closing)
        else { return nil }
        return (cell, line)
    }

    /// Puts the receipt at the end, in the place of the one that is there.
    package mutating func setReceipt(_ words: String) {
        let text = Self.opening + words + Self.closing
        if let place = receiptLine {
            cells[place.cell].lines[place.line] = Line(text: text, end: cells[place.cell].lines[place.line].end)
            return
        }
        let end = lineEnd
        if let last = cells.indices.last { cells[last].endLastLine(with: end) }
        let lines = [Line(text: "", end: end), Line(text: text, end: end)]
        if let last = cells.indices.last, cells[last].kind == .prose, cells[last].fences == nil {
            let endsBlank = cells[last].lines.last.map { $0.text.allSatisfy(\.isWhitespace) } ?? false
            cells[last].lines += endsBlank ? [lines[1]] : lines
        } else {
            cells.append(Cell(.prose, lines, line: 0))
            renumber()
        }
    }
}
