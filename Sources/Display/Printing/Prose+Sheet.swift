import Painting

extension Paragraph: SheetKind {
    func blocks(in room: Room) -> [SheetBlock] { [SheetBlock { $0.paragraphs(text) }] }
}

extension Note: SheetKind {
    func blocks(in room: Room) -> [SheetBlock] { [SheetBlock(isNote: true) { $0.paragraphs(text, color: .quiet) }] }
}

extension Group: SheetKind {
    func blocks(in room: Room) -> [SheetBlock] { items.flatMap { $0.kind.blocks(in: room) } }
}
