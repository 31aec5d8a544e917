/// The ink of a picture, freed of paper grain, specks and the edges of the table: 0 is none, 255 is full ink.
struct Ink {
    private(set) var plane: Plane
    /// The smallest box that holds the strokes.
    let box: Box
    /// Whether they seem to be of several digits.
    let seemsSeveral: Bool
    /// The connected pieces, dust left out.
    let pieces: [Piece]

    /// Ink paler than this share of the darkest does not widen the box: it is blur, not stroke.
    private static let stroke: Float = 0.15 * 255

    /// Ink that differs by fewer gray levels cannot be told from the blocks that JPEG leaves on blank paper.
    private static let faintest: Float = 6

    /// Finds the ink.
    ///
    /// - Parameters:
    ///   - noise: the gray levels by which the picture's neighboring pixels differ at random.
    ///   - isDrawn: whether all ink is of a pen on pure black.
    /// - Throws: ``PictureError/blank`` if nothing stands out by more than that, ``PictureError/tooFaint(levels:)`` if it
    ///   does but by too little.
    init(in difference: Plane, noise: Float, isDrawn: Bool = false) throws(PictureError) {
        let threshold = Self.otsu(difference.values)
        let full = difference.values.filter { $0 > threshold }.quantile(0.9)
        let grain = Self.grain(of: difference, threshold: threshold)
        guard full > 4 * noise, full >= 0.5 else { throw .blank }
        guard full >= Self.faintest else { throw .tooFaint(levels: Int(full.rounded())) }
        // What the arithmetic leaves of even paper connects nothing.
        let floor = max(min(grain, 0.7 * threshold), 0.01 * full)
        var found = difference
        for index in found.values.indices {
            let value = found.values[index]
            found.values[index] = value > floor ? min(255, value * 255 / full) : 0
        }
        pieces = Specks.remove(from: &found, isDrawn: isDrawn)
        seemsSeveral = SeveralDigits.seem(in: pieces)
        guard let box = Self.box(of: found) else { throw .blank }
        plane = found
        self.box = box
    }

    /// Clears all ink but that of some pieces.
    mutating func keep(_ pieces: [Piece]) {
        var kept = Plane(width: plane.width, height: plane.height, values: [Float](repeating: 0, count: plane.values.count))
        for index in pieces.lazy.flatMap(\.pixels) { kept.values[index] = plane.values[index] }
        plane = kept
    }

    /// The ink with strokes about `width` pixels wide, so that a thin pen survives being scaled down; nil where they are as wide as
    /// that already, to the pixel.
    func thickened(to width: Float) -> Plane? {
        let radius = Int(((width - plane.strokeWidth) / 2).rounded())
        return radius > 0 ? plane.dilated(radius: radius) : nil
    }

    /// The gray that parts the values into two groups with the least variance within each (Otsu, 1979).
    static func otsu(_ values: [Float]) -> Float {
        var histogram = [Double](repeating: 0, count: 256)
        for value in values { histogram[Int(min(max(value, 0), 255))] += 1 }
        let total = Double(values.count)
        var sum = 0.0
        for gray in 0..<256 { sum += Double(gray) * histogram[gray] }
        var below = 0.0
        var sumBelow = 0.0
        var best = (between: -1.0, gray: 0)
        for gray in 0..<255 {
            below += histogram[gray]
            sumBelow += Double(gray) * histogram[gray]
            guard below > 0, below < total else { continue }
            let distance = sumBelow / below - (sum - sumBelow) / (total - below)
            let between = below * (total - below) * distance * distance
            if between > best.between { best = (between, gray) }
        }
        return Float(best.gray) + 0.5
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
