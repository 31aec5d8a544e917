import Painting

/// A heat map as text: cells in rows and columns beside and under their labels, the scale below.
struct HeatGrid {
    /// What stands in the cells, and how many columns each takes.
    private enum Content {
        case texts([String], width: Int, isTight: Bool)
        case shades(width: Int)

        var width: Int {
            switch self {
            case .texts(_, let width, _), .shades(let width): width
            }
        }

        /// Columns between the labels and the cells; texts with room at their left need none.
        var gap: Int {
            switch self {
            case .texts(_, _, let isTight): isTight ? 1 : 0
            case .shades: 1
            }
        }
    }

    private let map: HeatMap
    private let room: TextRoom
    private let labels: Int
    private let content: Content
    /// Columns of the map that one cell is the mean of.
    private let perCell: Int
    /// Rows of a cell: one, or an odd number on a screen with room.
    private let height: Int

    /// The map as it is, or with fewer words where its own do not fit.
    static func fitting(_ map: HeatMap, in room: TextRoom) -> HeatGrid {
        // The rows that are left over are for the map with all its words.
        let narrow = TextRoom(context: room.context, width: room.width)
        let grids = [HeatGrid(map, in: room)] + map.narrower.map { HeatGrid($0, in: narrow) }
        return grids.first { $0.hasTexts } ?? grids[0]
    }

    private var hasTexts: Bool { if case .texts = content { true } else { false } }

    private init(_ map: HeatMap, in room: TextRoom) {
        self.room = room
        let width = room.width
        let widest = (map.rowLabels + [map.rowTitle]).map { DisplayWidth.of($0) }.max() ?? 0
        labels = min(widest, max(width / 3, 4))
        let left = max(width - labels - 1, 1)
        let count = max(map.columnLabels.count, 1)
        perCell = (count + left - 1) / left
        self.map = map.merged(perCell)
        (content, height) = Self.grown(Self.content(self.map, columns: width - labels), map, in: room, columns: width - labels)
    }

    /// Colored cells as large as the rows and columns that are left over allow, about twice as wide as high.
    private static func grown(
        _ content: Content, _ map: HeatMap, in room: TextRoom, columns: Int
    ) -> (Content, height: Int) {
        guard case .texts(let texts, let width, false) = content, room.context.color != .none, let spare = room.spare,
            let height = [5, 3].first(where: { spare >= ($0 - 1) * map.rowLabels.count })
        else { return (content, 1) }
        let wide = min(2 * height + 1, columns / max(map.columnLabels.count, 1))
        return (.texts(texts, width: max(width, wide), isTight: false), height)
    }

    private var cells: HeatCells { HeatCells(range: map.range, depth: room.context.color, unicode: room.context.unicode) }
    private var typography: Typography { room.typography }

    func lines() -> [Line] {
        guard !map.rowLabels.isEmpty, !map.columnLabels.isEmpty else { return [Line("nothing to draw yet", .dim)] }
        return heading() + [header()]
            + map.rowLabels.indices.flatMap(rows) + HeatScale(map, cells, width: room.width).lines + remark()
    }

    /// Texts with the labels above them uncut if they fit, else texts alone, then without room at their left, else shades.
    private static func content(_ map: HeatMap, columns: Int) -> Content {
        let count = max(map.columnLabels.count, 1)
        let texts = map.texts ?? HeatWords.numbers(map)
        let longest = texts.map { DisplayWidth.of($0) }.max() ?? 0
        let labeled = max(longest, map.columnLabels.map { min(DisplayWidth.of($0), 10) }.max() ?? 0)
        if longest > 0 {
            for text in [labeled, longest] where (text + 2) * count <= columns {
                return .texts(texts, width: text + 2, isTight: false)
            }
            if (longest + 1) * count < columns { return .texts(texts, width: longest + 1, isTight: true) }
        }
        return .shades(width: 2 * count + 1 <= columns ? 2 : 1)
    }

    private func heading() -> [Line] {
        guard !map.columnTitle.isEmpty else { return [] }
        var line = Line(Line.blanks(labels + content.gap))
        line.append(Line(map.columnTitle, .dim).centered(in: content.width * map.columnLabels.count))
        return [line]
    }

    /// The labels of the columns: over the ends of texts, else over the beginnings of as many cells as there is room for.
    private func header() -> Line {
        var line = left(map.rowTitle)
        line.append(Line.blanks(content.gap))
        switch content {
        case .texts(_, let width, _):
            for label in map.columnLabels {
                let text = Wrapping.cut(label, width: width - 1, ellipsis: room.context.unicode ? "…" : ".")
                line.append(cells.placed(text, in: width, isCentered: height > 1), .dim)
            }
        case .shades(let width):
            let start = line.width
            for index in stride(from: 0, to: map.columnLabels.count, by: labelStep(width)) {
                let label = map.columnLabels[index]
                let place = start + index * width
                guard place + DisplayWidth.of(label) <= room.width else { break }
                line.pad(to: place)
                line.append(label, .dim)
            }
        }
        return line
    }

    /// Every how many cells there is room for a label: a round number.
    private func labelStep(_ width: Int) -> Int {
        let longest = map.columnLabels.map { DisplayWidth.of($0) }.max() ?? 1
        let least = (longest + width) / width
        var step = 1
        while step < least, step < map.columnLabels.count {
            if step * 2 >= least { return step * 2 }
            if step * 5 >= least { return step * 5 }
            step *= 10
        }
        return step
    }

    /// The lines of a row of cells: its label and its texts stand on the one in the middle.
    private func rows(_ row: Int) -> [Line] {
        (0..<height).map { part in
            let isMiddle = part == height / 2
            var line = left(isMiddle ? map.rowLabels[row] : "")
            line.append(Line.blanks(content.gap))
            for column in map.columnLabels.indices {
                guard let value = map[row, column] else {
                    line.append(Line.blanks(content.width))
                    continue
                }
                switch content {
                case .texts(let texts, let width, _):
                    let index = row * map.columnLabels.count + column
                    let text = isMiddle && index < texts.count ? texts[index] : ""
                    line.append(cells.cell(value, text: text, width: width, isCentered: height > 1))
                case .shades(let width): line.append(cells.cell(value, width: width))
                }
            }
            return line
        }
    }

    private func left(_ label: String) -> Line {
        let text = Wrapping.cut(label, width: labels, ellipsis: typography.ellipsis)
        return Line(Line.blanks(labels - DisplayWidth.of(text)) + text, .dim)
    }

    private func remark() -> [Line] {
        perCell > 1 ? [Line("each cell is the mean of \(perCell) columns", .dim)] : []
    }
}

extension HeatMap {
    /// The same map with so many columns in one, as their mean.
    fileprivate func merged(_ count: Int) -> HeatMap {
        guard count > 1 else { return self }
        let starts = Array(stride(from: 0, to: columnLabels.count, by: count))
        var result = self
        result.columnLabels = starts.map { columnLabels[$0] }
        result.texts = nil
        result.values = rowLabels.indices.flatMap { row in
            starts.map { start in
                let values = (start..<start + count).compactMap { self[row, $0] }
                return values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
            }
        }
        return result
    }
}
