/// The ink of a picture, freed of paper grain, specks and the edges of the table: 0 is none, 255 is full ink.
struct Ink {
    private(set) var plane: Plane
    /// The smallest box that holds the strokes.
    let box: Box

    /// Ink paler than this share of the darkest does not widen the box: it is blur, not stroke.
    private static let stroke: Float = 0.15 * 255

    /// Finds the ink; throws ``PictureError/blank`` if nothing stands out by more than 10 of 255 grey levels and more
    /// than `noise`, the grey levels by which the picture's neighbouring pixels differ at random.
    init(in difference: Plane, noise: Float) throws(PictureError) {
        let threshold = Self.otsu(difference.values)
        let full = difference.values.filter { $0 > threshold }.quantile(0.9)
        let grain = Self.grain(of: difference, threshold: threshold)
        guard full >= 10, full > 4 * noise else { throw .blank }
        let floor = min(grain, 0.7 * threshold)
        var found = difference
        for index in found.values.indices {
            let value = found.values[index]
            found.values[index] = value > floor ? min(255, value * 255 / full) : 0
        }
        Specks.remove(from: &found)
        guard let box = Self.box(of: found) else { throw .blank }
        plane = found
        self.box = box
    }

    /// Makes strokes at least `width` pixels wide, so that a thin pen survives being scaled down; others stay.
    mutating func thicken(to width: Float) {
        let radius = Int(((width - strokeWidth) / 2).rounded())
        plane = plane.dilated(radius: radius)
    }

    /// About how wide the strokes are, in pixels: twice their area over the length of their outline.
    var strokeWidth: Float {
        var outline: Float = 0
        var area: Float = 0
        for row in 0..<plane.height {
            for column in 0..<plane.width {
                let isInk = plane[row, column] > 127
                area += plane[row, column] / 255
                if column + 1 < plane.width, isInk != (plane[row, column + 1] > 127) { outline += 1 }
                if row + 1 < plane.height, isInk != (plane[row + 1, column] > 127) { outline += 1 }
            }
        }
        return outline == 0 ? .infinity : 2 * area / outline
    }

    /// The grey that parts the values into two groups with the least variance within each (Otsu, 1979).
    static func otsu(_ values: [Float]) -> Float {
        var histogram = [Double](repeating: 0, count: 256)
        for value in values { histogram[Int(min(max(value, 0), 255))] += 1 }
        let total = Double(values.count)
        var sum = 0.0
        for grey in 0..<256 { sum += Double(grey) * histogram[grey] }
        var below = 0.0
        var sumBelow = 0.0
        var best = (between: -1.0, grey: 0)
        for grey in 0..<255 {
            below += histogram[grey]
            sumBelow += Double(grey) * histogram[grey]
            guard below > 0, below < total else { continue }
            let distance = sumBelow / below - (sum - sumBelow) / (total - below)
            let between = below * (total - below) * distance * distance
            if between > best.between { best = (between, grey) }
        }
        return Float(best.grey) + 0.5
    }

    /// How far the paper itself stands out where no ink is near: its 99 % quantile.
    private static func grain(of plane: Plane, threshold: Float) -> Float {
        let reach = max(2, min(plane.width, plane.height) / 100)
        let near = plane.dilated(radius: reach)
        return zip(plane.values, near.values).filter { $0.1 <= threshold }.map { $0.0 }.quantile(0.99)
    }

    private static func box(of plane: Plane) -> Box? {
        var (top, bottom, left, right) = (plane.height, -1, plane.width, -1)
        for row in 0..<plane.height {
            for column in 0..<plane.width where plane[row, column] >= stroke {
                (top, bottom) = (min(top, row), row)
                (left, right) = (min(left, column), max(right, column))
            }
        }
        guard bottom >= top, right >= left else { return nil }
        return Box(rows: top..<bottom + 1, columns: left..<right + 1)
    }
}
