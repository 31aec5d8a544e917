import Painting

/// What tells the series of a chart apart: a mark of its own, and a color where there is one.
enum SeriesLook {
    private static let marks: [Character] = ["●", "▲", "■", "◆", "○", "△", "□", "◇"]
    private static let plainMarks: [Character] = ["*", "o", "x", "+", "#", "@", "%", "&"]
    /// For the series beyond the marks: letters that look like none of them.
    private static let moreMarks = Array("abcdefghijklmnpqrstuvwyzABCDEFGHIJKLMNPQRSTUVWYZ")
    private static let places = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

    static func style(_ index: Int) -> TextStyle { TextStyle(ink: .series(index)) }

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

    /// How many dots of a curve are drawn and how many left out, in turn, where no color tells it from others.
    static func dashes(_ index: Int) -> [Int] { dashes[index % dashes.count] }

    private static let dashes = [[1], [6, 4], [2, 2], [8, 3, 2, 3], [1, 3], [12, 4]]
}
