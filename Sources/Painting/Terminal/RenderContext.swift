/// How many colors may be used.
package enum ColorDepth: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// No escape sequence at all.
    case none
    /// The sixteen colors of the theme.
    case ansi16
    /// A 6×6×6 cube of colors and 24 grays.
    case ansi256
    /// 24 bits a color.
    case trueColor

    /// Fewer colors come before more.
    package static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}

/// What pictures are drawn with.
package enum PictureStyle: String, Sendable, Hashable, CaseIterable {
    /// A ramp of ASCII characters, two columns a pixel.
    case ascii
    /// Half blocks: one column and half a row a pixel.
    case blocks
    /// Braille dots: half a column and a quarter of a row a pixel.
    case braille
    /// Sixel graphics, for terminals that have them.
    case sixel
    /// The graphics of the terminal kitty and of those that speak its protocol.
    case kitty

    /// Whether pictures are drawn dot by dot rather than with characters.
    package var isGraphic: Bool { self == .sixel || self == .kitty }
}

/// What an output is drawn on.
package struct RenderContext: Sendable, Hashable {
    /// Columns.
    package var width: Int
    /// Rows of the screen.
    package var height: Int
    /// How many colors may be used.
    package var color: ColorDepth
    /// What pictures are drawn with.
    package var pictures: PictureStyle
    /// Whether characters beyond ASCII may be used.
    package var unicode: Bool
    /// The dots of a cell, for pictures that are drawn dot by dot.
    package var cell: CellSize
    /// Whether `height` is that of a screen, which pictures and charts may fill; in a file or a pipe they keep one size.
    package var fillsScreen: Bool

    /// Defaults to a plain UTF-8 text of 80 columns.
    package init(
        width: Int = 80, height: Int = 24, color: ColorDepth = .none, pictures: PictureStyle = .ascii,
        unicode: Bool = true, cell: CellSize = .usual, fillsScreen: Bool = false
    ) {
        self.width = width
        self.height = height
        self.color = color
        self.pictures = pictures
        self.unicode = unicode
        self.cell = cell
        self.fillsScreen = fillsScreen
    }
}
