import Painting
import Words

extension Flow: ScreenKind {
    func cleaned(_ typography: Typography) -> Flow {
        var result = self
        result.table = table.cleaned(typography)
        result.input = input.cleaned(typography)
        result.stages = stages.map { stage in
            var cleaned = stage
            cleaned.name = typography.line(stage.name)
            cleaned.tiles = stage.tiles.map { $0.cleaned(typography) }
            return cleaned
        }
        result.outcome = outcome.cleaned(typography)
        result.legend = typography.line(legend)
        result.rest = typography.line(rest)
        return result
    }

    func laidOut(in room: Room) -> Output { .table(FlowLayout(self, in: room).table) }
}

/// A flow on a screen of 24 to 60 lines: maps as large as the width allows without leaving out maps.
struct FlowLayout {
    /// The longest side of a picture as it is drawn, at least and at most, and columns between two. With less than half of
    /// the sides of a digit nobody knows it again.
    private static let sides = 14...28
    private static let gap = 2
    /// Lines that are no pictures, no bars and no remarks: title, scales, a blank, the prompt.
    private static let otherLines = 5
    /// Pictures of a stage that are worth more than larger ones.
    private static let picturesWanted = 3

    private let flow: Flow
    private let room: Room
    /// The stages that get a column.
    private let stages: [Flow.Stage]

    init(_ flow: Flow, in room: Room) {
        self.flow = flow
        self.room = room
        stages = Self.chosen(flow.stages, columns: max(2, (room.columns + Self.gap) / (Self.sides.lowerBound + Self.gap)) - 1)
    }

    /// Minor stages only where there is room for all; of too many some evenly between the first and the last.
    private static func chosen(_ stages: [Flow.Stage], columns: Int) -> [Flow.Stage] {
        let chosen = stages.count <= columns ? stages : stages.filter { !$0.isMinor }
        guard chosen.count > columns, columns > 1 else { return Array(chosen.prefix(columns)) }
        return (0..<columns).map { chosen[$0 * (chosen.count - 1) / (columns - 1)] }
    }

    var table: Table {
        var table = flow.table
        table.notes = notes
        table.drawing = [.picture(picture), .chart(outcome)]
        return table
    }

    private var lines: Int { min(max(room.rows, 24), 60) }
    /// All outcomes where there is room, else the largest.
    private var barsShown: Int { lines < 30 ? 3 : lines < 36 ? 5 : 10 }

    /// The longest side of a picture, and rows of pictures.
    private var grid: (side: Int, rows: Int) {
        let remarks = notes.reduce(0) { $0 + ($1.count + room.columns - 1) / max(1, room.columns) }
        let free = lines - Self.otherLines - remarks - barsShown
        func rows(_ side: Int) -> Int { free / ((side + 1) / 2 + 1) }
        let widest = (room.columns + Self.gap) / (stages.count + 1) - Self.gap
        let wanted = max(1, min(Self.picturesWanted, rows(Self.sides.lowerBound)))
        let side = Self.sides.last { $0 <= widest && rows($0) >= wanted } ?? Self.sides.lowerBound
        return (side, max(1, rows(side)))
    }

    private var picture: PictureOutput {
        let (side, most) = grid
        let rows = min(most, max(stages.map(\.tiles.count).max() ?? 1, 1))
        let blank = Tile(width: 0, height: 0, values: [])
        let tiles = (0..<rows).flatMap { row in
            [row == 0 ? flow.input.shrunk(to: side) : blank]
                + stages.map { row < $0.tiles.count ? $0.tiles[row].shrunk(to: side) : blank }
        }
        return PictureOutput(
            tiles: tiles, columns: stages.count + 1,
            range: stages.contains { $0.isSigned } ? .symmetric(max: 1) : .span(low: 0, high: 1))
    }

    private var notes: [String] {
        guard let first = stages.first else { return [] }
        let scales = stages.map { "\($0.name) \(Format.number(Double($0.greatest)))" }
        let left = flow.stages.filter { stage in !stages.contains { $0.name == stage.name } }.map(\.name)
        return [
            "\(flow.legend): \(scales.joined(separator: ", "))",
            (left.isEmpty ? "" : "not drawn: \(left.joined(separator: ", ")); ") + "\(flow.rest) \(left.first ?? first.name)`",
        ]
    }

    /// The bars in their order where all are shown, else from the longest on.
    private var outcome: Chart {
        var chart = flow.outcome
        for index in chart.series.indices where chart.series[index].bars.count > barsShown {
            let bars = chart.series[index].bars
            let numbers = bars.indices.filter { !bars[$0].value.isNaN }
            let falling = numbers.sorted { (bars[$1].value, $0) < (bars[$0].value, $1) }
            let all = falling + bars.indices.filter { bars[$0].value.isNaN }
            chart.series[index].bars = all.prefix(barsShown).map { bars[$0] }
        }
        return chart
    }
}
