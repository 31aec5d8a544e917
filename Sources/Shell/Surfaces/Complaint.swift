import Display
import Painting

/// Errors on standard error, one line each.
enum Complaint {
    /// Written by a process that ends on it, under the name of the program.
    static func write(_ message: String) { Descriptor.error.write("convo: \(message)\n") }

    /// Shown to the person at the prompt.
    static func show(_ message: String, color: Bool) {
        let columns = Descriptor.error.isTerminal ? Descriptor.error.size.columns : .max
        Descriptor.error.write(text(message, columns: columns, color: color))
    }

    /// The message as the prompt shows it, broken between words where the screen ends.
    static func text(_ message: String, columns: Int, color: Bool) -> String {
        let mark = "error:"
        let context = RenderContext(width: min(max(columns, 20), 10_000), unicode: true)
        let wrapped = TextRenderer(context).render(.text("\(mark) \(message)"))
        return PromptStyle.warning.paint(mark, color: color) + wrapped.dropFirst(mark.count) + (wrapped.hasSuffix("\n") ? "" : "\n")
    }
}
