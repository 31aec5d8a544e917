extension ColorPicture {
    /// A place in pixels from the top left corner of the picture; the middle of the first pixel is (0.5, 0.5).
    package typealias Point = (x: Double, y: Double)
    /// Red, green and blue.
    package typealias Color = (red: UInt8, green: UInt8, blue: UInt8)

    /// Draws lines with round ends and smooth edges; where they cross or join, the color stays even.
    ///
    /// - Parameters:
    ///   - lines: each through its points; one point makes a dot.
    ///   - width: in pixels.
    package mutating func stroke(_ lines: [[Point]], width: Double, color: Color) {
        guard var ink = Coverage(around: lines.joined(), margin: width / 2 + 1, in: self) else { return }
        for line in lines {
            guard let first = line.first else { continue }
            if line.count == 1 { ink.add(from: first, to: first, radius: width / 2) }
            for (start, end) in zip(line, line.dropFirst()) { ink.add(from: start, to: end, radius: width / 2) }
        }
        blend(ink, color)
    }

    /// Fills the inside of a closed line, its edges smooth.
    ///
    /// - Parameter corners: the last is joined to the first.
    package mutating func fill(_ corners: [Point], color: Color) {
        guard corners.count > 2, var ink = Coverage(around: corners, margin: 1, in: self) else { return }
        ink.add(inside: corners)
        blend(ink, color)
    }

    private mutating func blend(_ ink: Coverage, _ color: Color) {
        for row in ink.rows {
            for column in ink.columns {
                let share = ink[row, column]
                guard share > 0 else { continue }
                mix(row: row, column: column, color, share: share)
            }
        }
    }
}

/// How much of each pixel of a rectangle is covered, from 0 to 1.
private struct Coverage {
    let rows: Range<Int>
    let columns: Range<Int>
    private var shares: [Float]

    /// Nothing covered yet around some points; nil where none of that lies in the picture.
    init?(around points: some Sequence<ColorPicture.Point>, margin: Double, in picture: ColorPicture) {
        let points = points.filter { $0.x.isFinite && $0.y.isFinite }
        guard let first = points.first else { return nil }
        var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
        for point in points {
            (left, right) = (min(left, point.x), max(right, point.x))
            (top, bottom) = (min(top, point.y), max(bottom, point.y))
        }
        func pixels(_ low: Double, _ high: Double, _ size: Int) -> Range<Int> {
            let (low, high) = (max((low - margin).rounded(.down), 0), min((high + margin).rounded(.up), Double(size)))
            return low < high ? Int(low)..<Int(high) : 0..<0
        }
        rows = pixels(top, bottom, picture.height)
        columns = pixels(left, right, picture.width)
        guard !rows.isEmpty, !columns.isEmpty else { return nil }
        shares = [Float](repeating: 0, count: rows.count * columns.count)
    }

    subscript(row: Int, column: Int) -> Float {
        get { shares[(row - rows.lowerBound) * columns.count + column - columns.lowerBound] }
        set { shares[(row - rows.lowerBound) * columns.count + column - columns.lowerBound] = newValue }
    }

    /// Covers what lies within `radius` of a line; a pixel at the edge by how far its middle lies inside.
    mutating func add(from start: ColorPicture.Point, to end: ColorPicture.Point, radius: Double) {
        guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite else { return }
        let (across, down) = (end.x - start.x, end.y - start.y)
        let square = across * across + down * down
        let reach = radius + 1
        func near(_ first: Double, _ last: Double, _ all: Range<Int>) -> Range<Int> {
            let low = max(min(first, last) - reach, Double(all.lowerBound))
            let high = min(max(first, last) + reach, Double(all.upperBound))
            return low < high ? (Int(low)..<Int(high.rounded(.up))).clamped(to: all) : 0..<0
        }
        for row in near(start.y, end.y, rows) {
            for column in near(start.x, end.x, columns) {
                let (x, y) = (Double(column) + 0.5 - start.x, Double(row) + 0.5 - start.y)
                let place = square > 0 ? min(max((x * across + y * down) / square, 0), 1) : 0
                let (dx, dy) = (x - place * across, y - place * down)
                let share = min(max(radius + 0.5 - (dx * dx + dy * dy).squareRoot(), 0), 1)
                self[row, column] = max(self[row, column], Float(share))
            }
        }
    }

    /// Covers the inside of a closed line, by four times four points in each pixel.
    mutating func add(inside corners: [ColorPicture.Point]) {
        let steps = [0.125, 0.375, 0.625, 0.875]
        for row in rows {
            for down in steps {
                let y = Double(row) + down
                let crossings = Self.crossings(of: corners, at: y)
                for (start, end) in zip(crossings, crossings.dropFirst()).enumerated().compactMap({
                    $0.offset % 2 == 0 ? $0.element : nil
                }) {
                    for column in columns {
                        let count = steps.count { (start..<end).contains(Double(column) + $0) }
                        self[row, column] = min(self[row, column] + Float(count) / 16, 1)
                    }
                }
            }
        }
    }

    /// Where the edges of a closed line cross a height, from the left.
    private static func crossings(of corners: [ColorPicture.Point], at y: Double) -> [Double] {
        corners.indices.compactMap { index -> Double? in
            let (start, end) = (corners[index], corners[(index + 1) % corners.count])
            guard (start.y <= y) != (end.y <= y) else { return nil }
            return start.x + (y - start.y) / (end.y - start.y) * (end.x - start.x)
        }.sorted()
    }
}
