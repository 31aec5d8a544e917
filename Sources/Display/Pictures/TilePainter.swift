import Painting
import Raster

/// Draws the pixels of one tile.
struct TilePainter {
    var brush: Brush
    var range: PictureRange
    var depth: ColorDepth

    private var map: ColorMap { ColorMap(range, depth: depth) }
    private var isSigned: Bool { range.isSigned }
    private var isGray: Bool { range == .unit }

    func lines(_ pixels: Pixels) -> [Line] {
        switch brush {
        case .ascii: asciiLines(pixels)
        case .smallASCII: cells(pixels) { rampCell($0) }
        case .shades: cells(pixels) { isSigned ? rampCell($0) : shadeCell($0) }
        case .blocks, .dots, .texts: blockLines(pixels)
        case .braille: brailleLines(pixels)
        }
    }

    private func asciiLines(_ pixels: Pixels) -> [Line] {
        if isGray { return ASCIIArt.encode(pixels.picture).map { Line($0) } }
        return (0..<pixels.height).map { row in
            var line = Line()
            for column in 0..<pixels.width {
                let value = pixels[row, column]
                line.append(String(repeating: character(value), count: 2), style(value))
            }
            return line
        }
    }

    /// One cell for two pixels above each other, the last row's lower one missing where the height is odd.
    private func cells(_ pixels: Pixels, _ cell: ([Float]) -> (Character, TextStyle)) -> [Line] {
        (0..<brush.rows(pixels.height)).map { row in
            var line = Line()
            for column in 0..<pixels.width {
                let rows = 2 * row..<min(2 * row + 2, pixels.height)
                let (character, style) = cell(rows.map { pixels[$0, column] })
                line.append(String(character), style)
            }
            return line
        }
    }

    private func rampCell(_ values: [Float]) -> (Character, TextStyle) {
        let mean = values.reduce(0, +) / Float(values.count)
        return (character(mean), style(mean))
    }

    /// A half block where the two pixels differ clearly, else the shade of their mean.
    private func shadeCell(_ values: [Float]) -> (Character, TextStyle) {
        let (upper, lower) = (values[0], values.count > 1 ? values[1] : 0)
        if abs(upper - lower) >= 0.5 { return (upper > lower ? "▀" : "▄", .plain) }
        return (Ramp.pick(Ramp.shades, (upper + lower) / 2), .plain)
    }

    private func blockLines(_ pixels: Pixels) -> [Line] {
        (0..<brush.rows(pixels.height)).map { row in
            var line = Line()
            for column in 0..<pixels.width {
                let lower = 2 * row + 1 < pixels.height ? pixels.color(2 * row + 1, column, map).ink : nil
                line.append("▀", TextStyle(ink: pixels.color(2 * row, column, map).ink, paper: lower))
            }
            return line
        }
    }

    private func character(_ value: Float) -> Character {
        isSigned ? Ramp.signed(value) : ASCIIArt.character(value)
    }

    func style(_ value: Float) -> TextStyle {
        isGray ? .plain : TextStyle(ink: map.ink(value))
    }
}

extension Pixels {
    /// The pixels as a gray picture, 0…1 to 0…255.
    var picture: Picture {
        var result = Picture(width: width, height: height)
        for row in 0..<height {
            for column in 0..<width { result[row, column] = UInt8((min(max(self[row, column], 0), 1) * 255).rounded()) }
        }
        return result
    }
}

extension ASCIIArt {
    private static let rampCharacters = Array(ramp)

    /// The character of the ramp for a share of full ink, 0…1.
    static func character(_ value: Float) -> Character {
        rampCharacters[level(of: UInt8((min(max(value, 0), 1) * 255).rounded()))]
    }
}
