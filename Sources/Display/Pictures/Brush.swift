import Painting

/// What one tile is drawn with, and how many pixels stand in a cell of the screen.
enum Brush: Hashable {
    /// The ramp of `ASCIIArt`: two columns and one row a pixel.
    case ascii
    /// The same ramp with one column a pixel and two pixels, their mean, in a row.
    case smallASCII
    /// Half blocks in two colors: one column a pixel, two pixels in a row.
    case blocks
    /// Half blocks and shades without color, as dense as `blocks`.
    case shades
    /// Braille dots: two pixels in a column, four in a row.
    case braille
    /// Dots of the screen, so many in a cell.
    case dots(CellSize)
    /// The text of each pixel on as many columns and rows.
    case texts(width: Int, height: Int)

    /// Columns for a number of pixels.
    func columns(_ width: Int) -> Int {
        switch self {
        case .ascii: 2 * width
        case .smallASCII, .blocks, .shades: width
        case .braille: (width + 1) / 2
        case .dots(let cell): cell.columns(width)
        case .texts(let cell, _): cell * width
        }
    }

    /// Rows for a number of pixels.
    func rows(_ height: Int) -> Int {
        switch self {
        case .ascii: height
        case .smallASCII, .blocks, .shades: (height + 1) / 2
        case .braille: (height + 3) / 4
        case .dots(let cell): cell.rows(height)
        case .texts(_, let cell): cell * height
        }
    }
}

/// The characters that stand for numbers where they are drawn by density.
enum Ramp {
    /// From 0 to -1: strokes that lie.
    static let negative: [Character] = [" ", ".", "-", "~", "="]
    /// From 0 to 1: strokes that cross.
    static let positive: [Character] = [" ", ":", "+", "*", "#"]
    /// From 0 to 1 in shades.
    static let shades: [Character] = [" ", "░", "▒", "▓", "█"]

    /// The character for -1…1: its shape tells the sign, its weight the size.
    static func signed(_ value: Float) -> Character {
        pick(value < 0 ? negative : positive, value.magnitude)
    }

    static func pick(_ characters: [Character], _ value: Float) -> Character {
        let last = characters.count - 1
        return characters[min(max(Int((value * Float(last)).rounded()), 0), last)]
    }
}
