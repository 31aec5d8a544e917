import Painting

extension Table: FindingKind {
    /// A table speaks for its drawing.
    var findings: [String] { finding.map { [$0] } ?? drawing.flatMap(\.findings) }

    func summary(in room: Room) -> [String] {
        let said = Sentence.of(title, notes)
        guard said.isEmpty else { return said }
        guard drawing.isEmpty else { return drawing.flatMap { $0.kind.summary(in: room) } }
        return Sentence.of(nil, [rows.count == 1 ? "1 row" : "\(rows.count) rows"])
    }
}

extension PictureOutput: FindingKind {
    var findings: [String] { finding.map { [$0] } ?? [] }

    func summary(in room: Room) -> [String] {
        let captions = tiles.prefix(4).map(\.caption).filter { !$0.isEmpty }
        return Sentence.of(title, [captions.joined(separator: ", ")])
    }
}

extension Chart: FindingKind {
    var findings: [String] { finding.map { [$0] } ?? [] }

    func summary(in room: Room) -> [String] {
        let names = series.map(\.name).filter { !$0.isEmpty }
        return Sentence.of(title ?? names.joined(separator: ", "), notes)
    }
}

extension HeatMap: FindingKind {
    var findings: [String] { finding.map { [$0] } ?? [] }

    func summary(in room: Room) -> [String] { Sentence.of(title, notes) }
}
