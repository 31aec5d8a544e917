/// Letters made of lines, for pictures that hold words: each is drawn with a round pen.
///
/// A letter stands in a field 8 units wide. Small letters are 7 units high, capitals and digits 9, and what hangs below
/// the line reaches down 3.
package enum Glyphs {
    /// From one letter to the next.
    package static let advance = 8.0
    /// How thick the pen is, by the size of the letters.
    package static let weight = 0.1
    /// The same for bold letters.
    package static let boldWeight = 0.15

    /// A place in the field of a letter: from its left edge, and up from the line that letters stand on.
    package struct Point: Hashable {
        package var x: Double
        package var y: Double
    }

    /// The lines of a character; those of a question mark for one that has no shape here, none for a blank.
    package static func lines(of character: Character) -> [[Point]] {
        guard !character.isWhitespace else { return [] }
        return shapes[character] ?? shapes["?"] ?? []
    }

    /// Whether a character has a shape of its own.
    package static func has(_ character: Character) -> Bool { character.isWhitespace || shapes[character] != nil }

    private static let shapes: [Character: [[Point]]] = {
        var shapes: [Character: [[Point]]] = [:]
        for line in GlyphStrokes.table.split(separator: "\n") {
            guard let character = line.first else { continue }
            shapes[character] = line.dropFirst(2).split(separator: "|").map(line(written:))
        }
        return shapes
    }()

    /// A line as it is written in the table.
    private static func line(written text: Substring) -> [Point] {
        let isRound = text.first == "("
        let points = (isRound ? text.dropFirst() : text).split(separator: " ").compactMap(point)
        return isRound ? rounded(points) : points
    }

    /// A column from 0 to 6 and a row from 0 to 12 as one digit each; the letters stand on row 2, `z` is one below 0.
    private static func point(_ word: Substring) -> Point? {
        guard word.count == 2, let column = word.first?.hexDigitValue, let last = word.last else { return nil }
        guard let row = last == "z" ? -1 : last.hexDigitValue else { return nil }
        return Point(x: 1.3 + 0.9 * Double(column), y: Double(row) - 2)
    }
}

// Round corners.
extension Glyphs {
    private static let radius = 3.0
    private static let steps = 6

    /// The line with an arc in place of each corner: a parabola that begins and ends as far from the corner as the sides
    /// beside it allow.
    private static func rounded(_ points: [Point]) -> [Point] {
        guard points.count > 2 else { return points }
        var result = [points[0]]
        for index in 1..<points.count - 1 {
            let (before, corner, after) = (points[index - 1], points[index], points[index + 1])
            let first = distance(before, corner) / (index == 1 ? 1 : 2)
            let second = distance(corner, after) / (index == points.count - 2 ? 1 : 2)
            let reach = min(radius, first, second)
            let start = point(from: corner, towards: before, reach)
            let end = point(from: corner, towards: after, reach)
            for step in 0...steps {
                let t = Double(step) / Double(steps)
                let (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t)
                result.append(Point(x: a * start.x + b * corner.x + c * end.x, y: a * start.y + b * corner.y + c * end.y))
            }
        }
        return result + [points[points.count - 1]]
    }

    private static func distance(_ a: Point, _ b: Point) -> Double {
        ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }

    private static func point(from start: Point, towards end: Point, _ reach: Double) -> Point {
        let share = reach / max(distance(start, end), .leastNormalMagnitude)
        return Point(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
    }
}
