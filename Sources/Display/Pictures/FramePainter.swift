import Painting

/// Draws boxes over the cells of a tile, as lines around the pixels that they hold.
///
/// Around the tile there is a margin on the sides where a frame stands beside it. A side of a box that lies farther outside
/// is left out.
struct FramePainter {
    let grain: Grain
    let margin: FrameMargin
    let unicode: Bool

    private typealias Cell = (character: Character, style: TextStyle)

    /// Neither a gray nor a color of any map.
    static let color = MapColor(red: 255, green: 85, blue: 255)

    /// The lines with a margin around them and the frames of the tile's boxes on top.
    func draw(_ tile: Tile, over lines: [Line]) -> [Line] {
        let (width, height) = (grain.columns(tile.drawnWidth), grain.rows(tile.drawnHeight))
        let blank: Cell = (" ", .plain)
        var cells = [[Cell]](
            repeating: [Cell](repeating: blank, count: width + margin.columns), count: height + margin.rows)
        for (row, line) in lines.prefix(height).enumerated() {
            let drawn = line.runs.flatMap { run in run.text.map { (character: $0, style: run.style) } }
            for (column, cell) in drawn.prefix(width).enumerated() { cells[row + margin.top][column + margin.left] = cell }
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
        for line in cells.indices where (frame.top...frame.bottom).contains(line - margin.top) {
            for place in cells[line].indices where (frame.left...frame.right).contains(place - margin.left) {
                guard let character = character(line - margin.top, place - margin.left, frame) else { continue }
                let below = cells[line][place]
                let paper = below.character == "▀" ? below.style.paper ?? below.style.ink : nil
                cells[line][place] = (character, TextStyle(ink: Self.color.ink, paper: paper, isBold: true))
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

/// Rows and columns of cells around a tile for the frames that stand beside it: none or one on each side.
struct FrameMargin: Hashable {
    var top = 0
    var bottom = 0
    var left = 0
    var right = 0

    var rows: Int { top + bottom }
    var columns: Int { left + right }
}

extension Grain {
    /// What the frames of some tiles need beside them; nothing where frames are no characters.
    func margin(around tiles: [Tile]) -> FrameMargin {
        var margin = FrameMargin()
        switch brush {
        case .dots, .texts: return margin
        case .ascii, .smallASCII, .blocks, .shades, .braille: break
        }
        for tile in tiles {
            for box in tile.boxes where box.width > 0 && box.height > 0 {
                let frame = frame(of: box)
                if frame.top < 0 { margin.top = 1 }
                if frame.left < 0 { margin.left = 1 }
                if frame.bottom >= rows(tile.drawnHeight) { margin.bottom = 1 }
                if frame.right >= columns(tile.drawnWidth) { margin.right = 1 }
            }
        }
        return margin
    }

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
