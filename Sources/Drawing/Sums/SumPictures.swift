import Display
import Insight
import Painting
import Subjects

/// The pictures beside an opened sum: the sample with what the number sees boxed, where its terms come from, and for a
/// convolution over one map the patch, the kernel and their product.
struct SumPictures {
    /// Small maps are enlarged to about so many pixels a side.
    private static let side = 28

    private let sum: OpenedSum
    private let sample: Sample
    private let names: UnitNames
    private let isStart: Bool

    /// - Parameter isStart: whether the sample is seen for the first time.
    init(_ sum: OpenedSum, _ sample: Sample, _ names: UnitNames, isStart: Bool) {
        (self.sum, self.sample, self.names, self.isStart) = (sum, sample, names, isStart)
    }

    var outputs: [Output] {
        let places = places.map { [$0] } ?? []
        let digits = isStart || isBoxed || !places.isEmpty ? [PictureOutput(tiles: [digit] + places)] : []
        return (digits + (patch.map { [$0] } ?? [])).map { .picture($0) }
    }

    private var isBoxed: Bool { 4 * sum.field.count < 3 * sample.picture.width * sample.picture.height }

    private var digit: Tile {
        let picture = sample.picture
        let field = sum.field
        guard isBoxed else {
            let isWhole = field.count == picture.width * picture.height
            return Tile(
                picture,
                caption: isWhole
                    ? "the whole image counts" : "rows \(field.rows.words) · columns \(field.columns.words) count")
        }
        let words = field.count == 1
            ? "boxed: row \(field.rows.lowerBound), column \(field.columns.lowerBound)"
            : "boxed: rows \(field.rows.words) · columns \(field.columns.words)"
        var tile = Tile(picture, caption: words)
        tile.boxes = [Box(field)]
        return tile
    }

    /// What each place of the map below adds, all channels together; nil where the terms come from no map.
    private var places: Tile? {
        switch sum.kind {
        case .sum, .difference: return map(sum.terms, place: { ($0.origin.row, $0.origin.column) })
        case .windowSum(_, _, _, let weights) where weights.isEmpty:
            return map(sum.terms, place: { ($0.windowRow, $0.windowColumn) }, inWindow: true)
        default: return nil
        }
    }

    private func map(
        _ terms: [OpenedSum.Term], place: (OpenedSum.Term) -> (row: Int, column: Int), inWindow: Bool = false
    ) -> Tile? {
        let height = (terms.map { place($0).row }.max() ?? 0) + 1
        let width = (terms.map { place($0).column }.max() ?? 0) + 1
        guard height * width > 1, Set(terms.map(\.origin.layer)).count == 1, let layer = terms.first?.origin.layer
        else { return nil }
        var values = [Float](repeating: 0, count: height * width)
        for term in terms {
            let (row, column) = place(term)
            values[row * width + column] += Float(term.product)
        }
        let below = names.layer(layer)
        return tile(
            inWindow ? "each window position adds" : "each position of \(below) adds", values, height: height,
            width: width)
    }

    private func tile(_ caption: String, _ values: [Float], height: Int, width: Int) -> Tile {
        let factor = max(1, Self.side / max(height, width))
        let enlarged = (0..<height * factor).flatMap { row in
            (0..<width * factor).map { values[row / factor * width + $0 / factor] }
        }
        var tile = Tile(caption: caption, width: width * factor, height: height * factor, values: enlarged)
        tile.data = NumberGrid(width: width, height: height, values: values)
        tile.range = .symmetric(max: Self.reach(of: values))
        return tile
    }

    /// The largest distance from 0; 1 where all are 0, which has no scale of its own.
    private static func reach(of values: [Float]) -> Float {
        let reach = values.reduce(0) { max($0, abs($1)) }
        return reach > 0 ? reach : 1
    }

    /// Patch, kernel and product side by side.
    private var patch: PictureOutput? {
        guard case .windowSum(let height, let width, _, let weights) = sum.kind, !weights.isEmpty else { return nil }
        var (inputs, products) = ([Float](repeating: 0, count: weights.count), [Float](repeating: 0, count: weights.count))
        for term in sum.terms {
            let place = term.windowRow * width + term.windowColumn
            inputs[place] = Float(term.input)
            products[place] = Float(term.product)
        }
        func tile(_ caption: String, _ values: [Float], _ range: PictureRange) -> Tile {
            var tile = Tile(caption: caption, width: width, height: height, values: values)
            tile.range = range
            return tile
        }
        let isImage = sum.terms.first.map { $0.origin.layer < 0 } ?? false
        let kernel = PictureRange.symmetric(max: Self.reach(of: weights))
        let product = PictureRange.symmetric(max: Self.reach(of: products))
        return PictureOutput(
            tiles: [
                tile("patch", inputs, isImage ? .unit : PictureRange(inputs)), tile("× kernel", weights, kernel),
                tile("= product", products, product),
            ],
            columns: 3, range: kernel)
    }
}

extension Range<Int> {
    /// `3–5`, or `3` for one alone.
    package var words: String { count == 1 ? "\(lowerBound)" : "\(lowerBound)–\(upperBound - 1)" }
}
