/// What the editor shows.
extension LineEditor {
    func layout(_ text: String, cursor: Int, suggestion: String) -> Layout {
        var contents = Layout.Contents()
        contents.prompt = search?.prompt ?? prompt
        contents.promptStyle = search == nil ? .prompt : .search
        contents.continuation = continuation
        contents.text = text
        contents.styles = color && text.utf8.count <= Self.longestColored ? highlight(text) : []
        contents.cursor = cursor
        contents.suggestion = suggestion
        contents.color = color
        return Layout(contents, columns: Descriptor.output.size.columns)
    }

    /// Bytes; a longer text is no line that somebody reads while typing, and would be looked through at every key.
    private static let longestColored = 20_000

    /// Dots as wide as the prompt, so that the lines of an input stand under each other.
    private var continuation: String {
        let width = CellWidth.of(prompt)
        return width < 3 ? "" : String(repeating: " ", count: width - 3) + ".. "
    }

    func redraw() {
        guard let engine else { return }
        let (text, cursor) = engine.line
        let isAtEnd = cursor == text.unicodeScalars.count
        suggestion = search == nil && menu == nil && isAtEnd ? history.suggestion(for: text) : ""
        let size = Descriptor.output.size
        let layout = layout(text, cursor: cursor, suggestion: suggestion)
        let height = max(2, size.rows - layout.rows.count - 1)
        let below = menu.map {
            CompletionListing.rows(
                of: $0.completion.candidates, chosen: $0.chosen, columns: size.columns, height: height, color: color)
        }
        Descriptor.output.write(screen.frame(layout, below: below ?? [], rows: size.rows))
    }

    func windowChanged() {
        guard let engine else { return }
        let (text, cursor) = engine.line
        let size = Descriptor.output.size
        screen.reflow(to: layout(text, cursor: cursor, suggestion: ""), rows: size.rows, joinsRows: Environment.terminalJoinsRows)
    }
}
