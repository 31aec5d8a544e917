import Painting

extension TypedCommand: SheetKind {
    func blocks(in room: Room) -> [SheetBlock] { [SheetBlock { $0.paragraphs(text) }] }
}

extension CellReport: SheetKind {
    func blocks(in room: Room) -> [SheetBlock] { outputs.flatMap { $0.output.kind.blocks(in: room) } }
}
