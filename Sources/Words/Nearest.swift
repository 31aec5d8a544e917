/// Finds what was probably meant by a misspelt word.
package enum Nearest {
    /// The candidate nearest to `word`, if it is near enough to be worth offering: of two as near the first, and one that
    /// begins with `word` as if it were one letter away.
    package static func match(_ word: String, in candidates: some Sequence<String>) -> String? {
        let given = Array(word.lowercased())
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let other = Array(candidate.lowercased())
            let isBeginning = given.count >= 2 && other.starts(with: given)
            let distance = isBeginning ? 1 : distance(given, other)
            guard distance <= allowance(min(given.count, other.count)), distance < other.count else { continue }
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// How many letters may be wrong: of three letters one, or everything would be near to everything.
    private static func allowance(_ letters: Int) -> Int { letters < 4 ? 1 : letters / 3 + 1 }

    /// The number of letters to insert, drop, change or swap with their neighbor (Damerau's distance, in which no letter
    /// is changed twice). Time grows with the product of the lengths.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
