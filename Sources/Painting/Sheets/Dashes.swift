/// Lines with gaps.
package enum Dashes {
    /// The parts of a line that are drawn.
    ///
    /// - Parameter pattern: the lengths of dash and gap in turn; without any the line is whole.
    package static func cut(_ points: [Sheet.Point], _ pattern: [Double]) -> [[Sheet.Point]] {
        guard let first = points.first, pattern.count > 1, pattern.allSatisfy({ $0 > 0 }) else { return [points] }
        var lines: [[Sheet.Point]] = []
        var line = [first]
        var (place, left) = (0, pattern[0])
        for (start, end) in zip(points, points.dropFirst()) {
            let (across, down) = (end.x - start.x, end.y - start.y)
            let length = (across * across + down * down).squareRoot()
            guard length.isFinite, length > 0 else { continue }
            var done = 0.0
            while length - done > left {
                done += left
                let point = Sheet.Point(x: start.x + across * done / length, y: start.y + down * done / length)
                if place % 2 == 0 { lines.append(line + [point]) }
                line = [point]
                place += 1
                left = pattern[place % pattern.count]
            }
            left -= length - done
            line.append(end)
        }
        return place % 2 == 0 ? lines + [line] : lines
    }
}
