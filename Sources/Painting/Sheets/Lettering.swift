/// How words stand on a sheet.
package struct Lettering: Hashable {
    /// How a text stands to its place.
    package enum Anchor: String {
        case start, middle, end
    }

    /// Of letters, in pixels.
    package static let usualSize = 13.0
    /// How wide a letter is, by the size; that of the usual fonts of equal widths.
    package static let width = 0.602

    package var anchor: Anchor
    package var color: MapColor
    package var isBold: Bool
    package var size: Double

    package init(anchor: Anchor = .start, color: MapColor = .ink, isBold: Bool = false, size: Double = usualSize) {
        self.anchor = anchor
        self.color = color
        self.isBold = isBold
        self.size = size
    }

    package func width(of text: String) -> Double { Double(DisplayWidth.of(text)) * size * Self.width }

    /// Where a text begins that stands at `x`.
    package func left(of text: String, at x: Double) -> Double {
        switch anchor {
        case .start: x
        case .middle: x - width(of: text) / 2
        case .end: x - width(of: text)
        }
    }
}

extension Lettering {
    /// Like a run of text on a screen.
    package init(_ style: TextStyle) {
        self.init(color: MapColor(style), isBold: style.isBold)
    }
}

extension MapColor {
    package static let ink = MapColor(hex: 0x222222)
    package static let quiet = MapColor(hex: 0x555555)
    package static let axis = MapColor(hex: 0x888888)
    package static let grid = MapColor(hex: 0xDDDDDD)

    /// Red, green and blue from the upper byte down.
    package init(hex: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
            blue: UInt8(truncatingIfNeeded: hex))
    }

    /// What a tint is on paper; nil for what has no color of its own.
    package init?(_ tint: Tint) {
        switch tint {
        case .good: self.init(hex: 0x00804A)
        case .bad: self.init(hex: 0xC0392B)
        case .accent: self.init(hex: 0xB36B00)
        case .dim: self = .quiet
        case .plain: return nil
        }
    }

    /// The ink of a style on paper.
    package init(_ style: TextStyle) {
        switch style.ink {
        case .rgb(let red, let green, let blue): self.init(red: red, green: green, blue: blue)
        case .theme(.green): self = MapColor(.good) ?? .ink
        case .theme(.red): self = MapColor(.bad) ?? .ink
        case .theme(.yellow): self = MapColor(.accent) ?? .ink
        case .series(let index): self = SeriesInk.color(index)
        case .theme, nil: self = style.isDim ? .quiet : .ink
        }
    }
}
