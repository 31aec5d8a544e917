/// What `--color` says.
package enum ColorChoice: String, Sendable, Hashable, CaseIterable {
    /// Color on a terminal that has it, unless `NO_COLOR` is set.
    case auto
    /// Color in files and pipes too.
    case always
    case never
}

/// What the place that an output goes to can show, judged from the environment alone.
package struct TerminalAbilities: Sendable, Hashable {
    /// How many colors it has.
    package var color: ColorDepth
    /// Whether it shows characters beyond ASCII.
    package var unicode: Bool
    /// The best that pictures can be drawn with; ASCII where the output is no terminal, so that it can be
    /// edited and read back.
    package var pictures: PictureStyle

    /// Abilities that are known already.
    package init(color: ColorDepth, unicode: Bool, pictures: PictureStyle) {
        self.color = color
        self.unicode = unicode
        self.pictures = pictures
    }

    /// Judges from environment variables (`NO_COLOR`, `TERM`, `COLORTERM`, `LC_ALL`, `LC_CTYPE`, `LANG`), from
    /// whether the output is a terminal, and from `--color`.
    package init(environment: [String: String], isTerminal: Bool, choice: ColorChoice = .auto) {
        let term = environment["TERM"] ?? ""
        color = switch choice {
        case .never: .none
        case .always: max(Self.depth(environment), .ansi16)
        case .auto: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty ? Self.depth(environment) : .none
        }
        unicode = Self.isUnicode(environment)
        pictures = isTerminal && unicode && !Self.isDumb(term) ? .blocks : .ascii
    }

    /// A context of this kind with the given size.
    package func context(width: Int, height: Int) -> RenderContext {
        RenderContext(width: width, height: height, color: color, pictures: pictures, unicode: unicode)
    }

    private static func isDumb(_ term: String) -> Bool { term.isEmpty || term == "dumb" }

    /// The colors that a terminal says it has, in `COLORTERM` first, then by its name.
    private static func depth(_ environment: [String: String]) -> ColorDepth {
        let term = environment["TERM"] ?? ""
        if isDumb(term) { return .none }
        if ["truecolor", "24bit"].contains(environment["COLORTERM"]?.lowercased() ?? "") { return .trueColor }
        if term.hasSuffix("-direct") || term.hasSuffix("-truecolor") { return .trueColor }
        let known = ["xterm-kitty", "xterm-ghostty", "alacritty", "wezterm", "foot", "contour"]
        if known.contains(where: { term == $0 || term.hasPrefix($0 + "-") }) { return .trueColor }
        if term.hasSuffix("-256color") || term.hasSuffix("-256") { return .ansi256 }
        return term.hasPrefix("vt") ? .none : .ansi16
    }

    /// Whether the locale is UTF-8: the first of the three variables that is set decides, and where none is, as in most
    /// containers, UTF-8 is taken for granted.
    private static func isUnicode(_ environment: [String: String]) -> Bool {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        guard let locale = locale?.lowercased() else { return true }
        return locale.contains("utf-8") || locale.contains("utf8")
    }
}
