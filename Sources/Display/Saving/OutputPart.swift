/// One of the things that an output is made of, without the groups and tables around it.
enum OutputPart {
    case title(String)
    case text(String)
    case note(String)
    case table(Table)
    case picture(PictureOutput)
    case chart(Chart)
    case heatMap(HeatMap)
}

extension Output {
    /// What a screen shows, in order: of a table with a drawing the title, the drawing and the notes.
    var shownParts: [OutputPart] {
        switch self {
        case .text(let text): return [.text(text)]
        case .note(let text): return [.note(text)]
        case .picture(let picture): return [.picture(picture)]
        case .chart(let chart): return [.chart(chart)]
        case .heatMap(let map): return [.heatMap(map)]
        case .group(let items): return items.flatMap(\.shownParts)
        case .table(let table):
            guard !table.drawing.isEmpty else { return [.table(table)] }
            let title = table.title.map { [OutputPart.title($0)] } ?? []
            return title + table.drawing.flatMap(\.shownParts) + table.notes.map { .note($0) }
        }
    }

    /// What carries the numbers: tables by their rows, and what stands beside tables.
    var dataParts: [OutputPart] {
        switch self {
        case .table(let table) where !table.rows.isEmpty && !table.columns.isEmpty: [.table(table)]
        case .group(let items): items.flatMap(\.dataParts)
        default: shownParts
        }
    }
}

extension [OutputPart] {
    var tables: [Table] { compactMap { if case .table(let table) = $0 { table } else { nil } } }
    var pictures: [PictureOutput] { compactMap { if case .picture(let picture) = $0 { picture } else { nil } } }
    var charts: [Chart] { compactMap { if case .chart(let chart) = $0 { chart } else { nil } } }
    var heatMaps: [HeatMap] { compactMap { if case .heatMap(let map) = $0 { map } else { nil } } }
}
