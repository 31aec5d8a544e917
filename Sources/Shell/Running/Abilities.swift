import Display
import Explorer

/// What the terminal, the environment and the options allow drawings to use.
struct Abilities: Sendable {
    /// Options given before the first command; those of a line come before them.
    let defaults: Presentation

    /// How a result is drawn on standard output.
    func context(for presentation: Presentation) -> RenderContext {
        let wanted = presentation.orElse(defaults)
        let isTerminal = Descriptor.output.isTerminal
        let color = Self.depth(wanted.color ?? .auto, isTerminal: isTerminal)
        return context(wanted, color: color, size: Self.size(of: .output), isTerminal: isTerminal)
    }

    /// How drawings under the bar are made, on standard error.
    var liveContext: RenderContext {
        let color = Self.depth(defaults.color ?? .auto, isTerminal: Descriptor.error.isTerminal)
        return context(defaults, color: color, size: Descriptor.error.size, isTerminal: true)
    }

    private func context(
        _ wanted: Presentation, color: ColorDepth, size: (rows: Int, columns: Int), isTerminal: Bool
    ) -> RenderContext {
        let best: PictureStyle = isTerminal && Self.unicode && color >= .ansi256 ? .blocks : .ascii
        return RenderContext(
            width: wanted.width ?? size.columns, height: size.rows, color: color,
            pictures: wanted.pictures ?? best, unicode: Self.unicode)
    }

    /// The screen; 80 columns, or `$COLUMNS`, where there is none.
    static func size(of descriptor: Descriptor) -> (rows: Int, columns: Int) {
        if descriptor.isTerminal { return descriptor.size }
        let columns = Environment.value("COLUMNS").flatMap { Int($0) } ?? 80
        return (24, min(max(columns, 20), 1000))
    }

    static func depth(_ choice: ColorChoice, isTerminal: Bool) -> ColorDepth {
        switch choice {
        case .never: return .none
        case .auto where !isTerminal || Environment.forbidsColor || !Environment.terminalUnderstandsEscapes: return .none
        case .auto, .always: break
        }
        let terminal = Environment.value("TERM") ?? ""
        let claim = Environment.value("COLORTERM") ?? ""
        if claim == "truecolor" || claim == "24bit" || terminal.hasSuffix("-direct") { return .trueColor }
        return terminal.contains("256color") || terminal.isEmpty ? .ansi256 : .ansi16
    }

    /// False where the locale names another encoding than UTF-8.
    static let unicode: Bool = {
        let name = Environment.value("LC_ALL") ?? Environment.value("LC_CTYPE") ?? Environment.value("LANG")
        guard let name = name?.lowercased() else { return true }
        return name.hasSuffix("utf-8") || name.hasSuffix("utf8")
    }()
}
