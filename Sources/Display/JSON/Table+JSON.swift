import Files
import Painting

extension Table: JSONKind {
    func json(in room: Room) -> String {
        var members = [JSONText.title(title), ("rows", JSONText.array(rows.map { Self.row($0, columns) }))]
        if let totals { members.append(("totals", Self.row(totals, columns))) }
        members.append(("notes", JSONText.strings(notes)))
        return JSONText.object("table", members + JSONText.finding(finding))
    }

    private static func row(_ values: [Value], _ columns: [Column]) -> String {
        JSONText.object(columns.enumerated().map { index, column in
            (column.key, (index < values.count ? values[index] : .missing).json)
        })
    }
}

extension Value {
    fileprivate var json: String {
        switch self {
        case .integer(let integer): String(integer)
        case .number(let number), .fraction(let number): JSONText.number(number)
        case .text(let text): JSONText.string(text)
        case .list(let values): JSONText.array(values.map(\.json))
        case .flag(let flag): flag ? "true" : "false"
        case .missing: "null"
        }
    }
}
