import Painting

/// Draws the pixels of a tile as large cells with a text in the middle of each, such as the weight that it stands for.
///
/// Where there is no color, a cell is a block of the character that its number has in the ramp, and the text stands on a
/// row of its own, so that neither is taken for a part of the other.
struct TextCells {
    let range: PictureRange
    let depth: ColorDepth
    let unicode: Bool
    let width: Int
    let height: Int

    /// Sizes of a cell for texts of some width, from the largest: about twice as wide as high, since cells of the screen
    /// are about twice as high as wide. The first two are for screens with room.
    static func brushes(text: Int, hasColor: Bool) -> [Brush] {
        [7, 5, 3, hasColor ? 1 : 2].map { height in
            .texts(width: height < 3 ? text + 1 : max(text + 2, 2 * height + 1), height: height)
        }
    }

    func lines(_ tile: Tile) -> [Line] {
        let pixels = Pixels(tile, range: range)
        return (0..<pixels.height).flatMap { row in
            (0..<height).map { part in
                var line = Line()
                for column in 0..<pixels.width {
                    let index = row * pixels.width + column
                    let text = part == height / 2 && index < tile.texts.count ? tile.texts[index] : nil
                    line.append(cell(pixels[row, column], text))
                }
                return line
            }
        }
    }

    /// One row of a cell, with its text or without.
    private func cell(_ value: Float, _ text: String?) -> Line {
        guard depth == .none else {
            let columns = text.map { height > 1 ? centered($0, in: width) : right($0, in: width) } ?? Line.blanks(width)
            return Line(columns, ColorMap(range, depth: depth).color(value).behindText)
        }
        guard let text else { return Line(String(repeating: character(value), count: width - 1) + " ") }
        return Line(centered(text, in: width - 1) + " ")
    }

    private func character(_ value: Float) -> Character {
        if range.isSigned { return Ramp.signed(value) }
        return Ramp.pick(unicode ? Ramp.shades : Ramp.positive, value)
    }

    private func right(_ text: String, in width: Int) -> String {
        let text = Wrapping.cut(text, width: width, ellipsis: "")
        return Line.blanks(width - DisplayWidth.of(text)) + text
    }

    private func centered(_ text: String, in width: Int) -> String {
        let text = right(text, in: min((width + DisplayWidth.of(text)) / 2, width))
        return text + Line.blanks(width - DisplayWidth.of(text))
    }
}
