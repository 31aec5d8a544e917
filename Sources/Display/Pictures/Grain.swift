import Painting

/// How a tile's pixels become cells.
struct Grain: Hashable {
    var brush: Brush
    var enlargement = 1
    var reduction = 1
    /// Whether it is for a screen with room, not for a file.
    var isGrown = false

    func columns(_ width: Int) -> Int { brush.columns(fitted(width)) }
    func rows(_ height: Int) -> Int { brush.rows(fitted(height)) }

    /// Whether pictures `width` pixels wide keep what is seen in them: only shades of color bear one halving.
    func isReadable(_ width: Int) -> Bool {
        if case .dots = brush { return reduction == 1 && columns(width) >= (width > 5 ? 6 : 4) }
        return reduction == 1 || (brush == .blocks && reduction == 2 && width * enlargement >= 24)
    }

    private func fitted(_ size: Int) -> Int { (size * enlargement + reduction - 1) / reduction }
}

/// The grains that a gallery may be drawn with.
struct Grains {
    private let picture: PictureOutput
    private let context: RenderContext
    private let widest: Int

    private static let reductions = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32]

    init(_ picture: PictureOutput, context: RenderContext) {
        self.picture = picture
        self.context = context
        widest = max(picture.tiles.map(\.drawnWidth).max() ?? 1, 1)
    }

    private var isSigned: Bool { picture.tiles.contains { picture.range(of: $0).isSigned } }

    /// With the texts of the pixels, from the largest to the smallest; none where there are no texts.
    var withTexts: [Grain] {
        let text = picture.tiles.flatMap(\.texts).map { DisplayWidth.of($0) }.max() ?? 0
        guard text > 0 else { return [] }
        return TextCells.brushes(text: text, hasColor: context.color != .none).enumerated().map { place, brush in
            Grain(brush: brush, isGrown: place < 2)
        }
    }

    /// The pixels alone, from the largest to the smallest.
    var all: [Grain] {
        switch brush {
        case .dots(let cell):
            let sizes = DotSizes(width: widest, isAlone: picture.tiles.count == 1, cell: cell)
            return sizes.grownEnlargements.map { Grain(brush: .dots(cell), enlargement: $0, isGrown: true) }
                + sizes.enlargements.map { Grain(brush: .dots(cell), enlargement: $0) } + reduced(.dots(cell), 1)
        case .braille: return grown(.braille, perColumn: 2) + reduced(.braille, enlargement(perColumn: 2), from: 0)
        case .ascii, .smallASCII:
            let full = Grain(brush: .ascii, enlargement: max(12 / (2 * widest), 1))
            return grown(.ascii, perColumn: 1) + [full] + reduced(.smallASCII, full.enlargement, from: 0)
        case let brush: return grown(brush, perColumn: 1) + reduced(brush, enlargement(perColumn: 1), from: 0)
        }
    }

    /// How often a pixel is repeated so that small tiles, such as kernels, come near twelve columns.
    private func enlargement(perColumn: Int) -> Int { max(12 * perColumn / widest, 1) }

    private func grown(_ brush: Brush, perColumn: Int) -> [Grain] {
        let columnsPerPixel = brush == .ascii ? 2 : 1
        let usual = brush == .ascii ? max(12 / (2 * widest), 1) : enlargement(perColumn: perColumn)
        let most = DotSizes.mostGrownColumns * perColumn / (columnsPerPixel * widest)
        guard most > usual else { return [] }
        return (usual + 1...most).reversed().map { Grain(brush: brush, enlargement: $0, isGrown: true) }
    }

    private func reduced(_ brush: Brush, _ enlargement: Int, from start: Int = 1) -> [Grain] {
        Self.reductions.dropFirst(start).map { Grain(brush: brush, enlargement: enlargement, reduction: $0) }
    }

    /// What pixels are drawn with.
    var brush: Brush {
        guard context.unicode || context.pictures.isGraphic else { return .ascii }
        switch context.pictures {
        case .ascii: return .ascii
        case .blocks: return context.color == .none ? .shades : .blocks
        // Dots cannot tell a sign without color; characters can.
        case .braille: return isSigned && context.color == .none ? .shades : .braille
        case .sixel, .kitty: return .dots(context.cell)
        }
    }
}
