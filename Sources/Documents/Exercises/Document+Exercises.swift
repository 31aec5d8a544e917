import Notebook

extension Document {
    /// The places of its exercises, and of the hidden cells that judge each: those between it and the next command that is seen.
    ///
    /// - Throws: for a cell whose options cannot be read
    package func exercises() throws -> [(place: Int, points: Int, judges: [Int])] {
        let options = try cells.map { $0.kind == .commands ? try CellOptions($0.info) : nil }
        return cells.indices.compactMap { place in
            guard let points = options[place]?.points else { return nil }
            let rest = cells.indices[(place + 1)...].filter { options[$0] != nil }
            return (place, points, Array(rest.prefix { options[$0]?.isHidden == true }))
        }
    }

    /// The same document to be given out: exercises are empty, and what judges them and what they showed is gone.
    package func withoutAnswers() throws -> Document {
        let exercises = try exercises()
        let asked = Set(exercises.map(\.place))
        let gone = Set(exercises.flatMap(\.judges)).union(exercises.compactMap { output(of: $0.place) })
        let text = cells.indices.filter { !gone.contains($0) }.map { place in
            asked.contains(place) ? Self.emptied(cells[place].source) : cells[place].source
        }.joined()
        return try Document(markdown: text)
    }

    /// The fences of a cell with a line between them that asks for an answer.
    private static func emptied(_ source: String) -> String {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, let last = lines.last(where: { !$0.isEmpty }), lines.count > 2 else { return source }
        let margin = first.prefix { !"`~".contains($0) }
        return "\(first)\n\(margin)# your answer\n\(last)\n"
    }
}
