/// What a command gives back: a value that every surface draws in its own way.
package indirect enum Output: Sendable, Hashable {
    /// Running text; line breaks stand, longer lines are wrapped at the width.
    case text(String)
    /// A remark beside the result, drawn quietly.
    case note(String)
    /// Rows under headings.
    case table(Table)
    /// One picture or a gallery.
    case picture(PictureOutput)
    /// Curves, points, bars or a histogram.
    case chart(Chart)
    /// A matrix in colours and numbers.
    case heatMap(HeatMap)
    /// Several outputs, one under the other.
    case group([Output])

    /// An output that draws nothing.
    package static let nothing = Output.group([])
}

extension Output {
    /// Every table in this output, outermost and first first: what `expect` and scripts look into.
    package var tables: [Table] {
        switch self {
        case .table(let table): [table]
        case .group(let items): items.flatMap(\.tables)
        case .text, .note, .picture, .chart, .heatMap: []
        }
    }

    /// Whether a picture is part of the drawing.
    package var hasPictures: Bool {
        switch self {
        case .picture(let picture): !picture.tiles.isEmpty
        case .table(let table): table.drawing.contains(where: \.hasPictures)
        case .group(let items): items.contains(where: \.hasPictures)
        default: false
        }
    }

    /// Whether nothing would be drawn.
    package var isEmpty: Bool {
        if case .group(let items) = self { items.allSatisfy(\.isEmpty) } else { false }
    }
}
