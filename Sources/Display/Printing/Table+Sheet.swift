import Painting

extension Table: SheetKind {
    /// The grid as on a screen; where there is a drawing, the title, the parts of the drawing and the notes by themselves.
    func blocks(in room: Room) -> [SheetBlock] {
        guard !drawing.isEmpty else {
            return [SheetBlock { sheet in sheet.framed(title, notes) { draw(on: &$0) } }]
        }
        let heading = title.map { title in [SheetBlock { $0.paragraphs(title, isBold: true) }] } ?? []
        return heading + drawing.flatMap { $0.kind.blocks(in: room) }
            + notes.flatMap { Note(text: $0).blocks(in: room) }
    }

    private func draw(on sheet: inout Sheet) {
        var bare = self
        (bare.title, bare.notes) = (nil, [])
        for line in bare.lines(in: TextRoom(RenderContext(width: Sheet.columns))) { sheet.row(line) }
    }
}

extension Sheet {
    /// A title above what is drawn, and notes below.
    mutating func framed(_ title: String?, _ notes: [String], _ draw: (inout Sheet) -> Void) {
        if let title {
            paragraphs(title, isBold: true)
            bottom += 4
        }
        draw(&self)
        for note in notes { paragraphs(note, color: .quiet) }
    }
}
