import Painting

extension PictureOutput: SheetKind {
    func blocks(in room: Room) -> [SheetBlock] {
        [SheetBlock { sheet in sheet.framed(title, []) { SheetGallery(picture: self).draw(on: &$0) } }]
    }
}
