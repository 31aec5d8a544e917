/// The part of a map that stands out: what hangs together around its strongest place, as far as that is at least half as
/// strong.
package struct SalientRegion: Sendable, Hashable {
    package let rows: ClosedRange<Int>
    package let columns: ClosedRange<Int>
    /// How much of all that speaks for the target lies inside, 0 to 1.
    package let share: Double
}

extension AttributionMap {
    /// The part that stands out; nil where nothing speaks for the target.
    ///
    /// Strength is what is above zero, as a mean over 3×3 pixels, so that single bright pixels do not count as places.
    package var region: SalientRegion? {
        let strength = smoothed(values.map { max(0, $0) })
        guard let most = strength.max(), most > 0, let start = strength.firstIndex(of: most) else { return nil }
        var (found, waiting) = (Set([start]), [start])
        while let place = waiting.popLast() {
            for next in neighbors(of: place) where strength[next] >= most / 2 && found.insert(next).inserted {
                waiting.append(next)
            }
        }
        let own = found.filter { values[$0] > 0 }
        let places = own.isEmpty ? found : own
        let (rows, columns) = (places.map { $0 / width }, places.map { $0 % width })
        guard let top = rows.min(), let bottom = rows.max(), let left = columns.min(), let right = columns.max()
        else { return nil }
        let inside = (top...bottom).flatMap { row in (left...right).map { values[row * width + $0] } }
        return SalientRegion(
            rows: top...bottom, columns: left...right, share: Self.positive(inside) / Self.positive(values))
    }

    private static func positive(_ values: [Float]) -> Double { values.reduce(0) { $0 + Double(max(0, $1)) } }

    private func neighbors(of place: Int) -> [Int] {
        let (row, column) = (place / width, place % width)
        var result: [Int] = []
        if row > 0 { result.append(place - width) }
        if row + 1 < height { result.append(place + width) }
        if column > 0 { result.append(place - 1) }
        if column + 1 < width { result.append(place + 1) }
        return result
    }

    private func smoothed(_ values: [Float]) -> [Float] {
        (0..<height).flatMap { row in
            (0..<width).map { column in
                var sum: Float = 0
                for near in max(0, row - 1)...min(height - 1, row + 1) {
                    for beside in max(0, column - 1)...min(width - 1, column + 1) { sum += values[near * width + beside] }
                }
                return sum / 9
            }
        }
    }
}
