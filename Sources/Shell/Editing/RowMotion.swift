/// Where the cursor goes in an input of several rows. Positions are Unicode scalars from the beginning.
struct RowMotion {
    private let rows: [Range<Int>]

    init(_ text: String) {
        var rows: [Range<Int>] = []
        var start = 0
        var index = 0
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                rows.append(start..<index)
                start = index + 1
            }
            index += 1
        }
        self.rows = rows + [start..<index]
    }

    func row(of position: Int) -> Range<Int> {
        rows.last { $0.lowerBound <= position } ?? 0..<0
    }

    /// The same column some rows on, or the end of a shorter row; nil when there is no such row.
    func vertical(from position: Int, by step: Int) -> Int? {
        let here = rows.lastIndex { $0.lowerBound <= position } ?? 0
        guard rows.indices.contains(here + step) else { return nil }
        let target = rows[here + step]
        return min(target.lowerBound + position - rows[here].lowerBound, target.upperBound)
    }
}
