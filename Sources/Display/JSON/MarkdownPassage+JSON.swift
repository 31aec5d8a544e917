import Files
import Painting

extension MarkdownPassage: JSONKind {
    func json(in room: Room) -> String { JSONText.object("passage", [("markdown", JSONText.string(text.source))]) }
}
