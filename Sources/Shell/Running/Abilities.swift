import Display
import Explorer

/// What the terminal, the environment and the options allow drawings to use.
struct Abilities: Sendable {
    /// Options given before the first command; those of a line come before them.
    let defaults: Presentation
    let environment: [String: String]

    /// How a result is drawn on standard output.
    func context(for presentation: Presentation) -> RenderContext {
        context(presentation.orElse(defaults), on: .output)
    }

    /// How drawings under the bar are made, on standard error.
    var liveContext: RenderContext { context(defaults, on: .error) }

    private func context(_ wanted: Presentation, on descriptor: Descriptor) -> RenderContext {
        let abilities = TerminalAbilities(
            environment: environment, isTerminal: descriptor.isTerminal, choice: wanted.color ?? .auto)
        let size = size(of: descriptor)
        var context = abilities.context(width: wanted.width ?? size.columns, height: size.rows)
        if let pictures = wanted.pictures { context.pictures = pictures }
        return context
    }

    /// The screen; 80 columns, or `$COLUMNS`, where there is none.
    func size(of descriptor: Descriptor) -> (rows: Int, columns: Int) {
        if descriptor.isTerminal { return descriptor.size }
        let columns = environment["COLUMNS"].flatMap { Int($0) } ?? 80
        return (24, min(max(columns, 20), 1000))
    }
}
