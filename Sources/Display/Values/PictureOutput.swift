import Painting

/// One picture, or a gallery of them, as numbers: renderers choose characters and colors.
package struct PictureOutput: OutputKind {
    /// Stands above the gallery.
    package var title: String?
    /// The pictures shown, in reading order.
    package var tiles: [Tile]
    /// Tiles in a row; nil fills the width. Fewer are drawn where the width does not hold so many.
    package var columns: Int?
    /// So many tiles belong side by side at full size; where the screen does not hold them, a narrower choice is drawn if there
    /// is one.
    package var sideBySide: Int?
    /// So many tiles, one after another, belong together: the end of a row does not separate them.
    package var group = 1
    /// What the numbers in the tiles mean.
    package var range: PictureRange
    /// How many pictures there are, shown or not; the gallery says how many it left out.
    package var total: Int
    /// A command that shows the pictures left out, such as `show test/25-36`.
    package var rest: String?
    /// What is to be seen, in a sentence or two: all that `--describe` shows.
    package var finding: String?

    /// `total` defaults to the number of tiles.
    package init(
        title: String? = nil, tiles: [Tile], columns: Int? = nil, range: PictureRange = .unit, total: Int? = nil,
        rest: String? = nil
    ) {
        self.title = title
        self.tiles = tiles
        self.columns = columns
        self.range = range
        self.total = total ?? tiles.count
        self.rest = rest
    }
}

/// One picture of a gallery.
package struct Tile: Sendable, Hashable {
    /// Stands under the picture.
    package var caption: String
    /// Pixels in a row.
    package var width: Int
    /// Rows.
    package var height: Int
    /// Numbers for each pixel: 1 on the scale of the range, or 3 that are red, green and blue from 0 to 1.
    package var channels: Int
    /// `height · width · channels` numbers, row by row; a number missing at the end reads as 0.
    package var values: [Float]
    /// How the caption is colored.
    package var tint: Tint
    /// What its numbers mean where that differs from the gallery; its scale is then printed for it.
    package var range: PictureRange?
    /// Frames drawn over the pixels, such as a receptive field.
    package var boxes: [Box] = []
    /// What stands in the pixels, row by row, such as the weights of a kernel; where there is room, each is drawn as a
    /// cell large enough for its text.
    package var texts: [String] = []
    /// The numbers that the tile stands for where `values` are these scaled or shrunk; files keep them.
    package var data: NumberGrid?
    /// What `data` are multiplied by to stand on the tile's scale, where they make the same picture in finer pixels: a sheet
    /// has room for them. Nil where they do not.
    package var dataScale: Float?

    /// A tile of `height · width · channels` values.
    package init(
        caption: String = "", width: Int, height: Int, channels: Int = 1, values: [Float], tint: Tint = .plain
    ) {
        self.caption = caption
        self.width = width
        self.height = height
        self.channels = channels == 3 ? 3 : 1
        self.values = values
        self.tint = tint
    }
}

/// A frame around some pixels of a tile; what of it lies outside the tile is not drawn.
package struct Box: Sendable, Hashable {
    /// The first row of pixels inside the frame.
    package var row: Int
    /// The first column of pixels inside the frame.
    package var column: Int
    /// Rows of pixels inside the frame.
    package var height: Int
    /// Columns of pixels inside the frame.
    package var width: Int

    /// A frame around `height` × `width` pixels.
    package init(row: Int, column: Int, height: Int, width: Int) {
        self.row = row
        self.column = column
        self.height = height
        self.width = width
    }
    /// A frame around the pixels of a region.
    package init(rows: Range<Int>, columns: Range<Int>) {
        self.init(row: rows.lowerBound, column: columns.lowerBound, height: rows.count, width: columns.count)
    }
}
