import Markdown
import Painting

extension TypedCommand: HTMLKind {
    func html(in room: inout HTMLRoom) -> String {
        HTMLText.element("pre", "class=\"command\"", HTMLText.element("code", HTMLText.escaped(text)))
    }
}

extension CellReport: HTMLKind {
    /// Each command above what it shows; what went wrong, or why the cell was left out, at the end.
    func html(in room: inout HTMLRoom) -> String {
        guard kind == "commands" else { return Output.passage(text)?.kind.html(in: &room) ?? "" }
        var lines: [String] = []
        for one in outputs {
            if !one.command.isEmpty { lines.append(TypedCommand(text: one.command).html(in: &room)) }
            lines.append(one.output.kind.html(in: &room))
        }
        if let message {
            lines.append(verdict == "skipped"
                ? HTMLPiece.note("skipped: \(message)") : HTMLPiece.paragraph("error: \(message)", "error"))
        }
        return HTMLText.element("section", "class=\"cell\"", lines.filter { !$0.isEmpty }.joined(separator: "\n"))
    }
}
