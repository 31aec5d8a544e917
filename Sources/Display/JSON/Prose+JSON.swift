import Files
import Painting

extension Paragraph: JSONKind {
    func json(in room: Room) -> String { JSONText.object("text", [("text", JSONText.string(text))]) }
}

extension Note: JSONKind {
    func json(in room: Room) -> String { JSONText.object("note", [("text", JSONText.string(text))]) }
}

extension Group: JSONKind {
    func json(in room: Room) -> String {
        JSONText.object("group", [("items", JSONText.array(items.map { $0.kind.json(in: room) }))])
    }
}
