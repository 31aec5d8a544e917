/// What to lay behind a picture that is transparent in places, so that its ink can be seen.
enum Transparency {
    /// From this on a pixel counts as seen.
    private static let seen: UInt8 = 128

    /// A gray for the transparent parts: white behind dark ink and black behind light; behind a sheet that is there with
    /// its ink, and transparent only around, that of the sheet.
    ///
    /// - Parameter pixels: gray and opacity, side by side.
    static func paper(behind pixels: [UInt8], width: Int) -> UInt8 {
        var counts = [Int](repeating: 0, count: 256)
        var (rows, columns) = (Extent(), Extent())
        for index in 0..<pixels.count / 2 where pixels[2 * index + 1] >= seen {
            counts[Int(pixels[2 * index])] += 1
            rows.widen(to: index / width)
            columns.widen(to: index % width)
        }
        let area = counts.reduce(0, +)
        guard area > 0 else { return 255 }
        let middle = gray(at: area / 2, in: counts)
        let spread = gray(at: area * 19 / 20, in: counts) - gray(at: area / 20, in: counts)
        // Strokes leave much of their box free, a sheet hardly anything.
        let isSheet = spread > 40 && area * 5 > rows.count * columns.count * 4
        return isSheet ? middle : middle < 128 ? 255 : 0
    }

    /// The gray at a place among all that were counted, from the darkest.
    private static func gray(at place: Int, in counts: [Int]) -> UInt8 {
        var passed = 0
        for (gray, count) in counts.enumerated() {
            passed += count
            if place < passed { return UInt8(gray) }
        }
        return 255
    }
}
