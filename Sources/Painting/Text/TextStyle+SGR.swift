extension TextStyle {
    /// The escape sequence that turns this style on (ECMA-48, select graphic rendition), starting from the
    /// plain style; empty for the plain style and where there is no color.
    package func sequence(_ depth: ColorDepth) -> String {
        guard depth != .none, self != .plain else { return "" }
        var codes: [String] = []
        if isBold { codes.append("1") }
        if isDim { codes.append("2") }
        if isItalic { codes.append("3") }
        if isUnderlined { codes.append("4") }
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
        case (.series(let index), .trueColor), (.series(let index), .ansi256):
            return SeriesColor.color(of: index).ink.code(depth, isPaper: isPaper)
        case (.series(let index), _): return Self.themeCode(SeriesColor.themeColor(of: index), isPaper: isPaper)
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
