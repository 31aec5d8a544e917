import Painting

extension Paragraph: TextKind {
    func cleaned(_ typography: Typography) -> Paragraph { Paragraph(text: typography.lines(text)) }

    var standing: Standing { .text }

    /// Words have one size.
    var figures: [Figure] { [] }

    /// Words are wrapped at any width.
    func fits(_ columns: Int) -> Bool { true }

    func lines(in room: TextRoom) -> [Line] { room.paragraph(text) }
}

extension Note: TextKind {
    func cleaned(_ typography: Typography) -> Note { Note(text: typography.lines(text)) }

    var standing: Standing { .note }

    /// Words have one size.
    var figures: [Figure] { [] }

    /// Words are wrapped at any width.
    func fits(_ columns: Int) -> Bool { true }

    func lines(in room: TextRoom) -> [Line] { room.paragraph(text, style: .dim) }
}

extension Group: TextKind {
    func cleaned(_ typography: Typography) -> Group { Group(items: items.map { $0.cleaned(typography) }) }

    var standing: Standing { items.contains { $0.kind.standing == .figure } ? .figure : .text }

    var figures: [Figure] { items.flatMap(\.kind.figures) }

    func fits(_ columns: Int) -> Bool { items.allSatisfy { $0.kind.fits(columns) } }

    func lines(in room: TextRoom) -> [Line] { items.lines(in: room) }
}

extension [Output] {
    /// Outputs under each other; a blank line parts figures from what stands around them, but not from their notes.
    func lines(in room: TextRoom) -> [Line] {
        var result: [Line] = []
        var isAfterFigure = false
        for (item, room) in zip(self, room.shared(among: map(\.kind.figures.count))) {
            let drawn = item.kind.lines(in: room)
            guard !drawn.isEmpty else { continue }
            let standing = item.kind.standing
            if !result.isEmpty, standing == .figure || (isAfterFigure && standing != .note) { result.append(Line()) }
            result += drawn
            isAfterFigure = standing == .figure || (isAfterFigure && standing == .note)
        }
        return result
    }
}
