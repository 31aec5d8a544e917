/// The picture of the house in the README: what each target may import, and its folders from the lowest up; `·` are the
/// files that stand in no folder.
///
///     | target | imports | folders, the lowest first | what it is for |
///     | `Datasets` | Raster, Files | ·, Formats, Loading | MNIST and others |
struct Picture {
    struct Room: Equatable {
        let name: String
        let imports: [String]
        /// From the lowest up; the empty name is that of the files in no folder.
        let folders: [String]
    }

    let rooms: [Room]

    init(readme: String) {
        rooms = readme.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimming(" ") }
            guard cells.count >= 5, cells[0].isEmpty, let name = cells[1].wholeMatch(of: /`(\w+)`/)?.1 else { return nil }
            return Room(name: String(name), imports: Self.names(cells[2]), folders: Self.names(cells[3]).map { $0 == "·" ? "" : $0 })
        }
    }

    subscript(name: String) -> Room? { rooms.first { $0.name == name } }

    /// `A, B` as names; `–` is none.
    private static func names(_ cell: Substring) -> [String] {
        cell.split(separator: ",").map { String($0.trimming(" `")) }.filter { $0 != "–" }
    }

    /// Everything that a target reaches through its imports.
    func below(_ name: String) -> Set<String> {
        var seen: Set<String> = []
        var next = self[name]?.imports ?? []
        while let one = next.popLast() {
            if seen.insert(one).inserted { next += self[one]?.imports ?? [] }
        }
        return seen
    }
}

extension Substring {
    fileprivate func trimming(_ characters: String) -> Substring {
        var rest = self
        while let first = rest.first, characters.contains(first) { rest = rest.dropFirst() }
        while let last = rest.last, characters.contains(last) { rest = rest.dropLast() }
        return rest
    }
}
