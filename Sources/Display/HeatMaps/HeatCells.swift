import Raster

/// How the cells of a heat map look: in colour where there is one, else by characters that grow darker with the number.
struct HeatCells {
    let range: PictureRange
    let depth: ColorDepth
    let unicode: Bool

    private var map: ColorMap { ColorMap(range, depth: depth) }

    /// A cell of `width` columns with a text in it, one column of room behind it; that tells the number's place on the
    /// scale where no colour does.
    func cell(_ value: Double, text: String, width: Int) -> Line {
        let place = range.place(of: Float(value))
        let blanks = Line.blanks(width - 1 - DisplayWidth.of(text))
        guard depth == .none else { return Line("\(blanks)\(text) ", style(place)) }
        return Line("\(blanks)\(text)\(character(place))")
    }

    /// A cell without words; a colour says nothing about the sign to everybody, so a dash does.
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

    /// The number's colour behind black or white, whichever stands out.
    private func style(_ place: Float) -> Style { map.color(place).behindText }
}
