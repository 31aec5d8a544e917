import Markdown
import Painting

extension Alternatives: HTMLKind {
    func html(in room: inout HTMLRoom) -> String { laidOut(in: room.screen).kind.html(in: &room) }
}

extension Passing: HTMLKind {
    func html(in room: inout HTMLRoom) -> String { output.kind.html(in: &room) }
}

extension Flow: HTMLKind {
    func html(in room: inout HTMLRoom) -> String { laidOut(in: room.screen).kind.html(in: &room) }
}

extension Listing: HTMLKind {
    /// Pairs are lists of terms, which no width breaks.
    func html(in room: inout HTMLRoom) -> String {
        let lines = items.map { item in
            switch item {
            case .line(let text): text.isEmpty ? "" : HTMLText.element("p", "class=\"text\"", HTMLPiece.words(text))
            case .paragraph(let text): HTMLText.element("p", "class=\"text\"", HTMLPiece.words(text))
            case .entries(let entries), .examples(let entries): Self.terms(entries)
            }
        }
        return HTMLText.element("div", "class=\"listing\"", lines.filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    private static func terms(_ entries: [Entry]) -> String {
        guard !entries.isEmpty else { return "" }
        let pairs = entries.map { entry in
            HTMLText.element("dt", HTMLText.element("code", HTMLText.escaped(entry.name)))
                + HTMLText.element("dd", HTMLPiece.words(entry.meaning))
        }
        return HTMLText.element("dl", "\n" + pairs.joined(separator: "\n") + "\n")
    }
}
