

/// What a terminal of a fixed size would show: the sequences that the shell writes, and no others.
struct ScreenModel {
    private(set) var cells: [[Character]]
    private(set) var row = 0
    private(set) var column = 0
    /// Rows that have left the screen at the top.
    private(set) var scrolledAway: [String] = []
    let columns: Int
    private var wrapIsPending = false
    /// What comes back when the program leaves the alternate screen.
    private var other: (cells: [[Character]], row: Int, column: Int)?
    private var pending: [Unicode.Scalar] = []

    /// Stands in the right half of a wide character.
    private static let continuation: Character = "\0"

    init(rows: Int, columns: Int) {
        self.columns = columns
        cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    /// The rows without the blanks at their ends.
    var lines: [String] {
        cells.map { row in
            var text = String(row.filter { $0 != Self.continuation })
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    var text: String { (scrolledAway + lines).joined(separator: "\n") }
    var currentLine: String { lines[row] }

    mutating func feed(_ text: some StringProtocol) {
        for scalar in text.unicodeScalars { feed(scalar) }
    }

    private mutating func feed(_ scalar: Unicode.Scalar) {
        if !pending.isEmpty {
            pending.append(scalar)
            continueSequence(scalar)
            return
        }
        switch scalar {
        case "\u{1b}": pending = [scalar]
        case "\r": (column, wrapIsPending) = (0, false)
        case "\n": lineFeed()
        case "\u{8}": column = max(0, column - 1)
        case "\u{7}": break
        default: put(scalar)
        }
    }

    private mutating func continueSequence(_ scalar: Unicode.Scalar) {
        if pending.count == 2 {
            if !"[_P".unicodeScalars.contains(scalar) { pending = [] }
            return
        }
        if pending[1] != "[" {  // a picture or a question, up to ESC \
            if scalar == "\\", pending[pending.count - 2] == "\u{1b}" { pending = [] }
            return
        }
        guard (0x40..<0x7f).contains(scalar.value) else { return }
        var parameters = String.UnicodeScalarView()
        parameters.append(contentsOf: pending.dropFirst(2).dropLast())
        perform(Character(scalar), String(parameters))
        pending = []
    }

    private mutating func perform(_ final: Character, _ parameters: String) {
        let count = max(1, Int(parameters) ?? 1)
        if final != "m" && final != "h" && final != "l" { wrapIsPending = wrapIsPending && "JK".contains(final) }
        switch final {
        case "A": row = max(0, row - count)
        case "B": row = min(cells.count - 1, row + count)
        case "C": column = min(columns - 1, column + count)
        case "D": column = max(0, column - count)
        case "H":
            let place = parameters.split(separator: ";").map { Int($0) ?? 1 }
            row = min(cells.count, max(1, place.first ?? 1)) - 1
            column = min(columns, max(1, place.count > 1 ? place[1] : 1)) - 1
        case "h" where parameters == "?1049": other = (cells, row, column)
        case "l" where parameters == "?1049":
            if let other { (cells, row, column) = other }
            other = nil
        case "K": clear(row, from: column)
        case "J" where parameters == "2" || parameters == "3": for row in cells.indices { clear(row, from: 0) }
        case "J":
            clear(row, from: column)
            for below in cells.indices.dropFirst(row + 1) { clear(below, from: 0) }
        default: break
        }
    }

    private mutating func clear(_ row: Int, from column: Int) {
        for place in column..<columns { cells[row][place] = " " }
    }

    private mutating func lineFeed() {
        wrapIsPending = false
        guard row == cells.count - 1 else { return row += 1 }
        scrolledAway.append(lines[0])
        cells.removeFirst()
        cells.append(Array(repeating: " ", count: columns))
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        let isWide = (0x1100..<0x1160).contains(scalar.value) || (0x2e80..<0xa4d0).contains(scalar.value)
            || (0xac00..<0xd7a4).contains(scalar.value) || (0xff00..<0xff61).contains(scalar.value)
            || scalar.value >= 0x1f300
        let width = isWide ? 2 : 1
        if wrapIsPending || column + width > columns {
            lineFeed()
            column = 0
        }
        cells[row][column] = Character(scalar)
        if isWide { cells[row][column + 1] = Self.continuation }
        column += width
        wrapIsPending = column >= columns
        if wrapIsPending { column = columns - 1 }
    }
}
