import Painting
import Raster
import Testing

@testable import Display

/// Tiles of red, green and blue, read back from every medium.
@Suite struct ColorTileTests {
    /// Colors that differ in every part, `3 · width · height` bytes.
    private func colors(width: Int, height: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for place in 0..<width * height {
            for part in [place * 37, 255 - place * 11 % 256, place * place + 5] { bytes.append(UInt8(part % 256)) }
        }
        return bytes
    }

    private func tile(width: Int, height: Int, _ bytes: [UInt8]) -> Tile {
        Tile(width: width, height: height, channels: 3, values: bytes.map { Float($0) / 255 })
    }

    private func rgb(_ bytes: [UInt8], _ place: Int) -> [Int] { (0..<3).map { Int(bytes[3 * place + $0]) } }

    @Test(arguments: [(32, 32), (13, 7)])
    func `half blocks in true color decode to the same colors`(width: Int, height: Int) throws {
        let bytes = colors(width: width, height: height)
        let text = TextRenderer(RenderContext(color: .trueColor, pictures: .blocks))
            .render(.picture(PictureOutput(tiles: [tile(width: width, height: height, bytes)])))
        var rows: [[[Int]]] = []
        for line in text.split(separator: "\n") {
            var (upper, lower, ink, paper): ([[Int]], [[Int]], [Int], [Int]?) = ([], [], [], nil)
            for part in line.split(separator: "\u{1B}") {
                let end = try #require(part.firstIndex(of: "m"))
                let codes = part[..<end].dropFirst().split(separator: ";").compactMap { Int($0) }
                if codes == [0] { (ink, paper) = ([], nil) }
                for index in codes.indices where index + 4 < codes.count && codes[index + 1] == 2 {
                    if codes[index] == 38 { ink = Array(codes[index + 2...index + 4]) }
                    if codes[index] == 48 { paper = Array(codes[index + 2...index + 4]) }
                }
                for character in part[part.index(after: end)...] where character == "▀" {
                    upper.append(ink)
                    if let paper { lower.append(paper) }
                }
            }
            rows.append(upper)
            if !lower.isEmpty { rows.append(lower) }
        }
        #expect(rows == (0..<height).map { row in (0..<width).map { rgb(bytes, row * width + $0) } })
    }

    @Test(arguments: [PictureStyle.sixel, .kitty])
    func `bitmaps decode to the same colors where a palette holds them`(_ style: PictureStyle) throws {
        let bytes = colors(width: 15, height: 14)
        let dots = try decoded(tile(width: 15, height: 14, bytes), style)
        let read = try #require(dots.reduced(by: dots.width / 15)).rows.joined()
        for (place, dot) in read.enumerated() {
            let expected = rgb(bytes, place).map { style == .sixel ? Int((Double($0) / 2.55).rounded()) : $0 }
            #expect(dot.map { [$0.red, $0.green, $0.blue] } == expected)
        }
    }

    @Test func `of more colors than a palette holds each is near its own`() throws {
        var bytes: [UInt8] = []
        for place in 0..<1024 {
            let (row, column) = (place / 32, place % 32)
            for part in [8 * column, 8 * row, 4 * (row + column)] { bytes.append(UInt8(part)) }
        }
        let dots = try decoded(tile(width: 32, height: 32, bytes), .kitty)
        let read = try #require(dots.reduced(by: dots.width / 32)).rows.joined()
        for (place, dot) in read.enumerated() {
            let parts = try #require(dot.map { [$0.red, $0.green, $0.blue] })
            for (one, other) in zip(parts, rgb(bytes, place)) { #expect(abs(one - other) <= 20) }
        }
        #expect(Set(read.compactMap { $0 }).count == 255)
    }

    @Test func `a frame over colors has its own color`() throws {
        var framed = tile(width: 32, height: 32, (0..<3072).map { UInt8($0 % 251) })
        framed.boxes = [Box(row: 8, column: 8, height: 10, width: 10)]
        let dots = try decoded(framed, .kitty)
        let color = FramePainter.color
        let frame = Dots.RGB(red: Int(color.red), green: Int(color.green), blue: Int(color.blue))
        #expect(dots.rows.joined().count { $0 == frame } > 40)
    }

    private func decoded(_ tile: Tile, _ style: PictureStyle) throws -> Dots {
        let context = RenderContext(width: 80, height: 24, color: .trueColor, pictures: style, cell: .usual)
        let screen = DotScreen(TextRenderer(context).render(.picture(PictureOutput(tiles: [tile]))))
        #expect(screen.errors.isEmpty)
        return try #require(screen.placed.first?.dots)
    }

    @Test func `without color a tile is drawn by how light its colors are`() {
        let bytes: [UInt8] = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]
        let grays: [Float] = [0.299, 0.587, 0.114, 1]
        for style in [PictureStyle.ascii, .braille, .blocks] {
            let renderer = TextRenderer(RenderContext(color: .none, pictures: style))
            func drawn(_ tile: Tile) -> String { renderer.render(.picture(PictureOutput(tiles: [tile]))) }
            #expect(drawn(tile(width: 2, height: 2, bytes)) == drawn(Tile(width: 2, height: 2, values: grays)))
        }
    }

    @Test func `a color needs no scale, whatever the range of the others`() throws {
        var picture = PictureOutput(tiles: [tile(width: 2, height: 1, [255, 0, 0, 0, 0, 255])], range: .symmetric(max: 0.1))
        picture.tiles[0].range = .unit
        let text = TextRenderer(RenderContext(color: .trueColor, pictures: .blocks)).render(.picture(picture))
        #expect(text.contains("38;2;255;0;0") && !text.contains("0.1"))
    }

    @Test func `each color of a page in PNG is a square`() throws {
        let bytes = colors(width: 3, height: 2)
        let file = try SaveFormat.png.encode(.picture(PictureOutput(tiles: [tile(width: 3, height: 2, bytes)])))
        let picture = try PictureFile.read(bytes: file, named: "test", channels: 3)
        let square = 2 * 280.0 / 3
        for place in 0..<6 {
            let row = Int(2 * Sheet.margin + (Double(place / 3) + 0.5) * square)
            let column = Int(2 * Sheet.margin + (Double(place % 3) + 0.5) * square)
            #expect((0..<3).map { Int(picture[row, column, $0]) } == rgb(bytes, place))
        }
    }

    @Test func `files of numbers keep every channel`() throws {
        var output = PictureOutput(tiles: [tile(width: 2, height: 1, [255, 0, 51, 0, 102, 255])])
        output.tiles.append(Tile(width: 1, height: 1, values: [0.5]))
        #expect(String(decoding: try SaveFormat.csv.encode(.picture(output)), as: UTF8.self) == """
            tile,row,column,channel,value
            0,0,0,0,1.0
            0,0,0,1,0.0
            0,0,0,2,0.2
            0,0,1,0,0.0
            0,0,1,1,0.4
            0,0,1,2,1.0
            1,0,0,0,0.5

            """)
        let json = JSONRenderer().render(.picture(output))
        #expect(json.contains("\"channels\"") && json.contains("0.2"))
    }
}
