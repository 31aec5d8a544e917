import Display
import Explorer
import Painting

/// What the terminal, the environment and the options allow drawings to use.
struct Abilities: Sendable {
    /// Options given before the first command; those of a line come before them.
    let defaults: Presentation
    let environment: [String: String]
    /// What the terminal has said that it can draw; nothing where nobody asks it.
    let terminal: Shared<TerminalGraphics>

    /// Whether pictures hang on what the terminal says: which graphics it has, or for those asked for the dots of a cell.
    func hangOnTerminal(_ presentation: Presentation) -> Bool {
        let wanted = presentation.orElse(defaults)
        guard let pictures = wanted.pictures else { return context(wanted, on: .output).color != .none }
        return pictures.isGraphic && Descriptor.output.cell == nil
    }

    /// How a result is drawn on standard output: in the graphics that the terminal has proved to have, unless the
    /// line or `set graphics` says otherwise or there is to be no color.
    func context(for presentation: Presentation) -> RenderContext {
        let wanted = presentation.orElse(defaults)
        var context = context(wanted, on: .output)
        let terminal = terminal.value
        if wanted.pictures == nil, context.color != .none, Descriptor.output.isTerminal, let style = terminal.style {
            context.pictures = style
        }
        // What the operating system says is of now; the terminal was asked once, and its font may have changed since.
        context.cell = Descriptor.output.cell ?? terminal.cell ?? .usual
        context.fillsScreen = Descriptor.output.isTerminal
        return context
    }

    /// How drawings under the bar are made, on standard error; they change in place, so they are made of characters.
    func liveContext(for presentation: Presentation) -> RenderContext {
        var wanted = presentation.orElse(defaults)
        if wanted.pictures?.isGraphic == true { wanted.pictures = nil }
        return context(wanted, on: .error)
    }

    private func context(_ wanted: Presentation, on descriptor: Descriptor) -> RenderContext {
        let abilities = TerminalAbilities(
            environment: environment, isTerminal: descriptor.isTerminal, choice: wanted.color ?? .auto)
        let size = size(of: descriptor)
        var context = abilities.context(width: wanted.width ?? size.columns, height: size.rows)
        if let pictures = wanted.pictures { context.pictures = pictures }
        return context
    }

    /// The columns that drawings are made for, as `--width` takes them. A narrower terminal has what it has.
    private static let widths = 20...1000

    /// The screen; 80 columns, or `$COLUMNS`, where there is none.
    func size(of descriptor: Descriptor) -> (rows: Int, columns: Int) {
        if descriptor.isTerminal {
            let size = descriptor.size
            return (size.rows, min(size.columns, Self.widths.upperBound))
        }
        let columns = environment["COLUMNS"].flatMap { Int($0) } ?? 80
        return (24, min(max(columns, Self.widths.lowerBound), Self.widths.upperBound))
    }
}
