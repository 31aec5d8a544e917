import Painting

/// How the tiles of a picture output are laid out: with what they are drawn, how large and how many in a row.
struct Gallery {
    let grain: Grain
    /// Cells around each tile for the frames of boxes.
    let margin: FrameMargin
    /// Columns that a tile with its caption takes.
    let slot: Int
    /// Columns between two tiles.
    let gap: Int
    /// Tiles in a row.
    let perRow: Int
    /// What the scale is drawn with.
    let scaleBrush: Brush
    let isAlone: Bool

    /// The largest grain with which the whole gallery fits on the screen; where none does, the smallest that
    /// keeps the pictures readable. A picture that stands alone is made smaller only where the width demands it, or
    /// where the screen that it is to fill has no room.
    init(_ picture: PictureOutput, in room: TextRoom) {
        let (context, width, spare) = (room.context, room.width, room.spare)
        let grains = Grains(picture, context: context)
        let withTexts = grains.withTexts
        let widest = picture.tiles.map(\.drawnWidth).max() ?? 0
        let hasTexts = withTexts.contains { $0.columns(widest) <= width }
        let all = (hasTexts ? withTexts : grains.all).filter { !$0.isGrown || spare != nil }
        let layouts = Self.usable(all, picture, context, width).map { Layout($0, picture, width: width) }
        let usual = layouts.filter { !$0.grain.isGrown }
        let mayScroll = picture.tiles.count == 1 && !hasTexts
        let found = usual.first { mayScroll || $0.height <= context.height - 2 } ?? usual.last ?? layouts[layouts.count - 1]
        let layout = spare.map { Self.filling(layouts, found.drawnHeight + $0) ?? found } ?? found
        margin = layout.margin
        grain = layout.grain
        slot = layout.slot
        gap = layout.gap
        perRow = layout.perRow
        scaleBrush = hasTexts ? grains.brush : layout.grain.brush
        isAlone = picture.tiles.count == 1
    }

    /// The largest that fits.
    private static func filling(_ layouts: [Layout], _ rows: Int) -> Layout? {
        layouts.first { $0.drawnHeight <= rows }
    }

    /// The grains with which each tile fits and keeps what is seen in it, at least one.
    private static func usable(
        _ grains: [Grain], _ picture: PictureOutput, _ context: RenderContext, _ width: Int
    ) -> [Grain] {
        let widest = picture.tiles.map(\.drawnWidth).max() ?? 0
        let tallest = picture.tiles.map(\.drawnHeight).max() ?? 0
        let fitting = grains.filter {
            $0.columns(widest) + $0.margin(around: picture.tiles).columns <= width
                && $0.rows(tallest) <= DotSizes.mostRows($0.brush, height: context.height)
        }
        let readable = fitting.filter { $0.isReadable(widest) }
        if !readable.contains(where: { !$0.isGrown }) {
            return Array((fitting.filter { !$0.isGrown } + grains.suffix(1)).prefix(1))
        }
        return readable
    }

    /// Fewer tiles in a row where the last row would be less than half full otherwise: 5 and 5, not 9 and 1. A row has
    /// whole groups.
    static func balanced(_ perRow: Int, _ count: Int, group: Int = 1) -> Int {
        let rows = (count + perRow - 1) / perRow
        let last = count - (rows - 1) * perRow
        guard 2 * last < perRow else { return perRow }
        let perRow = (count + rows - 1) / rows
        return (perRow + group - 1) / group * group
    }
}

/// Tiles of one grain in rows.
private struct Layout {
    let grain: Grain
    let margin: FrameMargin
    let slot: Int
    let gap: Int
    let perRow: Int
    /// Rows, with one for each caption.
    let height: Int
    /// Rows, with all lines of the captions.
    let drawnHeight: Int

    init(_ grain: Grain, _ picture: PictureOutput, width: Int) {
        let tiles = picture.tiles
        margin = grain.margin(around: tiles)
        let tileWidth = (tiles.map { grain.columns($0.drawnWidth) }.max() ?? 0) + margin.columns
        let words = tiles.flatMap { Caption.parts($0.caption) }.map { DisplayWidth.of($0) }.max() ?? 0
        let alone = tiles.count == 1 ? DisplayWidth.of(tiles[0].caption) : 0
        let slot = max(tileWidth, min(words, 12, width), min(alone, width), 1)
        var gap = 2
        var perRow = (width + gap) / (slot + gap)
        if (width + 1) / (slot + 1) > perRow {
            gap = 1
            perRow = (width + gap) / (slot + gap)
        }
        perRow = max(min(perRow, picture.columns.map { max($0, 1) } ?? perRow, max(tiles.count, 1)), 1)
        let group = max(picture.group, 1)
        if perRow >= group { perRow -= perRow % group }
        if picture.total <= tiles.count {
            perRow = Gallery.balanced(perRow, tiles.count, group: perRow >= group ? group : 1)
        }
        let tileHeight = (tiles.map { grain.rows($0.drawnHeight) }.max() ?? 0) + margin.rows
        let rows = (tiles.count + perRow - 1) / perRow
        let captions = tiles.map { Caption.lines($0.caption, width: slot, ellipsis: "").count }
        let captionRows = stride(from: 0, to: tiles.count, by: perRow).map { start in
            captions[start..<min(start + perRow, tiles.count)].max() ?? 0
        }
        let isCaptioned = tiles.contains { !$0.caption.isEmpty }
        self.grain = grain
        self.slot = slot
        self.gap = gap
        self.perRow = perRow
        height = rows * (tileHeight + 1)
        drawnHeight = rows * tileHeight + captionRows.reduce(0, +) + (isCaptioned ? 0 : max(rows - 1, 0))
    }
}
