/// The colors that tell series apart.
package enum SeriesColor {
    /// Colors of the cube that every terminal with 256 has, so that they are the same with 24 bits: of its colors that
    /// stand out from black and from white (lightness 0.52…0.80 in OKLab), the twelve whose nearest two lie farthest
    /// apart, 0.18.
    package static let colors: [MapColor] = [
        MapColor(red: 0, green: 175, blue: 255), MapColor(red: 215, green: 175, blue: 0),
        MapColor(red: 215, green: 0, blue: 95), MapColor(red: 0, green: 175, blue: 0),
        MapColor(red: 215, green: 135, blue: 255), MapColor(red: 175, green: 95, blue: 0),
        MapColor(red: 0, green: 95, blue: 255), MapColor(red: 95, green: 215, blue: 175),
        MapColor(red: 255, green: 135, blue: 135), MapColor(red: 0, green: 135, blue: 135),
        MapColor(red: 215, green: 0, blue: 215), MapColor(red: 135, green: 95, blue: 175),
    ]

    /// Their stand-ins among the sixteen colors of a theme, by number.
    private static let themeColors = [14, 3, 1, 2, 13, 11, 4, 10, 9, 6, 5, 12]

    /// The color of a series, in print and on screens with 256 colors and more.
    package static func color(of index: Int) -> MapColor { colors[index % colors.count] }

    /// The number, 0…15, of its color where a theme has sixteen.
    static func themeColor(of index: Int) -> Int { themeColors[index % themeColors.count] }
}
