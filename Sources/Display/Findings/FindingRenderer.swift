/// Says what is to be seen in an output, in sentences, for logs and screen readers.
package struct FindingRenderer: Renderer {
    private let typography: Typography

    /// - Parameter unicode: whether characters beyond ASCII may be used.
    package init(unicode: Bool = true) {
        typography = Typography(unicode: unicode)
    }

    /// The findings of the output, one a line; where there is none, its titles, notes and texts.
    package func render(_ output: Output) -> String {
        let findings = output.findings
        return (findings.isEmpty ? output.summary : findings).map(typography.lines).joined(separator: "\n")
    }
}

extension Output {
    /// What is to be seen in this output and those inside of it, in order. A table speaks for its drawing.
    package var findings: [String] {
        switch self {
        case .table(let table): table.finding.map { [$0] } ?? table.drawing.flatMap(\.findings)
        case .picture(let picture): picture.finding.map { [$0] } ?? []
        case .chart(let chart): chart.finding.map { [$0] } ?? []
        case .heatMap(let map): map.finding.map { [$0] } ?? []
        case .group(let items): items.flatMap(\.findings)
        case .text, .note: []
        }
    }

    /// What can be said of an output without a finding: its texts, or its title with its notes as a sentence.
    fileprivate var summary: [String] {
        switch self {
        case .text(let text), .note(let text): return [text]
        case .table(let table):
            let rows = table.rows.count
            let counted = table.drawing.isEmpty ? [rows == 1 ? "1 row" : "\(rows) rows"] : []
            let said = Self.sentence(table.title, table.notes)
            return said.isEmpty ? (table.drawing.isEmpty ? Self.sentence(nil, counted) : table.drawing.flatMap(\.summary)) : said
        case .picture(let picture):
            let captions = picture.tiles.prefix(4).map(\.caption).filter { !$0.isEmpty }
            return Self.sentence(picture.title, [captions.joined(separator: ", ")])
        case .chart(let chart):
            let names = chart.series.map(\.name).filter { !$0.isEmpty }
            return Self.sentence(chart.title ?? names.joined(separator: ", "), chart.notes)
        case .heatMap(let map): return Self.sentence(map.title, map.notes)
        case .group(let items): return items.flatMap(\.summary)
        }
    }

    private static func sentence(_ title: String?, _ notes: [String]) -> [String] {
        let parts = ([title ?? ""] + notes).filter { !$0.isEmpty }
        guard let last = parts.last?.last else { return [] }
        return [parts.joined(separator: "; ") + (".!?".contains(last) ? "" : ".")]
    }
}
