/// A colour as it is meant, before it is fitted to what a terminal can show.
enum Ink: Hashable {
    /// Red, green and blue, 0…255 each.
    case rgb(UInt8, UInt8, UInt8)
    /// One of the sixteen colours that the user's theme defines.
    case theme(ThemeColor)
    /// The colour of a series by its place among those of a chart.
    case series(Int)
}

/// The colours of the theme that the drawings use, by their number.
enum ThemeColor: Int, Hashable {
    case red = 1
    case green = 2
    case yellow = 3
    case blue = 4
    case magenta = 5
    case cyan = 6
    case grey = 8
}

/// How a run of text looks.
struct Style: Hashable {
    var ink: Ink?
    var paper: Ink?
    var isBold = false
    var isDim = false
    /// Whether the cells are left as they are: a bitmap covers them, and a blank would wipe it.
    var isHole = false

    static let plain = Style()
    static let bold = Style(isBold: true)
    static let dim = Style(isDim: true)
    static let hole = Style(isHole: true)

    static func theme(_ color: ThemeColor) -> Style { Style(ink: .theme(color)) }

    init(ink: Ink? = nil, paper: Ink? = nil, isBold: Bool = false, isDim: Bool = false, isHole: Bool = false) {
        self.ink = ink
        self.paper = paper
        self.isBold = isBold
        self.isDim = isDim
        self.isHole = isHole
    }

    init(_ tint: Tint) {
        switch tint {
        case .plain: self = .plain
        case .good: self = .theme(.green)
        case .bad: self = .theme(.red)
        case .accent: self = Style(ink: .theme(.yellow), isBold: true)
        case .dim: self = .dim
        }
    }
}
