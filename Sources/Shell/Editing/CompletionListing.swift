import Explorer

/// The candidates as rows under the line: one a row with its description while they fit, in columns of names when not.
enum CompletionListing {
    static func rows(
        of candidates: [TabCompletion.Candidate], chosen: Int?, columns: Int, height: Int, color: Bool
    ) -> [String] {
        guard height > 0, !candidates.isEmpty else { return [] }
        let described = candidates.contains { !$0.description.isEmpty }
        if described, candidates.count <= height {
            return describedRows(candidates, chosen: chosen, columns: columns, color: color)
        }
        return grid(candidates, chosen: chosen, columns: columns, height: height, color: color)
    }

    private static func describedRows(
        _ candidates: [TabCompletion.Candidate], chosen: Int?, columns: Int, color: Bool
    ) -> [String] {
        let widest = candidates.map { CellWidth.of($0.text) }.max() ?? 0
        let nameWidth = min(widest, max(8, columns / 2))
        return candidates.enumerated().map { index, candidate in
            let name = CellWidth.clip(candidate.text, to: nameWidth)
            let gap = String(repeating: " ", count: nameWidth - CellWidth.of(name) + 2)
            let description = CellWidth.clip(candidate.description, to: max(0, columns - nameWidth - 3))
            return paint(name, chosen: index == chosen, color: color) + gap
                + PromptStyle.suggestion.paint(description, color: color)
        }
    }

    private static func grid(
        _ candidates: [TabCompletion.Candidate], chosen: Int?, columns: Int, height: Int, color: Bool
    ) -> [String] {
        let widest = candidates.map { CellWidth.of($0.text) }.max() ?? 1
        let cell = min(widest, columns - 3) + 2
        let across = max(1, (columns - 1) / cell)
        let needed = (candidates.count + across - 1) / across
        let rows = needed <= height ? needed : max(1, height - 1)
        let shown = min(candidates.count, rows * across)
        // The window follows the chosen one through a list that is longer than the screen.
        let first = chosen.map { max(0, $0 - shown + 1) } ?? 0
        var lines = (0..<rows).map { row in
            stride(from: first + row, to: first + shown, by: rows).map { index in
                let name = CellWidth.clip(candidates[index].text, to: cell - 2)
                return paint(name, chosen: index == chosen, color: color)
                    + (index + rows < first + shown ? String(repeating: " ", count: cell - CellWidth.of(name)) : "")
            }.joined()
        }
        if shown < candidates.count, lines.count < height {
            lines.append(PromptStyle.suggestion.paint("and \(candidates.count - shown) more", color: color))
        }
        return lines
    }

    /// Without color the line itself shows which one is chosen.
    private static func paint(_ name: String, chosen: Bool, color: Bool) -> String {
        chosen ? PromptStyle.chosen.paint(name, color: color) : name
    }
}
