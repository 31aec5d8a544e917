/// Comma-separated values (RFC 4180, lines end with a line feed): the rows of tables; else the numbers of pictures
/// (`tile,row,column,value`), charts (`series,x,y` or `series,label,value`) and heat maps (`row,column,value`).
///
/// Several tables follow each other, parted by an empty line, each with its headings.
enum CSVFile {
    static func bytes(of output: Output) throws(SaveError) -> [UInt8] {
        let blocks = output.dataParts.compactMap(block)
        guard !blocks.isEmpty else { throw .nothing(.csv) }
        let texts = blocks.map { $0.map { $0.map(field).joined(separator: ",") + "\n" }.joined() }
        return Array(texts.joined(separator: "\n").utf8)
    }

    /// Rows of cells, the headings first; nil where there are no numbers.
    private static func block(_ part: OutputPart) -> [[String]]? {
        switch part {
        case .title, .text, .note: nil
        case .table(let table):
            table.columns.isEmpty ? nil : [table.columns.map(\.key)] + table.rows.map { row in
                table.columns.indices.map { $0 < row.count ? text(row[$0]) : "" }
            }
        case .picture(let picture): picture.tiles.isEmpty ? nil : rows(picture)
        case .chart(let chart): chart.series.isEmpty ? nil : rows(chart)
        case .heatMap(let map): map.values.isEmpty ? nil : rows(map)
        }
    }

    private static func rows(_ picture: PictureOutput) -> [[String]] {
        [["tile", "row", "column", "value"]] + picture.tiles.enumerated().flatMap { index, tile in
            let numbers = tile.numbers
            return numbers.values.enumerated().map { place, value in
                ["\(index)", "\(place / numbers.width)", "\(place % numbers.width)", number(value)]
            }
        }
    }

    private static func rows(_ chart: Chart) -> [[String]] {
        if chart.kind == .bars {
            return [["series", "label", "value"]] + chart.series.flatMap { series in
                series.bars.map { [series.name, $0.label, number($0.value)] }
            }
        }
        return [["series", "x", "y"]] + chart.series.flatMap { series in
            series.points.map { [series.name, number($0.x), number($0.y)] }
        }
    }

    private static func rows(_ map: HeatMap) -> [[String]] {
        [["row", "column", "value"]] + map.rowLabels.enumerated().flatMap { row, label in
            map.columnLabels.enumerated().map { column, name in
                [label, name, map.number(row: row, column: column).map { number($0) } ?? ""]
            }
        }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .integer(let integer): "\(integer)"
        case .number(let number), .fraction(let number): Self.number(number)
        case .text(let text): text
        case .list(let values): values.map(text).joined(separator: " ")
        case .flag(let flag): flag ? "true" : "false"
        case .missing: ""
        }
    }

    /// The shortest text that reads back as the same number; nothing for one that is not finite.
    private static func number(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> String {
        value.isFinite ? value.description : ""
    }

    private static func field(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
