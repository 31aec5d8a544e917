import Painting
import Raster

/// How the cells of a heat map look: in color where there is one, else by characters that grow darker with the number.
struct HeatCells {
    let range: PictureRange
    let depth: ColorDepth
    let unicode: Bool

    private var map: ColorMap { ColorMap(range, depth: depth) }

    /// A cell of `width` columns with a text in it; where there is no color, the column behind the text tells the number's
    /// place on the scale.
    func cell(_ value: Double, text: String, width: Int, isCentered: Bool = false) -> Line {
        let place = range.place(of: Float(value))
        let placed = placed(text, in: width, isCentered: isCentered)
        guard depth == .none else { return Line(placed, style(place)) }
        return Line(placed.dropLast() + String(character(place)))
    }

    /// A text at the right end of `width` columns but for one, or in their middle.
    func placed(_ text: String, in width: Int, isCentered: Bool) -> String {
        let blanks = width - DisplayWidth.of(text)
        let after = isCentered ? blanks / 2 : 1
        return Line.blanks(blanks - after) + text + Line.blanks(after)
    }

    /// A cell without words; a color says nothing about the sign to everybody, so a dash does.
    func cell(_ value: Double, width: Int) -> Line { cell(place: range.place(of: Float(value)), width: width) }

    /// A cell without words for a place on the scale, 0…1, or -1…1 where it is signed.
    func cell(place: Float, width: Int) -> Line {
        guard depth == .none else {
            let text = place < -0.125 ? "-" : " "
            return Line(text + Line.blanks(width - 1), style(place))
        }
        return Line(String(repeating: character(place), count: width))
    }

    private func character(_ place: Float) -> Character {
        if range.isSigned { return Ramp.signed(place) }
        return unicode ? Ramp.pick(Ramp.shades, place) : ASCIIArt.character(place)
    }

    /// The number's color behind black or white, whichever stands out.
    private func style(_ place: Float) -> TextStyle { map.color(place).behindText }
}
