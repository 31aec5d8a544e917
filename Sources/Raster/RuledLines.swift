/// The printed lines of ruled and squared paper and of forms, which run straight from one edge of the picture to the
/// other, and are thin.
enum RuledLines {
    /// Thicker than this share of the picture's longer side is no printed line.
    private static let thickest = 0.05
    /// A single line is one only if it is thinner than this share of the strokes, or paler than this share of the ink: a
    /// digit cut out along its ink may have a bar from edge to edge.
    private static let thin: Float = 0.6
    private static let pale: Float = 0.7
    /// In a picture with no longer side a line cannot be told from a stroke.
    private static let small = 64
    /// Ink that covers less of the picture, once lines are gone, was lines.
    private static let least = 0.002

    /// Clears lines across and down; where ink crosses or touches them, it stays.
    ///
    /// - Parameters:
    ///   - plane: how far each pixel stands out of the background.
    ///   - noise: by how much neighboring pixels differ at random.
    static func remove(from plane: inout Plane, noise: Float) {
        guard max(plane.width, plane.height) > small else { return }
        let faintest = max(0.1 * plane.values.quantile(0.999), 3 * noise, 2)
        var cleared = plane
        // First, for of a frame whose sides reach the picture's edges only these would be lines.
        Frames.remove(from: &cleared, faintest: faintest)
        removeAcross(from: &cleared, faintest: faintest)
        var turned = cleared.transposed
        removeAcross(from: &turned, faintest: faintest)
        cleared = turned.transposed
        let level = 0.5 * inkLevel(of: cleared.values)
        guard level > faintest / 2,
            Double(cleared.values.count { $0 > level }) >= least * Double(plane.values.count)
        else { return }
        plane = cleared
    }

    private static func removeAcross(from plane: inout Plane, faintest: Float) {
        let longer = Double(max(plane.width, plane.height))
        let reach = max(3, Int(thickest * longer))
        let lines = RuledLine.all(in: plane, faintest: faintest, thickest: reach)
        guard !lines.isEmpty else { return }
        var isLine = [Bool](repeating: false, count: plane.values.count)
        for line in lines { line.eachPixel(of: plane) { isLine[$0] = true } }
        let ink = inkLevel(of: plane.values.indices.filter { !isLine[$0] }.map { plane.values[$0] })
        if lines.count == 1, lines[0].level >= pale * ink {
            let rest = zip(plane.values, isLine).map { $1 ? 0 : min(255, $0 * 255 / max(ink, 1)) }
            let strokes = Plane(width: plane.width, height: plane.height, values: rest).strokeWidth
            // Its soft edges make a line about a pixel thicker.
            if Float(lines[0].thickness - 1) >= thin * strokes { return }
        }
        for line in lines { line.clear(from: &plane, faintest: faintest, ink: ink) }
    }

    private static func inkLevel(of values: [Float]) -> Float {
        let threshold = Ink.otsu(values)
        return values.filter { $0 > threshold }.quantile(0.9)
    }
}
