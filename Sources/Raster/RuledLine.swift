/// A thin straight line from the left edge of a picture to the right one, perhaps a little askew.
struct RuledLine {
    /// The row of its middle in each column.
    private let rows: [Int]
    /// What it covers above and below that.
    private let offsets: ClosedRange<Int>
    /// How far it stands out of the background where it does most.
    let level: Float

    /// A line may rise or fall by this share of the width.
    private static let askew = 0.04
    /// It may be gone in this share of the columns.
    private static let gaps = 0.1

    var thickness: Int { offsets.count }

    /// All lines that stand out by more than `faintest` and are at most `thickest` pixels thick.
    static func all(in plane: Plane, faintest: Float, thickest: Int) -> [RuledLine] {
        guard plane.width > 2 * thickest, plane.height > 2 * thickest else { return [] }
        var lines: [RuledLine] = []
        var taken: [(first: Int, last: Int)] = []
        for course in courses(in: plane, faintest: faintest) {
            let isTaken = taken.contains {
                abs($0.first - course.first) <= thickest / 2 + 1 && abs($0.last - course.last) <= thickest / 2 + 1
            }
            guard !isTaken else { continue }
            taken.append((course.first, course.last))
            let rows = rows(from: course.first, to: course.last, width: plane.width)
            if let line = RuledLine(rows, in: plane, faintest: faintest, thickest: thickest) { lines.append(line) }
        }
        return lines
    }

    /// Measures what lies along a course; nil if it is thicker than a line.
    private init?(_ rows: [Int], in plane: Plane, faintest: Float, thickest: Int) {
        // The middle one of some 64 columns, for the ink that crosses it stands in fewer.
        let columns = stride(from: 0, to: rows.count, by: max(1, rows.count / 64))
        let profile = (-thickest...thickest).map { offset in
            columns.map { column in
                let row = rows[column] + offset
                return row >= 0 && row < plane.height ? plane[row, column] : 0
            }.quantile(0.5)
        }
        let near = max(0, thickest - 2)...thickest + 2
        guard let middle = near.max(by: { profile[$0] < profile[$1] }), profile[middle] > faintest / 2 else { return nil }
        var (first, last) = (middle, middle)
        while first > 0, profile[first - 1] > 0.2 * profile[middle] { first -= 1 }
        while last < profile.count - 1, profile[last + 1] > 0.2 * profile[middle] { last += 1 }
        guard last - first < thickest else { return nil }
        self.rows = rows
        level = profile[middle]
        offsets = first - thickest...last - thickest
    }

    /// The pixels of the line and of one more row on either side, for its edges are soft.
    func eachPixel(of plane: Plane, _ body: (Int) -> Void) {
        for column in rows.indices {
            for offset in offsets.lowerBound - 1...offsets.upperBound + 1 {
                let row = rows[column] + offset
                if row >= 0 && row < plane.height { body(row * plane.width + column) }
            }
        }
    }

    /// Clears the line where nothing but the line is seen: no darker than it, and no ink right above or below.
    func clear(from plane: inout Plane, faintest: Float, ink: Float) {
        let before = plane
        func isInk(_ row: Int, _ column: Int) -> Bool {
            row >= 0 && row < before.height && before[row, column] > 0.5 * ink
        }
        for column in rows.indices {
            let (above, below) = (rows[column] + offsets.lowerBound - 2, rows[column] + offsets.upperBound + 2)
            if isInk(above, column) || isInk(below, column) { continue }
            for row in above + 1..<below
            where row >= 0 && row < plane.height && before[row, column] <= 1.3 * level + faintest {
                plane[row, column] = 0
            }
        }
    }
}

// Where lines run.
extension RuledLine {
    /// The rows at the left and at the right edge between which something stands out nearly everywhere, the best first.
    private static func courses(in plane: Plane, faintest: Float) -> [(first: Int, last: Int)] {
        // A line between two rows is half in each.
        let isMarked = plane.values.indices.map { index in
            plane.values[index] > faintest
                || index + plane.width < plane.values.count && plane.values[index + plane.width] > faintest
        }
        let reach = max(1, Int(askew * Double(plane.width)))
        let most = Int(gaps * Double(plane.width))
        let ends = max(2, plane.width / 50)
        var found: [(first: Int, last: Int, gaps: Int, sum: Float)] = []
        for slope in -reach...reach {
            let steps = rows(from: 0, to: slope, width: plane.width).enumerated().map { $1 * plane.width + $0 }
            for first in max(0, -slope)..<max(0, -slope, min(plane.height, plane.height - slope)) {
                let start = first * plane.width
                var gaps = 0
                for step in steps where !isMarked[start + step] {
                    gaps += 1
                    if gaps > most { break }
                }
                guard gaps <= most, steps.prefix(ends).count(where: { isMarked[start + $0] }) * 2 >= ends,
                    steps.suffix(ends).count(where: { isMarked[start + $0] }) * 2 >= ends
                else { continue }
                let sum = steps.reduce(Float(0)) { $0 + plane.values[start + $1] }
                found.append((first, first + slope, gaps, sum))
            }
        }
        return found.sorted { ($0.gaps, -$0.sum, $0.first) < ($1.gaps, -$1.sum, $1.first) }
            .map { (first: $0.first, last: $0.last) }
    }

    /// The row in each column of a straight course.
    private static func rows(from first: Int, to last: Int, width: Int) -> [Int] {
        let span = max(1, width - 1)
        return (0..<width).map { column in
            let rise = 2 * (last - first) * column
            return first + (rise >= 0 ? (rise + span) / (2 * span) : -((span - rise) / (2 * span)))
        }
    }
}
