/// What to lay behind a picture that is transparent in places, so that its ink can be seen.
enum Transparency {
    /// From this on a pixel counts as seen.
    private static let seen: UInt8 = 128

    /// A grey for the transparent parts: white behind dark ink and black behind light; behind a sheet that is there with
    /// its ink, and transparent only around, that of the sheet.
    ///
    /// - Parameter pixels: grey and opacity, side by side.
    static func paper(behind pixels: [UInt8], width: Int) -> UInt8 {
        var greys: [UInt8] = []
        var (rows, columns) = (Extent(), Extent())
        for index in 0..<pixels.count / 2 where pixels[2 * index + 1] >= seen {
            greys.append(pixels[2 * index])
            rows.widen(to: index / width)
            columns.widen(to: index % width)
        }
        guard !greys.isEmpty else { return 255 }
        greys.sort()
        let middle = greys[greys.count / 2]
        let spread = greys[greys.count * 19 / 20] - greys[greys.count / 20]
        // Strokes leave much of their box free, a sheet hardly anything.
        let isSheet = spread > 40 && greys.count * 5 > rows.count * columns.count * 4
        return isSheet ? middle : middle < 128 ? 255 : 0
    }
}
