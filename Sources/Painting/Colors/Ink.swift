/// A color as it is meant, before it is fitted to what a terminal can show.
package enum Ink: Hashable {
    /// Red, green and blue, 0…255 each.
    case rgb(UInt8, UInt8, UInt8)
    /// One of the sixteen colors that the user's theme defines.
    case theme(ThemeColor)
    /// The color of a series by its place among those of a chart.
    case series(Int)
}

/// The colors of the theme that the drawings use, by their number.
package enum ThemeColor: Int, Hashable {
    case red = 1
    case green = 2
    case yellow = 3
    case blue = 4
    case cyan = 6
    case gray = 8
}
