import Files
import Painting

extension Chart: JSONKind {
    func json(in room: Room) -> String {
        JSONText.object("chart", [
            JSONText.title(title),
            ("chart", JSONText.string(kind.rawValue)),
            ("x_label", JSONText.string(xLabel)),
            ("y_label", JSONText.string(yLabel)),
            ("units", JSONText.string(units)),
            ("series", JSONText.array(series.map { $0.json(kind) })),
            ("notes", JSONText.strings(notes)),
        ] + JSONText.finding(finding))
    }
}

extension Series {
    fileprivate func json(_ kind: Chart.Kind) -> String {
        let name = (key: "name", json: JSONText.string(name))
        switch kind {
        case .lines, .histogram, .scatter:
            let points = self.points.map { JSONText.array([JSONText.number($0.x), JSONText.number($0.y)]) }
            return JSONText.object([name, ("points", JSONText.array(points))])
        case .bars:
            let bars = self.bars.map {
                JSONText.object([("label", JSONText.string($0.label)), ("value", JSONText.number($0.value))])
            }
            return JSONText.object([name, ("bars", JSONText.array(bars))])
        }
    }
}
