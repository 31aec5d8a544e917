/// How a run of text looks.
package struct TextStyle: Hashable {
    package var ink: Ink?
    package var paper: Ink?
    package var isBold = false
    package var isDim = false
    package var isItalic = false
    package var isUnderlined = false
    /// Whether the cells are left as they are: a bitmap covers them, and a blank would wipe it.
    package var isHole = false

    package static let plain = TextStyle()
    package static let bold = TextStyle(isBold: true)
    package static let dim = TextStyle(isDim: true)
    package static let hole = TextStyle(isHole: true)

    package static func theme(_ color: ThemeColor) -> TextStyle { TextStyle(ink: .theme(color)) }

    package init(ink: Ink? = nil, paper: Ink? = nil, isBold: Bool = false, isDim: Bool = false, isHole: Bool = false) {
        self.ink = ink
        self.paper = paper
        self.isBold = isBold
        self.isDim = isDim
        self.isHole = isHole
    }

    package init(_ tint: Tint) {
        switch tint {
        case .plain: self = .plain
        case .good: self = .theme(.green)
        case .bad: self = .theme(.red)
        case .accent: self = TextStyle(ink: .theme(.yellow), isBold: true)
        case .dim: self = .dim
        }
    }
}

extension MapColor {
    /// The color behind black or white, whichever is read better on it.
    package var behindText: TextStyle { TextStyle(ink: isLight ? .rgb(0, 0, 0) : .rgb(255, 255, 255), paper: ink) }
}
