/// A bitmap with the cells of the screen that it covers.
struct Graphic: Sendable, Hashable {
    let bitmap: Bitmap
    /// Columns.
    let columns: Int
    /// Rows.
    let rows: Int

    init(_ bitmap: Bitmap, cell: CellSize) {
        self.bitmap = bitmap
        columns = cell.columns(bitmap.width)
        rows = cell.rows(bitmap.height)
    }

    /// The escape sequences that draw it at the cursor.
    func sequence(_ style: PictureStyle) -> String {
        style == .kitty ? KittyGraphics.encode(bitmap) : Sixel.encode(bitmap)
    }
}
