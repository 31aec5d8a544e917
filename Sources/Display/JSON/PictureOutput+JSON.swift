import Files
import Painting

extension PictureOutput: JSONKind {
    func json(in room: Room) -> String {
        JSONText.object("picture", [
            JSONText.title(title),
            ("low", JSONText.number(range.low)),
            ("high", JSONText.number(range.high)),
            ("total", String(total)),
            ("tiles", JSONText.array(tiles.map(\.json))),
        ] + JSONText.finding(finding))
    }
}

extension Tile {
    fileprivate var json: String {
        var members = [
            (key: "caption", json: JSONText.string(caption)),
            ("width", String(width)),
            ("height", String(height)),
        ]
        if channels > 1 { members.append(("channels", String(channels))) }
        members.append(("values", JSONText.array(values.map { JSONText.number($0) })))
        if let range {
            members += [("low", JSONText.number(range.low)), ("high", JSONText.number(range.high))]
        }
        if let data { members.append(("data", data.json)) }
        if !boxes.isEmpty { members.append(("boxes", JSONText.array(boxes.map(\.json)))) }
        return JSONText.object(members)
    }
}

extension NumberGrid {
    fileprivate var json: String {
        var members = [(key: "width", json: String(width)), ("height", String(height))]
        if channels > 1 { members.append(("channels", String(channels))) }
        return JSONText.object(members + [("values", JSONText.array(values.map { JSONText.number($0) }))])
    }
}

extension Box {
    fileprivate var json: String {
        JSONText.object([
            ("row", String(row)), ("column", String(column)), ("height", String(height)),
            ("width", String(width)),
        ])
    }
}
