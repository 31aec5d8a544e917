import Explorer

/// What a document records beside what came out: the same, but for numbers within a tolerance.
package struct RecordComparison: Sendable {
    /// A line that is on one side alone.
    package enum Difference: Sendable, Hashable {
        /// So many lines below the first that was recorded.
        case expected(line: Int, String)
        /// It stands where the recorded line so many below the first was expected.
        case found(line: Int, String)
    }

    private let tolerance: Tolerance?

    /// - Parameter tolerance: nil for exactly
    package init(tolerance: Tolerance?) { self.tolerance = tolerance }

    /// The lines that differ, in order; none where all are as they were.
    package func differences(expected: String, found: String) -> [Difference] {
        let (expected, found) = (Self.lines(expected), Self.lines(found))
        let changes = found.difference(from: expected) { holds(found: $0, expected: $1) || holds(found: $1, expected: $0) }
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        return Self.ordered(expected, removed, found, inserted)
    }

    private static func lines(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { String($0.reversed().drop(while: \.isWhitespace).reversed()) }
    }

    private static func ordered(
        _ expected: [String], _ removed: Set<Int>, _ found: [String], _ inserted: Set<Int>
    ) -> [Difference] {
        var differences: [Difference] = []
        var (old, new) = (0, 0)
        while old < expected.count || new < found.count {
            if removed.contains(old) {
                differences.append(.expected(line: old, expected[old]))
                old += 1
            } else if inserted.contains(new) {
                differences.append(.found(line: old, found[new]))
                new += 1
            } else {
                old += 1
                new += 1
            }
        }
        return differences
    }

    /// Whether two lines are the same words, with numbers near each other. Where numbers may differ, so may the blanks that
    /// they are aligned with, and the bars that are drawn for them.
    private func holds(found: String, expected: String) -> Bool {
        if found == expected { return true }
        guard let tolerance else { return false }
        let (found, expected) = (Self.pieces(found), Self.pieces(expected))
        return found.count == expected.count && zip(found, expected).allSatisfy { pair in
            if pair.0 == pair.1 { return true }
            guard let first = Double(pair.0), let second = Double(pair.1) else { return false }
            return tolerance.allows(first, for: second)
        }
    }

    /// Numbers, and what stands between them; commas inside of numbers and bars left out.
    private static func pieces(_ line: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        func finish() {
            if !word.isEmpty { pieces.append(word) }
            word = ""
        }
        let characters = Array(line)
        for (place, character) in characters.enumerated() {
            let next = place + 1 < characters.count ? characters[place + 1] : " "
            if character.isWhitespace || character.unicodeScalars.allSatisfy({ (0x2580...0x259f).contains($0.value) }) {
                finish()
                continue
            }
            if character == ",", word.last?.isNumber == true, next.isNumber { continue }
            let isNumeric = character.isNumber || (".-−+".contains(character) && next.isNumber)
                || (word.last?.isNumber == true && "eE".contains(character) && (next.isNumber || "+-".contains(next)))
            let continues = word.isEmpty || (Double(word) != nil || Double(word + "0") != nil) == isNumeric
            if !continues { finish() }
            word.append(character == "−" ? "-" : character)
        }
        finish()
        return pieces
    }
}
