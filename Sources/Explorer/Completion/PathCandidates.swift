import Datasets
import Subjects
import Words

extension Completer {
    /// Sample paths, one part at a time.
    package func samples(_ partial: String) -> [Candidate] {
        let parts = partial.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, let split = SplitName(rawValue: parts[0]) else {
            let last = session.lastSample.map { [Candidate("it", "the sample used last: \($0)")] } ?? []
            let drawing = session.drawings.isEmpty ? [] : [Candidate("drawing", "what was drawn last")]
            return Self.matching(partial, last + drawing + SplitName.allCases.map { split in
                Candidate("\(split)/", session.dataset.map { Format.count($0.split(split).count, "image") } ?? "images",
                    continues: true)
            })
        }
        let lead = parts.dropLast().joined(separator: "/") + "/"
        let used = Set(parts.dropFirst().dropLast())
        let ends = [
            Candidate(lead + "0", "the first"),
            Candidate(lead + "0-8", used.isEmpty ? "the first nine" : "the first nine of them"),
        ]
        return Self.matching(partial, filters(of: split, used: used).map { filter in
            Candidate(lead + filter.text, filter.description, continues: true)
        } + ends)
    }

    private func filters(of split: SplitName, used: Set<String>) -> [Candidate] {
        let names = session.dataset?.classNames ?? Dataset.digitNames
        var filters: [Candidate] = []
        if !used.contains(where: { $0.hasPrefix("is") }) {
            filters += names.indices.map { Candidate("is\($0)", "labeled \(names[$0])") }
        }
        if session.state.networks.currentName != nil {
            if !used.contains(where: { $0.hasPrefix("as") }) {
                filters += names.indices.map { Candidate("as\($0)", "read as \(names[$0])") }
            }
            filters += [
                Candidate("wrong", "misread"), Candidate("right", "read correctly"),
                Candidate("unsure", "least sure first"),
            ]
        }
        filters.append(Candidate("random", "in random order"))
        return filters.filter { !used.contains($0.text) }
    }

    /// Unit paths of the network in use, one part at a time.
    package func units(_ partial: String) -> [Candidate] {
        guard let network = session.state.networks.current?.network else { return [] }
        let rows = network.architecture.summary()
        let parts = partial.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1 else {
            return Self.matching(partial, rows.map { Candidate($0.name, "\($0.specification), \($0.output)") })
        }
        guard let row = rows.first(where: { $0.name == parts[0] }) else { return [] }
        if parts.count == 2 {
            let kind = row.formula.reach == .everything ? "unit" : "channel"
            return Self.matching(partial, (0..<row.output.channels).map {
                Candidate("\(row.name)/\($0)", "\(kind) \($0)")
            })
        }
        guard parts.count == 3, case .map(let height, let width, _) = row.output else { return [] }
        let lead = "\(parts[0])/\(parts[1])/"
        return Self.matching(partial, [
            Candidate(lead + "0,0", "the top left"),
            Candidate(lead + "\(height / 2),\(width / 2)", "the middle"),
            Candidate(lead + "\(height - 1),\(width - 1)", "the bottom right"),
        ])
    }
}
