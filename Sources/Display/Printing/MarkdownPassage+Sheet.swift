import Painting

extension MarkdownPassage: SheetKind {
    /// A picture or a drawing holds its words alone.
    func blocks(in room: Room) -> [SheetBlock] { [SheetBlock { $0.paragraphs(text.plain) }] }
}
