/// How the tiles of a picture output are laid out: with what they are drawn, how large and how many in a row.
struct Gallery {
    /// How a tile's pixels become cells.
    struct Grain: Hashable {
        var brush: Brush
        var enlargement = 1
        var reduction = 1

        func columns(_ width: Int) -> Int { brush.columns(fitted(width)) }
        func rows(_ height: Int) -> Int { brush.rows(fitted(height)) }

        /// Whether pictures `width` pixels wide keep what is seen in them: only shades of colour bear one halving.
        func isReadable(_ width: Int) -> Bool {
            if case .dots = brush { return reduction == 1 && columns(width) >= (width > 5 ? 6 : 4) }
            return reduction == 1 || (brush == .blocks && reduction == 2 && width * enlargement >= 24)
        }

        private func fitted(_ size: Int) -> Int { (size * enlargement + reduction - 1) / reduction }
    }

    let grain: Grain
    /// Cells around each tile for the frames of boxes: one if any tile has a box and frames are made of characters.
    let margin: Int
    /// Columns that a tile with its caption takes.
    let slot: Int
    /// Columns between two tiles.
    let gap: Int
    /// Tiles in a row.
    let perRow: Int

    /// The largest grain with which the whole gallery fits on the screen; where none does, the smallest that
    /// keeps the pictures readable. A picture that stands alone is made smaller only where the width demands it.
    init(_ picture: PictureOutput, context: RenderContext, width: Int) {
        let widest = picture.tiles.map(\.drawnWidth).max() ?? 0
        let margin = context.pictures.isGraphic ? 0 : picture.frameMargin
        let all = Self.grains(picture, context: context)
        let tallest = picture.tiles.map(\.drawnHeight).max() ?? 0
        let fitting = all.filter {
            $0.columns(widest) + 2 * margin <= width
                && $0.rows(tallest) <= DotSizes.mostRows($0.brush, height: context.height)
        }
        let readable = fitting.filter { $0.isReadable(widest) }
        let layouts = (readable.isEmpty ? Array(fitting.isEmpty ? all.suffix(1) : fitting.prefix(1)) : readable)
            .map { Self.layout($0, picture, margin: margin, width: width) }
        let isAlone = picture.tiles.count == 1
        let layout = layouts.first { isAlone || $0.height <= context.height - 2 } ?? layouts[layouts.count - 1]
        self.margin = margin
        grain = layout.grain
        slot = layout.slot
        gap = layout.gap
        perRow = layout.perRow
    }

    private struct Layout {
        var grain: Grain
        var slot: Int
        var gap: Int
        var perRow: Int
        var height: Int
    }

    /// From the largest to the smallest.
    private static func grains(_ picture: PictureOutput, context: RenderContext) -> [Grain] {
        let widest = max(picture.tiles.map(\.drawnWidth).max() ?? 1, 1)
        let reductions = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32]
        switch brush(context, isSigned: picture.scales.contains { $0.range.isSigned }) {
        case .dots(let cell):
            let sizes = DotSizes(width: widest, isAlone: picture.tiles.count == 1, cell: cell)
            return sizes.enlargements.map { Grain(brush: .dots(cell), enlargement: $0) }
                + reductions.dropFirst().map { Grain(brush: .dots(cell), reduction: $0) }
        case .braille:
            let enlargement = enlargement(of: widest, perColumn: 2)
            return reductions.map { Grain(brush: .braille, enlargement: enlargement, reduction: $0) }
        case .ascii, .smallASCII:
            let full = Grain(brush: .ascii, enlargement: enlargement(of: 2 * widest, perColumn: 1))
            return [full] + reductions.map { Grain(brush: .smallASCII, enlargement: full.enlargement, reduction: $0) }
        case let brush:
            let enlargement = enlargement(of: widest, perColumn: 1)
            return reductions.map { Grain(brush: brush, enlargement: enlargement, reduction: $0) }
        }
    }

    /// How often a pixel is repeated so that small tiles, such as kernels, come near twelve columns.
    private static func enlargement(of width: Int, perColumn: Int) -> Int {
        max(12 * perColumn / max(width, 1), 1)
    }

    private static func brush(_ context: RenderContext, isSigned: Bool) -> Brush {
        guard context.unicode || context.pictures.isGraphic else { return .ascii }
        switch context.pictures {
        case .ascii: return .ascii
        case .blocks: return context.color == .none ? .shades : .blocks
        // Dots cannot tell a sign without colour; characters can.
        case .braille: return isSigned && context.color == .none ? .shades : .braille
        case .sixel, .kitty: return .dots(context.cell)
        }
    }

    /// Fewer tiles in a row where the last row would be less than half full otherwise: 5 and 5, not 9 and 1.
    private static func balanced(_ perRow: Int, _ count: Int) -> Int {
        let rows = (count + perRow - 1) / perRow
        let last = count - (rows - 1) * perRow
        return 2 * last < perRow ? (count + rows - 1) / rows : perRow
    }

    private static func layout(_ grain: Grain, _ picture: PictureOutput, margin: Int, width: Int) -> Layout {
        let tiles = picture.tiles
        let tileWidth = (tiles.map { grain.columns($0.drawnWidth) }.max() ?? 0) + 2 * margin
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
        if picture.total <= tiles.count { perRow = balanced(perRow, tiles.count) }
        let tileHeight = (tiles.map { grain.rows($0.drawnHeight) }.max() ?? 0) + 2 * margin
        let height = (tiles.count + perRow - 1) / perRow * (tileHeight + 1)
        return Layout(grain: grain, slot: slot, gap: gap, perRow: perRow, height: height)
    }
}

extension PictureOutput {
    /// Cells around each tile for the frames of boxes.
    fileprivate var frameMargin: Int { tiles.contains { !$0.boxes.isEmpty } ? 1 : 0 }
}
