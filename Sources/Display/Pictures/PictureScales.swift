import Painting
import Words

/// What the characters or colors of pictures stand for: each scale with its numbers, and with the captions of its tiles
/// where there are several. Grays need none.
struct PictureScales {
    private let picture: PictureOutput
    private let brush: Brush
    private let room: TextRoom

    /// - Parameter brush: what the scales are drawn with.
    init(_ picture: PictureOutput, _ brush: Brush, in room: TextRoom) {
        self.picture = picture
        self.brush = brush
        self.room = room
    }

    func lines() -> [Line] {
        let width = room.width
        let ranges = picture.scales
        return ranges.flatMap { scale -> [Line] in
            let painter = TilePainter(brush: brush, range: scale.range, depth: room.context.color)
            guard ranges.count > 1 else { return self.scale(painter, width: width) }
            let name = Wrapping.cut(scale.name, width: max(width / 2, 8), ellipsis: room.typography.ellipsis) + ": "
            return self.scale(painter, width: width - DisplayWidth.of(name)).map { line in
                var named = Line(name)
                named.append(line)
                return named
            }
        }
    }

    private func scale(_ painter: TilePainter, width: Int) -> [Line] {
        let steps = max(min(12, (width - 20) / 2), 2)
        var line = Line()
        func swatch(from low: Float, to high: Float, steps: Int) -> Line {
            guard case .dots(let cell) = painter.brush else {
                return self.swatch(painter, from: low, to: high, steps: steps)
            }
            let strip = DotPainter(range: painter.range, cell: cell).strip(from: low, to: high, columns: steps)
            return strip.lines.first ?? Line()
        }
        switch painter.range {
        case .unit: return []
        case .span(let low, _):
            line.append(number(low) + " ")
            line.append(swatch(from: 0, to: 1, steps: 2 * steps))
        case .symmetric(let most):
            line.append(number(-most) + " ")
            line.append(swatch(from: -1, to: 0, steps: steps))
            line.append(" 0 ")
            line.append(swatch(from: 0, to: 1, steps: steps))
        }
        line.append(" " + number(painter.range.high))
        return [line]
    }

    private func number(_ value: Float) -> String { Format.number(Double(value)) }

    /// Cells with the values between two ends, drawn as the picture's pixels are.
    private func swatch(_ painter: TilePainter, from low: Float, to high: Float, steps: Int) -> Line {
        var line = Line()
        for step in 0..<steps {
            let share = Float(step) / Float(max(steps - 1, 1))
            let value = low + (high - low) * share
            line.append(painter.sample(value))
        }
        return line
    }
}

extension TilePainter {
    /// One cell full of a value.
    fileprivate func sample(_ value: Float) -> Line {
        let size = brush == .braille ? 4 : 2
        let tile = Tile(width: 2, height: size, values: [Float](repeating: value, count: 2 * size))
        let isSignedMap = value < 0 || range.low < 0
        let cell = lines(Pixels(tile, range: isSignedMap ? .symmetric(max: 1) : .unit))
        guard let run = cell.first?.runs.first, let character = run.text.first else { return Line(" ") }
        return Line(String(character), run.style)
    }
}

extension PictureOutput {
    /// What the numbers of a tile mean.
    func range(of tile: Tile) -> PictureRange { tile.range ?? range }

    /// The scales of its tiles, each once, in the order of the tiles that come first with them, and what those are called:
    /// `saliency`, `conv1/0 and 15 more`. Tiles whose texts tell their numbers need none, unless they share one; cells without
    /// a picture do not count.
    var scales: [(range: PictureRange, name: String)] {
        let tiles = tiles.filter { $0.width > 0 && $0.height > 0 }
        var ranges: [PictureRange] = []
        for tile in tiles where !ranges.contains(range(of: tile)) { ranges.append(range(of: tile)) }
        if ranges.count > 1, tiles.allSatisfy({ !$0.texts.isEmpty }) { return [] }
        return ranges.map { range in
            let places = tiles.indices.filter { self.range(of: tiles[$0]) == range }
            let first = places.first ?? 0
            let caption = tiles.indices ~= first ? tiles[first].caption : ""
            let name = caption.isEmpty ? "picture \(first + 1)" : caption
            return (range, places.count > 1 ? "\(name) and \(places.count - 1) more" : name)
        }
    }
}
