import Files
import Painting

extension TypedCommand: JSONKind {
    func json(in room: Room) -> String { JSONText.object("command", [("text", JSONText.string(text))]) }
}

extension CellReport: JSONKind {
    func json(in room: Room) -> String {
        var fields = [
            ("file", JSONText.string(file)), ("line", "\(line)"), ("cell", JSONText.string(kind)),
            ("text", JSONText.string(text)),
        ]
        if let verdict { fields.append(("verdict", JSONText.string(verdict))) }
        if let message { fields.append(("message", JSONText.string(message))) }
        if let seconds { fields.append(("seconds", JSONText.number(seconds))) }
        if kind == "commands" {
            let shown = outputs.map { one in
                JSONText.object([("command", JSONText.string(one.command)), ("output", one.output.kind.json(in: room))])
            }
            fields.append(("outputs", JSONText.array(shown)))
        }
        return JSONText.object("cell", fields)
    }
}
