/// Draws boxes over the cells of a tile, as lines around the pixels that they hold.
///
/// The tile gets a margin of one cell on each side, where the frame of a box at its edge stands. A side of a box that
/// lies farther outside is left out.
struct FramePainter {
    let grain: Grain
    let unicode: Bool

    private typealias Cell = (character: Character, style: Style)

    /// Neither a grey nor a colour of any map.
    static let color = MapColor(red: 255, green: 85, blue: 255)

    /// The lines with a margin around them and the frames of the tile's boxes on top.
    func draw(_ tile: Tile, over lines: [Line]) -> [Line] {
        let (width, height) = (grain.columns(tile.drawnWidth), grain.rows(tile.drawnHeight))
        let blank: Cell = (" ", .plain)
        var cells = [[Cell]](repeating: [Cell](repeating: blank, count: width + 2), count: height + 2)
        for (row, line) in lines.prefix(height).enumerated() {
            let drawn = line.runs.flatMap { run in run.text.map { (character: $0, style: run.style) } }
            for (column, cell) in drawn.prefix(width).enumerated() { cells[row + 1][column + 1] = cell }
        }
        for box in tile.boxes where box.width > 0 && box.height > 0 { draw(box, on: &cells) }
        return cells.map { row in
            var line = Line()
            for cell in row { line.append(String(cell.character), cell.style) }
            return line
        }
    }

    private func draw(_ box: Box, on cells: inout [[Cell]]) {
        let frame = grain.frame(of: box)
        for row in -1..<cells.count - 1 where (frame.top...frame.bottom).contains(row) {
            for column in -1..<cells[row + 1].count - 1 where (frame.left...frame.right).contains(column) {
                guard let character = character(row, column, frame) else { continue }
                let below = cells[row + 1][column + 1]
                let paper = below.character == "▀" ? below.style.paper ?? below.style.ink : nil
                cells[row + 1][column + 1] = (character, Style(ink: Self.color.ink, paper: paper, isBold: true))
            }
        }
    }

    /// What stands at a place of the frame; nil inside. In ASCII no character of a ramp is used.
    private func character(_ row: Int, _ column: Int, _ frame: Grain.Frame) -> Character? {
        let (isLeft, isRight) = (column == frame.left, column == frame.right)
        let (isTop, isBottom) = (row == frame.top, row == frame.bottom)
        guard unicode else {
            if isLeft || isRight { return isTop ? nil : "|" }
            return isTop || isBottom ? "_" : nil
        }
        switch (isTop, isBottom, isLeft, isRight) {
        case (true, _, true, _): return "┌"
        case (true, _, _, true): return "┐"
        case (_, true, true, _): return "└"
        case (_, true, _, true): return "┘"
        case (true, _, _, _), (_, true, _, _): return "─"
        case (_, _, true, _), (_, _, _, true): return "│"
        default: return nil
        }
    }
}

extension Grain {
    /// The cells around a box, counted from the first cell of the tile.
    struct Frame: Hashable {
        var top: Int
        var bottom: Int
        var left: Int
        var right: Int
    }

    /// The cells that stand just outside of the box; where a cell holds pixels of both sides, it is the frame.
    func frame(of box: Box) -> Frame {
        // Far beyond any picture, and so small that no sum overflows.
        func bounded(_ value: Int) -> Int { min(max(value, -10_000), 10_000) }
        let (row, column) = (bounded(box.row), bounded(box.column))
        let (end, edge) = (row + bounded(box.height), column + bounded(box.width))
        let (across, down) = brush.cellSize
        func cell(_ pixel: Int, _ size: Int) -> Int { Int((Double(pixel) / Double(size)).rounded(.down)) }
        let top = cell(row * enlargement, reduction)
        let left = cell(column * enlargement, reduction)
        let bottom = cell(end * enlargement + reduction - 1, reduction)
        let right = cell(edge * enlargement + reduction - 1, reduction)
        if brush == .ascii { return Frame(top: top - 1, bottom: bottom, left: 2 * left - 1, right: 2 * right) }
        return Frame(
            top: cell(top - 1, down), bottom: cell(bottom, down), left: cell(left - 1, across),
            right: cell(right, across))
    }
}

extension Brush {
    /// Pixels in a cell, across and down; `ascii` takes two cells a pixel, which does not fit here.
    fileprivate var cellSize: (across: Int, down: Int) {
        switch self {
        case .ascii: (1, 1)
        case .smallASCII, .blocks, .shades: (1, 2)
        case .braille: (2, 4)
        case .dots(let cell): (cell.width, cell.height)
        case .texts: (1, 1)
        }
    }
}
