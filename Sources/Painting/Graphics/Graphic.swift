/// A bitmap with the cells of the screen that it covers.
package struct Graphic: Sendable, Hashable {
    package let bitmap: Bitmap
    /// Columns.
    package let columns: Int
    /// Rows.
    package let rows: Int

    package init(_ bitmap: Bitmap, cell: CellSize) {
        self.bitmap = bitmap
        columns = cell.columns(bitmap.width)
        rows = cell.rows(bitmap.height)
    }

    /// The escape sequences that draw it at the cursor.
    func sequence(_ style: PictureStyle) -> String {
        style == .kitty ? KittyGraphics.encode(bitmap) : Sixel.encode(bitmap)
    }
}
