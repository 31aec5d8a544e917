import Painting

extension TilePainter {
    /// The bits of a braille character (U+2800 on), by row and column of its dots.
    private static let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

    /// Thresholds of the ordered dither: a 4×4 Bayer matrix in sixteenths, shifted to the middle of the steps.
    private static let bayer: [[Float]] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]

    func brailleLines(_ pixels: Pixels) -> [Line] {
        let isDithered = pixels.isMostlyGray
        return (0..<brush.rows(pixels.height)).map { row in
            var line = Line()
            for column in 0..<brush.columns(pixels.width) {
                let (character, style) = brailleCell(pixels, row: 4 * row, column: 2 * column, isDithered)
                line.append(character, style)
            }
            return line
        }
    }

    private func brailleCell(_ pixels: Pixels, row: Int, column: Int, _ isDithered: Bool) -> (String, TextStyle) {
        var pattern: UInt32 = 0
        var strongest: Float = 0
        for y in 0..<4 {
            for x in 0..<2 {
                let value = pixels[row + y, column + x]
                if value.magnitude > strongest.magnitude { strongest = value }
                let threshold = isDithered ? (Self.bayer[(row + y) % 4][(column + x) % 4] + 0.5) / 16 : 0.5
                if value.magnitude >= threshold { pattern |= Self.bits[y][x] }
            }
        }
        guard pattern != 0, let scalar = Unicode.Scalar(0x2800 + pattern) else { return (" ", .plain) }
        return (String(Character(scalar)), style(strongest))
    }
}

extension Pixels {
    /// Whether so much of the picture lies between ink and background that dots need a dither: a drawing
    /// has its grays at the edges of strokes alone and is sharper with a plain threshold.
    fileprivate var isMostlyGray: Bool {
        var grays = 0
        for row in 0..<height {
            for column in 0..<width where (0.2..<0.8).contains(self[row, column].magnitude) { grays += 1 }
        }
        return grays * 6 > width * height
    }
}
