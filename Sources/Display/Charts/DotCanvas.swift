import Painting

/// A grid of cells with dots in them: braille's eight, or one a cell where only ASCII may be used.
struct DotCanvas {
    /// Cells.
    let width: Int
    let height: Int
    private let columnsPerCell: Int
    private let rowsPerCell: Int
    private var dots: [UInt32]
    private var styles: [TextStyle]
    private var marks: [Character?]

    private static let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

    init(width: Int, height: Int, unicode: Bool) {
        self.width = max(width, 1)
        self.height = max(height, 1)
        columnsPerCell = unicode ? 2 : 1
        rowsPerCell = unicode ? 4 : 1
        let count = self.width * self.height
        dots = [UInt32](repeating: 0, count: count)
        styles = [TextStyle](repeating: .plain, count: count)
        marks = [Character?](repeating: nil, count: count)
    }

    /// Dots across and down.
    var dotWidth: Int { width * columnsPerCell }
    var dotHeight: Int { height * rowsPerCell }

    /// The dot for a place on both axes, 0…1 from the left and from below; nil outside.
    func dot(x: Double, y: Double) -> (column: Int, row: Int)? {
        guard (-1e-9...1 + 1e-9).contains(x), (-1e-9...1 + 1e-9).contains(y) else { return nil }
        let column = Int((x * Double(dotWidth - 1)).rounded())
        return (min(max(column, 0), dotWidth - 1), dotHeight - 1 - Int((y * Double(dotHeight - 1)).rounded()))
    }

    /// The cell that a dot is in.
    func cell(_ dot: (column: Int, row: Int)) -> (column: Int, row: Int) {
        (dot.column / columnsPerCell, dot.row / rowsPerCell)
    }

    /// The dots of a straight line between two, both included (Bresenham).
    func path(from start: (column: Int, row: Int), to end: (column: Int, row: Int)) -> [(column: Int, row: Int)] {
        let (across, down) = (abs(end.column - start.column), -abs(end.row - start.row))
        let (right, below) = (start.column < end.column ? 1 : -1, start.row < end.row ? 1 : -1)
        var (column, row) = start
        var error = across + down
        var dots: [(column: Int, row: Int)] = []
        while true {
            dots.append((column, row))
            if column == end.column, row == end.row { return dots }
            let doubled = 2 * error
            if doubled >= down { error += down; column += right }
            if doubled <= across { error += across; row += below }
        }
    }

    /// One dot.
    mutating func point(_ dot: (column: Int, row: Int), style: TextStyle) { set(dot.column, dot.row, style) }

    /// A character in place of the dots of a cell.
    mutating func mark(_ dot: (column: Int, row: Int), _ character: Character, style: TextStyle) {
        let (column, row) = cell(dot)
        guard column >= 0, column < width, row >= 0, row < height else { return }
        marks[row * width + column] = character
        styles[row * width + column] = style
    }

    func isMarked(_ dot: (column: Int, row: Int)) -> Bool {
        let (column, row) = cell(dot)
        return column >= 0 && column < width && row >= 0 && row < height && marks[row * width + column] != nil
    }

    func line(_ row: Int) -> Line {
        var line = Line()
        for index in row * width..<(row + 1) * width { line.append(String(character(index)), styles[index]) }
        return line
    }

    private func character(_ index: Int) -> Character {
        if let mark = marks[index] { return mark }
        guard dots[index] != 0 else { return " " }
        guard rowsPerCell > 1, let scalar = Unicode.Scalar(0x2800 + dots[index]) else { return "." }
        return Character(scalar)
    }

    private mutating func set(_ column: Int, _ row: Int, _ style: TextStyle) {
        guard column >= 0, column < dotWidth, row >= 0, row < dotHeight else { return }
        let index = row / rowsPerCell * width + column / columnsPerCell
        dots[index] |= Self.bits[row % rowsPerCell][column % columnsPerCell]
        if marks[index] == nil { styles[index] = style }
    }
}
