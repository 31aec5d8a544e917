extension Style {
    /// The escape sequence that turns this style on (ECMA-48, select graphic rendition), starting from the
    /// plain style; empty for the plain style and where there is no colour.
    func sequence(_ depth: ColorDepth) -> String {
        guard depth != .none, self != .plain else { return "" }
        var codes: [String] = []
        if isBold { codes.append("1") }
        if isDim { codes.append("2") }
        if let ink { codes.append(ink.code(depth, isPaper: false)) }
        if let paper { codes.append(paper.code(depth, isPaper: true)) }
        return "\u{1B}[" + codes.joined(separator: ";") + "m"
    }
}

extension Ink {
    fileprivate func code(_ depth: ColorDepth, isPaper: Bool) -> String {
        let extended = isPaper ? "48" : "38"
        switch (self, depth) {
        case (.theme(let color), _): return Self.themeCode(color.rawValue, isPaper: isPaper)
        case (.rgb(let red, let green, let blue), .trueColor): return "\(extended);2;\(red);\(green);\(blue)"
        case (.rgb(let red, let green, let blue), .ansi256):
            return "\(extended);5;\(TerminalPalette.nearest256(red, green, blue))"
        case (.rgb(let red, let green, let blue), _):
            return Self.themeCode(TerminalPalette.nearest16(red, green, blue), isPaper: isPaper)
        }
    }

    private static func themeCode(_ number: Int, isPaper: Bool) -> String {
        String(number % 8 + (number < 8 ? 30 : 90) + (isPaper ? 10 : 0))
    }
}

/// The fixed palettes of terminals with 256 and with 16 colours.
enum TerminalPalette {
    /// The steps of the 6×6×6 colour cube.
    private static let steps: [Int] = [0, 95, 135, 175, 215, 255]

    /// The usual values of the sixteen colours; themes move them, so they are only aimed at.
    private static let sixteen: [(Int, Int, Int)] = [
        (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170),
        (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255), (255, 85, 255), (85, 255, 255),
        (255, 255, 255),
    ]

    /// The number, 16…255, of the nearest colour of the cube or the grey ramp.
    static func nearest256(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
        let color = (Int(red), Int(green), Int(blue))
        let (r, g, b) = (nearestStep(color.0), nearestStep(color.1), nearestStep(color.2))
        let cube = distance(color, (steps[r], steps[g], steps[b]))
        let grey = min(max(((color.0 + color.1 + color.2) / 3 - 3) / 10, 0), 23)
        let level = 8 + 10 * grey
        return distance(color, (level, level, level)) < cube ? 232 + grey : 16 + 36 * r + 6 * g + b
    }

    /// The number, 0…15, of the nearest of the sixteen colours.
    static func nearest16(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
        let color = (Int(red), Int(green), Int(blue))
        return sixteen.indices.min { distance(color, sixteen[$0]) < distance(color, sixteen[$1]) } ?? 0
    }

    private static func nearestStep(_ value: Int) -> Int {
        steps.indices.min { abs(steps[$0] - value) < abs(steps[$1] - value) } ?? 0
    }

    private static func distance(_ left: (Int, Int, Int), _ right: (Int, Int, Int)) -> Int {
        let (red, green, blue) = (left.0 - right.0, left.1 - right.1, left.2 - right.2)
        return red * red + green * green + blue * blue
    }
}
