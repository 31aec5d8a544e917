import Markdown

/// What a document says between its cells.
package struct MarkdownPassage: OutputKind {
    package var text: MarkdownText
    /// Whether a blank line stands above it.
    package var isBelowAnother = false

    /// The words of its first heading, if it has one.
    package var heading: String? {
        for case .heading(_, let inlines) in text.blocks where !inlines.plain.isEmpty { return inlines.plain }
        return nil
    }
}

extension Output {
    /// Prose in Markdown: what stands between the cells of a document.
    ///
    /// - Parameter isBelowAnother: whether a blank line stands above it.
    /// - Returns: nil where nothing is to be seen.
    package static func passage(_ markdown: String, isBelowAnother: Bool = false) -> Output? {
        let text = MarkdownText(markdown)
        let isEmpty = text.blocks.allSatisfy { block in
            if case .html = block { true } else { false }
        }
        return isEmpty ? nil : Output(MarkdownPassage(text: text, isBelowAnother: isBelowAnother))
    }
}
