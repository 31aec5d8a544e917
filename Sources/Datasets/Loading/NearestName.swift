/// The name that was perhaps meant.
enum NearestName {
    /// The candidate that is few changes of a letter away from `name`, at most a third of its length; or nil.
    static func to(_ name: String, among candidates: [String]) -> String? {
        let distances = candidates.map { ($0, distance(Array(name.lowercased()), Array($0))) }
        guard let best = distances.min(by: { $0.1 < $1.1 }), best.1 <= max(1, max(name.count, best.0.count) / 3) else {
            return candidates.first { name.count >= 3 && $0.hasPrefix(name.lowercased()) }
        }
        return best.0
    }

    /// Letters to insert, remove, replace, or exchange with the next, to make one word of another (Damerau's distance,
    /// in which no letter is changed twice).
    private static func distance(_ one: [Character], _ other: [Character]) -> Int {
        var rows = [Array(0...other.count)]
        for (i, letter) in one.enumerated() {
            var row = [i + 1]
            for (j, against) in other.enumerated() {
                var least = min(rows[i][j] + (letter == against ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, letter == other[j - 1], one[i - 1] == against {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }
}
