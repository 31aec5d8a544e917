import Files

/// Writes an output as one line of JSON.
///
/// Numbers are numbers, fractions stand as 0…1, what is missing or not finite is `null`, and keys
/// keep their order:
///
///     {"kind":"table","title":null,"rows":[{"split":"test","images":10000}],"notes":[]}
package struct JSONRenderer: Renderer {
    /// A renderer; it has no settings.
    package init() {}

    /// One line of JSON, without a line break at its end.
    package func render(_ output: Output) -> String {
        switch output {
        case .text(let text): object("text", [("text", JSONText.string(text))])
        case .note(let text): object("note", [("text", JSONText.string(text))])
        case .table(let table): render(table)
        case .picture(let picture): render(picture)
        case .chart(let chart): render(chart)
        case .heatMap(let map): render(map)
        case .group(let items): object("group", [("items", JSONText.array(items.map(render)))])
        }
    }

    /// The line that `--json` prints for one command: `{"command": …, "output": …}`, with `"file"` if one keeps the output.
    package func line(command: String, output: Output, file: String? = nil) -> String {
        JSONText.object(
            [("command", JSONText.string(command)), ("output", render(output))]
                + (file.map { [("file", JSONText.string($0))] } ?? []))
    }

    private func object(_ kind: String, _ members: [(key: String, json: String)]) -> String {
        JSONText.object([("kind", JSONText.string(kind))] + members)
    }

    private func title(_ title: String?) -> (key: String, json: String) {
        ("title", title.map(JSONText.string) ?? "null")
    }

    /// What is to be seen, where the output says it.
    private func finding(_ text: String?) -> [(key: String, json: String)] {
        text.map { [("finding", JSONText.string($0))] } ?? []
    }

    private func strings(_ texts: [String]) -> String {
        JSONText.array(texts.map(JSONText.string))
    }
}

extension JSONRenderer {
    private func render(_ table: Table) -> String {
        var members = [title(table.title), ("rows", JSONText.array(table.rows.map { row($0, table.columns) }))]
        if let totals = table.totals { members.append(("totals", row(totals, table.columns))) }
        members.append(("notes", strings(table.notes)))
        return object("table", members + finding(table.finding))
    }

    private func row(_ values: [Value], _ columns: [Column]) -> String {
        JSONText.object(columns.enumerated().map { index, column in
            (column.key, json(index < values.count ? values[index] : .missing))
        })
    }

    private func json(_ value: Value) -> String {
        switch value {
        case .integer(let integer): String(integer)
        case .number(let number), .fraction(let number): JSONText.number(number)
        case .text(let text): JSONText.string(text)
        case .list(let values): JSONText.array(values.map(json))
        case .flag(let flag): flag ? "true" : "false"
        case .missing: "null"
        }
    }
}

extension JSONRenderer {
    private func render(_ picture: PictureOutput) -> String {
        object("picture", [
            title(picture.title),
            ("low", JSONText.number(picture.range.low)),
            ("high", JSONText.number(picture.range.high)),
            ("total", String(picture.total)),
            ("tiles", JSONText.array(picture.tiles.map(render))),
        ] + finding(picture.finding))
    }

    private func render(_ tile: Tile) -> String {
        var members = [
            (key: "caption", json: JSONText.string(tile.caption)),
            ("width", String(tile.width)),
            ("height", String(tile.height)),
            ("values", JSONText.array(tile.values.map { JSONText.number($0) })),
        ]
        if let range = tile.range {
            members += [("low", JSONText.number(range.low)), ("high", JSONText.number(range.high))]
        }
        if let data = tile.data { members.append(("data", render(data))) }
        if !tile.boxes.isEmpty { members.append(("boxes", JSONText.array(tile.boxes.map(render)))) }
        return JSONText.object(members)
    }

    private func render(_ numbers: NumberGrid) -> String {
        JSONText.object([
            ("width", String(numbers.width)), ("height", String(numbers.height)),
            ("values", JSONText.array(numbers.values.map { JSONText.number($0) })),
        ])
    }

    private func render(_ box: Box) -> String {
        JSONText.object([
            ("row", String(box.row)), ("column", String(box.column)), ("height", String(box.height)),
            ("width", String(box.width)),
        ])
    }

    private func render(_ map: HeatMap) -> String {
        let rows = map.rowLabels.enumerated().map { row, label in
            let values = map.columnLabels.indices.map { map[row, $0].map { JSONText.number($0) } ?? "null" }
            let data = map.columnLabels.indices.map { column in
                map.number(row: row, column: column).map { JSONText.number($0) } ?? "null"
            }
            return JSONText.object(
                [("label", JSONText.string(label)), ("values", JSONText.array(values))]
                    + (map.data == nil ? [] : [("data", JSONText.array(data))]))
        }
        return object("heat_map", [
            title(map.title),
            ("row_title", JSONText.string(map.rowTitle)),
            ("column_title", JSONText.string(map.columnTitle)),
            ("units", JSONText.string(map.units)),
            ("low", JSONText.number(map.range.low)),
            ("high", JSONText.number(map.range.high)),
            ("columns", strings(map.columnLabels)),
            ("rows", JSONText.array(rows)),
            ("notes", strings(map.notes)),
        ] + finding(map.finding))
    }

    private func render(_ chart: Chart) -> String {
        object("chart", [
            title(chart.title),
            ("chart", JSONText.string(chart.kind.rawValue)),
            ("x_label", JSONText.string(chart.xLabel)),
            ("y_label", JSONText.string(chart.yLabel)),
            ("units", JSONText.string(chart.units)),
            ("series", JSONText.array(chart.series.map { render($0, chart.kind) })),
            ("notes", strings(chart.notes)),
        ] + finding(chart.finding))
    }

    private func render(_ series: Series, _ kind: Chart.Kind) -> String {
        let name = (key: "name", json: JSONText.string(series.name))
        switch kind {
        case .lines, .histogram, .scatter:
            let points = series.points.map { JSONText.array([JSONText.number($0.x), JSONText.number($0.y)]) }
            return JSONText.object([name, ("points", JSONText.array(points))])
        case .bars:
            let bars = series.bars.map {
                JSONText.object([("label", JSONText.string($0.label)), ("value", JSONText.number($0.value))])
            }
            return JSONText.object([name, ("bars", JSONText.array(bars))])
        }
    }
}
