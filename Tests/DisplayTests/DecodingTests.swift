import Painting
import Raster
import Testing

@testable import Display

/// Reads drawings back to pixels, by rules of its own.
private enum Screen {
    /// Pixels above each other in half blocks, from their colors (`38;2;r;g;b` above, `48;2;r;g;b` below).
    static func blocks(_ text: String) -> [[Int]] {
        var rows: [[Int]] = []
        for line in text.split(separator: "\n") {
            var (upper, lower, ink, paper): ([Int], [Int], Int, Int?) = ([], [], 0, nil)
            for part in line.split(separator: "\u{1B}") {
                guard let end = part.firstIndex(of: "m") else { continue }
                let codes = part[..<end].dropFirst().split(separator: ";").compactMap { Int($0) }
                if codes == [0] { (ink, paper) = (0, nil) }
                for index in codes.indices where index + 4 < codes.count && codes[index + 1] == 2 {
                    if codes[index] == 38 { ink = codes[index + 2] }
                    if codes[index] == 48 { paper = codes[index + 2] }
                }
                for character in part[part.index(after: end)...] where character == "▀" {
                    upper.append(ink)
                    if let paper { lower.append(paper) }
                }
            }
            rows.append(upper)
            if !lower.isEmpty { rows.append(lower) }
        }
        return rows
    }

    /// Dots of braille characters, one bit each; a blank is a character without dots.
    static func braille(_ text: String, width: Int, height: Int) -> [[Int]] {
        let places: [(Int, Int)] = [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1), (3, 0), (3, 1)]
        var pixels = [[Int]](repeating: [Int](repeating: 0, count: width), count: height)
        for (row, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for (column, character) in line.unicodeScalars.enumerated() where character != " " {
                for (bit, place) in places.enumerated() where (character.value - 0x2800) >> UInt32(bit) & 1 == 1 {
                    let (y, x) = (4 * row + place.0, 2 * column + place.1)
                    if y < height, x < width { pixels[y][x] = 1 }
                }
            }
        }
        return pixels
    }

    static func shades(_ text: String, width: Int, height: Int) -> [[Int]] {
        var pixels = [[Int]](repeating: [Int](repeating: 0, count: width), count: height)
        for (row, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for (column, character) in line.enumerated() {
                if "▀█".contains(character) { pixels[2 * row][column] = 1 }
                if "▄█".contains(character) { pixels[2 * row + 1][column] = 1 }
            }
        }
        return pixels
    }
}

@Suite struct DecodingTests {
    private func render(_ pixels: [[Int]], of most: Int, _ style: PictureStyle, _ color: ColorDepth) -> String {
        let values = pixels.flatMap { $0.map { Float($0) / Float(most) } }
        let tile = Tile(width: pixels[0].count, height: pixels.count, values: values)
        return TextRenderer(RenderContext(color: color, pictures: style))
            .render(.picture(PictureOutput(tiles: [tile])))
    }

    @Test(arguments: [(28, 28), (13, 7), (30, 1), (17, 9)])
    func `half blocks in true color decode to the same grays`(width: Int, height: Int) {
        let pixels = (0..<height).map { row in (0..<width).map { (row * 37 + $0 * $0 * 11) % 256 } }
        #expect(Screen.blocks(render(pixels, of: 255, .blocks, .trueColor)) == pixels)
    }

    @Test(arguments: [(28, 28), (26, 26), (27, 9), (25, 3)])
    func `braille dots decode to the same picture`(width: Int, height: Int) {
        let pixels = (0..<height).map { row in (0..<width).map { (row * 5 + $0 * $0 + row * $0) % 3 == 0 ? 1 : 0 } }
        let drawn = render(pixels, of: 1, .braille, .none)
        #expect(Screen.braille(drawn, width: width, height: height) == pixels)
    }

    @Test(arguments: [(28, 28), (12, 6)])
    func `half blocks without color decode to the same picture`(width: Int, height: Int) {
        let pixels = (0..<height).map { row in (0..<width).map { (row * 5 + $0 * $0 + row * $0) % 3 == 0 ? 1 : 0 } }
        #expect(Screen.shades(render(pixels, of: 1, .blocks, .none), width: width, height: height) == pixels)
    }

    @Test(arguments: [80, 140])
    func `a picture in ASCII with its caption is read back in the ten levels of the ramp`(width: Int) throws {
        let pixels = (0..<28).map { row in (0..<28).map { ((row - 14) * (row - 14) + ($0 - 12) * ($0 - 12)) * 3 % 256 } }
        let framed = pixels.enumerated().map { (2..<24).contains($0.offset) ? $0.element : [Int](repeating: 0, count: 28) }
        let tile = Tile(
            caption: "test/18 · labeled 3", width: 28, height: 28, values: framed.joined().map { Float($0) / 255 })
        let drawn = TextRenderer(RenderContext(width: width)).render(.picture(PictureOutput(tiles: [tile])))
        let levels = framed.joined().map { ASCIIArt.gray(ofLevel: ASCIIArt.level(of: UInt8($0))) }
        #expect(try ASCIIArt.decode(drawn) == Picture(width: 28, height: 28, pixels: levels))
    }

    @Test func `grays in braille are dithered to as many dots`() {
        let pixels = [[Int]](repeating: [Int](repeating: 64, count: 32), count: 32)
        let dots = Screen.braille(render(pixels, of: 256, .braille, .none), width: 32, height: 32)
        #expect(dots.joined().reduce(0, +) == 32 * 32 / 4)
    }

    @Test func `colors are fitted to what the terminal has`() {
        #expect(TerminalPalette.nearest256(255, 255, 255) == 231)
        #expect(TerminalPalette.nearest256(128, 128, 128) == 244)
        #expect(TerminalPalette.nearest256(255, 0, 0) == 196)
        #expect(TerminalPalette.nearest16(250, 250, 250) == 15)
        #expect(!render([[0, 255], [255, 0]], of: 255, .blocks, .ansi256).contains("38;2"))
        let whiteOnBlack = [[Int](repeating: 255, count: 12), [Int](repeating: 0, count: 12)]
        let cells = String(repeating: "▀", count: 12)
        #expect(render(whiteOnBlack, of: 255, .blocks, .ansi16) == "\u{1B}[97;40m\(cells)\u{1B}[0m")
    }
}
