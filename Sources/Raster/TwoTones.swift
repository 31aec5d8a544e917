/// A picture that is nothing but ink on paper under even light: two tones, at least one of them in strokes.
///
/// Where the ink reaches the border, as in a picture cut out along it, the border no longer tells which of them is the
/// paper, and their shapes do.
struct TwoTones {
    /// Whether the lighter tone is the paper.
    let isLight: Bool
    /// The paper's gray.
    let level: Float

    /// Wider than this share of the longer side is no stroke.
    private static let stroke: Float = 0.2
    /// A picture this many times as long as wide shows a stroke alone, if it was cut along its ink.
    private static let slender = 3
    /// A picture with no longer side has room for nothing but ink and a little paper.
    private static let small = 64
    /// The paper varies by at most this share of the contrast.
    private static let even: Float = 0.15

    /// Nil where neither tone is all strokes, the paper is uneven, or nothing differs.
    init?(_ plane: Plane) {
        let threshold = Ink.otsu(plane.values)
        let light = plane.values.map { $0 > threshold }
        let dark = light.map { !$0 }
        let area = light.count { $0 }
        guard area > 0, area < light.count else { return nil }
        let means = Self.means(of: plane.values, light)
        let contrast = means.light - means.dark
        let widths = (
            light: Self.widest(light, plane.width, plane.height), dark: Self.widest(dark, plane.width, plane.height))
        let longer = max(plane.width, plane.height)
        let isSlender = longer >= Self.slender * min(plane.width, plane.height)
        let isCut = isSlender || longer <= Self.small
        guard isCut || Float(min(widths.light, widths.dark)) <= Self.stroke * Float(longer) else { return nil }
        // A lone stroke fills most of a picture that was cut along it; other strokes leave wider places free.
        let shape = isSlender
            ? 1 - 2 * Float(area) / Float(light.count)
            : Float(widths.light - widths.dark) / Float(widths.light + widths.dark)
        isLight = Self.border(light, plane) + shape > 0
        let isPaper = isLight ? light : dark
        // Towards the paper's end of its tone: edges of strokes belong to neither.
        level = plane.values.indices.filter { isPaper[$0] }.map { plane.values[$0] }.quantile(isLight ? 0.7 : 0.3)
        guard isCut || Self.spread(of: plane, where: isPaper) <= Self.even * contrast else { return nil }
    }

    /// How much of the border and of the corners is light: 2 if all are, -2 if none is.
    private static func border(_ light: [Bool], _ plane: Plane) -> Float {
        let mask = Plane(width: plane.width, height: plane.height, values: light.map { $0 ? 1 : -1 })
        let ring = mask.border(thickness: 1)
        let (lastRow, lastColumn) = (plane.height - 1, plane.width - 1)
        let corners = mask[0, 0] + mask[0, lastColumn] + mask[lastRow, 0] + mask[lastRow, lastColumn]
        return ring.reduce(0, +) / Float(ring.count) + corners / 4
    }

    /// By how much the paper at the border varies.
    private static func spread(of plane: Plane, where isPaper: [Bool]) -> Float {
        let none = Float.infinity
        let marked = Plane(
            width: plane.width, height: plane.height, values: zip(plane.values, isPaper).map { $1 ? $0 : none })
        let ring = marked.border(thickness: Background.borderThickness(of: plane)).filter { $0 < none }
        return ring.quantile(0.9) - ring.quantile(0.1)
    }

    private static func means(of values: [Float], _ light: [Bool]) -> (light: Float, dark: Float) {
        var sums: (light: Float, dark: Float) = (0, 0)
        for (value, isLight) in zip(values, light) {
            if isLight { sums.light += value } else { sums.dark += value }
        }
        let area = light.count { $0 }
        return (sums.light / Float(area), sums.dark / Float(light.count - area))
    }

    /// The side of the largest square that fits into a shape.
    private static func widest(_ shape: [Bool], _ width: Int, _ height: Int) -> Int {
        var above = [Int](repeating: 0, count: width + 1)
        var widest = 0
        for row in 0..<height {
            var aboveLeft = 0
            for column in 0..<width {
                let old = above[column + 1]
                above[column + 1] = shape[row * width + column] ? 1 + min(old, above[column], aboveLeft) : 0
                aboveLeft = old
                widest = max(widest, above[column + 1])
            }
        }
        return widest
    }
}
