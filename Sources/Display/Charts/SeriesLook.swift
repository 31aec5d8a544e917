/// What tells the series of a chart apart: a mark of its own, and a colour where there is one.
enum SeriesLook {
    /// Colours of the cube that every terminal with 256 has, so that they are the same with 24 bits: of its colours that
    /// stand out from black and from white (lightness 0.52…0.80 in OKLab), the twelve whose nearest two lie farthest
    /// apart, 0.18.
    static let colors: [MapColor] = [
        MapColor(red: 0, green: 175, blue: 255), MapColor(red: 215, green: 175, blue: 0),
        MapColor(red: 215, green: 0, blue: 95), MapColor(red: 0, green: 175, blue: 0),
        MapColor(red: 215, green: 135, blue: 255), MapColor(red: 175, green: 95, blue: 0),
        MapColor(red: 0, green: 95, blue: 255), MapColor(red: 95, green: 215, blue: 175),
        MapColor(red: 255, green: 135, blue: 135), MapColor(red: 0, green: 135, blue: 135),
        MapColor(red: 215, green: 0, blue: 215), MapColor(red: 135, green: 95, blue: 175),
    ]

    /// Their stand-ins among the sixteen colours of a theme, by number.
    private static let themeColors = [14, 3, 1, 2, 13, 11, 4, 10, 9, 6, 5, 12]

    private static let marks: [Character] = ["●", "▲", "■", "◆", "○", "△", "□", "◇"]
    private static let plainMarks: [Character] = ["*", "o", "x", "+", "#", "@", "%", "&"]
    /// For the series beyond the marks: letters that look like none of them.
    private static let moreMarks = Array("abcdefghijklmnpqrstuvwyzABCDEFGHIJKLMNPQRSTUVWYZ")
    private static let places = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

    /// The colour of a series, in print and on screens with 256 colours and more.
    static func color(_ index: Int) -> MapColor { colors[index % colors.count] }

    /// The number, 0…15, of its colour where a theme has sixteen.
    static func themeColor(_ index: Int) -> Int { themeColors[index % themeColors.count] }

    static func style(_ index: Int) -> Style { Style(ink: .series(index)) }

    /// The mark of a curve; no two of the first 56 are alike.
    static func mark(_ index: Int, unicode: Bool) -> Character {
        let marks = unicode ? marks : plainMarks
        return index < marks.count ? marks[index] : moreMarks[(index - marks.count) % moreMarks.count]
    }

    /// The characters that stand for series in a scatter: the first of their names where these differ and are one column
    /// wide, else digits and letters by place: `0`…`9`, `a`…`z`.
    static func initials(_ series: [Series], unicode: Bool) -> [Character] {
        let initials = series.compactMap(\.name.first).filter { DisplayWidth.of($0) == 1 && $0 != " " }
        let isTelling = initials.count == series.count && Set(initials).count == initials.count
        return isTelling ? initials : series.indices.map { places[$0 % places.count] }
    }

    /// How many dots of a curve are drawn and how many left out, in turn, where no colour tells it from others.
    static func dashes(_ index: Int) -> [Int] { dashes[index % dashes.count] }

    private static let dashes = [[1], [6, 4], [2, 2], [8, 3, 2, 3], [1, 3], [12, 4]]
}
