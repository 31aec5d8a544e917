/// One picture, or a gallery of them, as numbers: renderers choose characters and colours.
public struct PictureOutput: Sendable, Hashable {
    /// Stands above the gallery.
    public var title: String?
    /// The pictures shown, in reading order.
    public var tiles: [Tile]
    /// Tiles in a row; nil fills the width. Fewer are drawn where the width does not hold so many.
    public var columns: Int?
    /// So many tiles, one after another, belong together: the end of a row does not part them.
    public var group = 1
    /// What the numbers in the tiles mean.
    public var range: PictureRange
    /// How many pictures there are, shown or not; the gallery says how many it left out.
    public var total: Int
    /// A command that shows the pictures left out, such as `show test/25-36`.
    public var rest: String?
    /// What is to be seen, in a sentence or two: all that `--describe` shows.
    public var finding: String?
    /// Rows of the screen that it may take beyond its usual size, or must give up; nil in a file.
    var spareRows: Int?

    /// `total` defaults to the number of tiles.
    public init(
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

/// The numbers that stand for the ends of the scale.
public enum PictureRange: Sendable, Hashable {
    /// Grey from 0 (black background) to 1 (white ink). No scale is printed.
    case unit
    /// A quantity from `low` to `high`, drawn in a perceptual colour map with its scale.
    case span(low: Float, high: Float)
    /// A signed quantity from -`max` to `max`, drawn in two hues that meet at zero, with its scale.
    case symmetric(max: Float)

    /// The value at the lower end of the scale.
    public var low: Float {
        switch self {
        case .unit: 0
        case .span(let low, _): low
        case .symmetric(let max): -max
        }
    }

    /// The value at the upper end of the scale.
    public var high: Float {
        switch self {
        case .unit: 1
        case .span(_, let high): high
        case .symmetric(let max): max
        }
    }
}

/// One picture of a gallery.
public struct Tile: Sendable, Hashable {
    /// Stands under the picture.
    public var caption: String
    /// Pixels in a row.
    public var width: Int
    /// Rows.
    public var height: Int
    /// `height · width` numbers, row by row; a number missing at the end reads as 0.
    public var values: [Float]
    /// How the caption is coloured.
    public var tint: Tint
    /// What its numbers mean where that differs from the gallery; its scale is then printed for it.
    public var range: PictureRange?
    /// Frames drawn over the pixels, such as a receptive field.
    public var boxes: [Box] = []
    /// What stands in the pixels, row by row, such as the weights of a kernel; where there is room, each is drawn as a
    /// cell large enough for its text.
    public var texts: [String] = []
    /// The numbers that the tile stands for where `values` are these scaled or shrunk; files keep them.
    public var data: NumberGrid?
    /// What `data` are multiplied by to stand on the tile's scale, where they make the same picture in finer pixels: a page
    /// has room for them. Nil where they do not.
    public var dataScale: Float?

    /// A tile of `height · width` values.
    public init(caption: String = "", width: Int, height: Int, values: [Float], tint: Tint = .plain) {
        self.caption = caption
        self.width = width
        self.height = height
        self.values = values
        self.tint = tint
    }
}

/// A frame around some pixels of a tile; what of it lies outside the tile is not drawn.
public struct Box: Sendable, Hashable {
    /// The first row of pixels inside the frame.
    public var row: Int
    /// The first column of pixels inside the frame.
    public var column: Int
    /// Rows of pixels inside the frame.
    public var height: Int
    /// Columns of pixels inside the frame.
    public var width: Int

    /// A frame around `height` × `width` pixels.
    public init(row: Int, column: Int, height: Int, width: Int) {
        self.row = row
        self.column = column
        self.height = height
        self.width = width
    }
}

/// What a colour stands for; the words beside it always say the same.
public enum Tint: Sendable, Hashable {
    case plain
    /// Right, passed.
    case good
    /// Wrong, failed.
    case bad
    /// The one to look at.
    case accent
    /// Of lesser weight.
    case dim
}
