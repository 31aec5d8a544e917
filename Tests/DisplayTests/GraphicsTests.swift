import Files
import Painting
import Testing

@testable import Display

/// Sixel and kitty graphics, read back as a terminal would.
@Suite struct GraphicsTests {
    private static let graphic: [PictureStyle] = [.sixel, .kitty]

    private func context(
        _ style: PictureStyle, width: Int = 80, height: Int = 24, color: ColorDepth = .trueColor,
        cell: CellSize = .usual
    ) -> RenderContext {
        RenderContext(width: width, height: height, color: color, pictures: style, cell: cell)
    }

    private func screen(_ picture: PictureOutput, _ context: RenderContext) -> DotScreen {
        DotScreen(TextRenderer(context).render(.picture(picture)))
    }

    /// A part of a color as sixels have it, in hundredths, or whole.
    private func part(_ value: Int, _ style: PictureStyle) -> Int {
        style == .sixel ? Int((Double(value) / 2.55).rounded()) : value
    }

    @Test(arguments: graphic, [(28, 28), (13, 7), (30, 1), (17, 9), (1, 1)])
    func `a picture decodes to the same grays, each pixel a square`(style: PictureStyle, size: (Int, Int)) throws {
        let (width, height) = size
        let pixels = (0..<height).map { row in (0..<width).map { (row * 37 + $0 * $0 * 11) % 256 } }
        let tile = Tile(width: width, height: height, values: pixels.joined().map { Float($0) / 255 })
        let screen = screen(PictureOutput(tiles: [tile]), context(style))
        #expect(screen.errors.isEmpty)
        let dots = try #require(screen.placed.first?.dots)
        let factor = dots.width / width
        #expect(factor >= 1 && dots.width == width * factor)
        let read = try #require(dots.reduced(by: factor)?.grays)
        #expect(read == pixels.map { $0.map { part($0, style) } })
    }

    @Test(arguments: graphic)
    func `maps have their own colors, with zero of a signed one in the middle`(style: PictureStyle) throws {
        let values: [Float] = [-1, -0.5, 0, 0.5, 1, 0, 0, 0.25]
        let maps: [(PictureRange, ColorMap)] = [
            (.symmetric(max: 1), .diverging), (.span(low: -1, high: 1), .perceptual),
        ]
        for (range, map) in maps {
            let picture = PictureOutput(tiles: [Tile(width: 4, height: 2, values: values)], range: range)
            let dots = try #require(screen(picture, context(style)).placed.first?.dots)
            let read = try #require(dots.reduced(by: dots.width / 4)).rows.joined()
            for (value, dot) in zip(values, read) {
                let scaled = map == .diverging ? (value * 127).rounded() / 127 : ((value + 1) / 2 * 255).rounded() / 255
                let color = map.color(scaled)
                let expected = [color.red, color.green, color.blue].map { part(Int($0), style) }
                #expect(dot.map { [$0.red, $0.green, $0.blue] } == expected, "\(value)")
            }
        }
    }

    @Test func `a sixel picture is what was worked out by hand`() {
        let red = MapColor(red: 255, green: 0, blue: 0)
        let blue = MapColor(red: 0, green: 0, blue: 255)
        let dots: [UInt8] = [0, 0, 0, 0, 1] + [1, 1, 1, 1, 0]
        let seven = Bitmap(width: 5, height: 7, palette: [red, blue], dots: dots + [UInt8](repeating: 0, count: 25))
        // Rows 0 and 1 as given, rows 2 to 5 all red: bits 1 + 4 + 8 + 16 + 32 = 61, and 2 + 4 + 8 + 16 + 32 = 62.
        #expect(Sixel.encode(seven) == "\u{1B}P0;1;0q\"1;1;5;7#0;2;100;0;0#1;2;0;0;100#0!4|}$#1!4A@-#0!5@\u{1B}\\")
    }

    @Test func `base64 is that of the RFC`() {
        for (text, expected) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            #expect(String(decoding: Base64.encode(Array(text.utf8)), as: UTF8.self) == expected)
        }
    }

    @Test func `a long picture goes to kitty in pieces of 4096 characters`() throws {
        var state: UInt32 = 1
        let dots = (0..<10_000).map { _ -> UInt8 in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24)
        }
        let palette = (0...255).map { MapColor(red: UInt8($0), green: UInt8(255 - $0), blue: UInt8($0 / 2)) }
        let bitmap = Bitmap(width: 100, height: 100, palette: palette, dots: dots)
        let text = KittyGraphics.encode(bitmap)
        let pieces = text.split(separator: "\u{1B}_").map { String($0.dropLast(2)) }
        #expect(pieces.count > 2)
        let read = try #require(KittyDecoder.decode(pieces))
        #expect(read.rows.joined().map { $0?.red } == dots.map { Int($0) })
    }

    @Test(arguments: graphic, [(40, 24, 10, 20), (80, 24, 10, 20), (140, 50, 9, 18), (80, 24, 22, 45)])
    func `tiles of a gallery stand side by side, nothing is written over them, captions stay text`(
        style: PictureStyle, place: (Int, Int, Int, Int)
    ) throws {
        let (width, height, cellWidth, cellHeight) = place
        let cell = try #require(CellSize(measured: cellWidth, by: cellHeight))
        let tiles = (0..<6).map { index in
            Tile(
                caption: "test/\(index)", width: 28, height: 28,
                values: [Float](repeating: Float(index) / 5, count: 784))
        }
        let context = context(style, width: width, height: height, cell: cell)
        let screen = screen(PictureOutput(title: "six", tiles: tiles), context)
        #expect(screen.errors.isEmpty)
        #expect(screen.placed.count == 6)
        #expect(screen.text[0] == "six")
        for index in 0..<6 { #expect(screen.text.joined().contains("test/\(index)")) }
        var covered: Set<[Int]> = []
        for picture in screen.placed {
            let (columns, rows) = (cell.columns(picture.dots.width), cell.rows(picture.dots.height))
            #expect(picture.column + columns <= width)
            #expect(rows <= height - 4)
            for row in picture.row..<picture.row + rows {
                for column in picture.column..<picture.column + columns {
                    #expect(covered.insert([row, column]).inserted, "two tiles on one cell")
                }
            }
        }
        #expect(screen.written.isDisjoint(with: covered))
    }

    @Test(arguments: graphic) func `a digit alone is large, and no taller than the screen`(style: PictureStyle) throws {
        let tile = Tile(caption: "c", width: 28, height: 28, values: [Float](repeating: 1, count: 784))
        let picture = PictureOutput(tiles: [tile])
        for (height, dots) in [(24, 336), (50, 336), (12, 140)] {
            #expect(try #require(screen(picture, context(style, height: height)).placed.first).dots.width == dots)
        }
    }

    @Test(arguments: graphic) func `the scale of a map is a strip between its numbers`(style: PictureStyle) throws {
        let picture = PictureOutput(
            tiles: [Tile(width: 2, height: 2, values: [0, 1, 2, 4])], range: .span(low: 0, high: 4))
        let screen = screen(picture, context(style, color: .none))
        let strip = try #require(screen.placed.last)
        #expect(screen.text.last == "0 " + String(repeating: " ", count: 24) + " 4")
        #expect(strip.column == 2 && strip.dots.width == 240)
        let first = ColorMap.perceptual.color(0)
        #expect(strip.dots.rows[0][0].map { [$0.red, $0.blue] } == [first.red, first.blue].map { part(Int($0), style) })
    }

    @Test(arguments: graphic)
    func `a frame lies around its pixels and leaves them as they are`(style: PictureStyle) throws {
        var tile = Tile(width: 10, height: 10, values: [Float](repeating: 0.5, count: 100))
        tile.boxes = [Box(row: 2, column: 3, height: 4, width: 5), Box(row: -3, column: 9, height: 4, width: .max)]
        let dots = try #require(screen(PictureOutput(tiles: [tile]), context(style)).placed.first?.dots)
        let scale = dots.width / 10
        let gray = part(128, style)
        func isFrame(_ row: Int, _ column: Int) -> Bool {
            dots.rows[row][column] == Dots.RGB(red: part(255, style), green: part(85, style), blue: part(255, style))
        }
        for row in 2 * scale..<6 * scale {
            for column in 3 * scale..<8 * scale { #expect(dots.rows[row][column]?.blue == gray) }
            #expect(isFrame(row, 3 * scale - 1) && isFrame(row, 8 * scale))
        }
        #expect(isFrame(2 * scale - 1, 4 * scale) && isFrame(6 * scale, 4 * scale))
        #expect(isFrame(0, 9 * scale - 1) && isFrame(scale, 9 * scale + 1))
    }

    @Test(arguments: graphic)
    func `numbers without bounds and tiles without pixels are drawn as far as they go`(style: PictureStyle) {
        let values: [Float] = [.infinity, -.infinity, .nan, 3e38, -3e38, 0, .leastNonzeroMagnitude, 1]
        let ranges: [PictureRange] = [
            .unit, .span(low: 0, high: .infinity), .symmetric(max: .infinity), .symmetric(max: 0),
        ]
        for range in ranges {
            let tiles = [
                Tile(caption: "x", width: 4, height: 2, values: values), Tile(width: 0, height: 5, values: []),
                Tile(width: .max, height: 2, values: [1]), Tile(caption: "y", width: 3, height: 3, values: [1]),
            ]
            let screen = screen(PictureOutput(tiles: tiles, range: range), context(style))
            #expect(screen.errors.isEmpty)
            #expect(screen.text.joined().contains("x") && screen.text.joined().contains("y"))
        }
        for (width, height) in [(1, 1), (8, 2), (3, 100)] {
            let tile = Tile(width: 4096, height: 5, values: [1])
            #expect(screen(PictureOutput(tiles: [tile]), context(style, width: width, height: height)).errors.isEmpty)
        }
    }
}
