import Markdown
import Painting

extension Paragraph: HTMLKind {
    func html(in room: inout HTMLRoom) -> String { HTMLPiece.paragraph(text, "text") }
}

extension Note: HTMLKind {
    func html(in room: inout HTMLRoom) -> String { HTMLPiece.note(text) }
}

extension Group: HTMLKind {
    func html(in room: inout HTMLRoom) -> String { items.html(in: &room) }
}

extension [Output] {
    /// Outputs under each other, a line for each.
    func html(in room: inout HTMLRoom) -> String {
        var lines: [String] = []
        for item in self { lines.append(item.kind.html(in: &room)) }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

extension MarkdownPassage: HTMLKind {
    func html(in room: inout HTMLRoom) -> String {
        var writer = MarkdownHTML(names: room.names, picture: room.picture)
        let html = writer.html(of: text.blocks)
        room.names = writer.names
        return html
    }
}
