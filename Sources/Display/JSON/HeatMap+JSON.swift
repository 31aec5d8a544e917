import Files
import Painting

extension HeatMap: JSONKind {
    func json(in room: Room) -> String {
        let rows = rowLabels.enumerated().map { row, label in
            let values = columnLabels.indices.map { self[row, $0].map { JSONText.number($0) } ?? "null" }
            let kept = columnLabels.indices.map { column in
                number(row: row, column: column).map { JSONText.number($0) } ?? "null"
            }
            return JSONText.object(
                [("label", JSONText.string(label)), ("values", JSONText.array(values))]
                    + (data == nil ? [] : [("data", JSONText.array(kept))]))
        }
        return JSONText.object("heat_map", [
            JSONText.title(title),
            ("row_title", JSONText.string(rowTitle)),
            ("column_title", JSONText.string(columnTitle)),
            ("units", JSONText.string(units)),
            ("low", JSONText.number(range.low)),
            ("high", JSONText.number(range.high)),
            ("columns", JSONText.strings(columnLabels)),
            ("rows", JSONText.array(rows)),
            ("notes", JSONText.strings(notes)),
        ] + JSONText.finding(finding))
    }
}
