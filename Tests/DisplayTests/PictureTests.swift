import Painting
import Testing

@testable import Display

@Suite struct PictureTests {
    private func tile(_ caption: String, _ width: Int, _ bytes: [Int]) -> Tile {
        let height = width > 0 ? bytes.count / width : 0
        return Tile(caption: caption, width: width, height: height, values: bytes.map { Float($0) / 255 })
    }

    private func render(_ picture: PictureOutput, width: Int = 80, unicode: Bool = true) -> String {
        TextRenderer(RenderContext(width: width, unicode: unicode)).render(.picture(picture))
    }

    @Test func `a frame at the edge of a picture stands beside it on that side, and adds nothing to the others`() {
        func lines(_ box: Box) -> [String] {
            var tile = Tile(caption: "", width: 12, height: 4, values: [Float](repeating: 1, count: 48))
            tile.boxes = [box]
            let context = RenderContext(width: 40, pictures: .blocks, unicode: true)
            return TextRenderer(context).render(.picture(PictureOutput(tiles: [tile]))).split(separator: "\n").map(String.init)
        }
        let right = lines(Box(row: 2, column: 10, height: 2, width: 2))
        #expect(right.map(\.count) == [13, 13, 13])
        #expect(right.map { $0.last } == ["┐", "│", "┘"])
        let left = lines(Box(row: 0, column: 0, height: 2, width: 2))
        #expect(left.prefix(3).map { $0.first } == ["┌", "│", "└"])
        #expect(lines(Box(row: 2, column: 4, height: 0, width: 0)).count == 2)
    }

    /// Typed by hand: the ramp ` .:-=+*#%@` in ninths of 255, each character twice; the caption in the middle
    /// of twelve columns.
    @Test func `a picture in ASCII has two columns a pixel`() {
        let bytes = [0, 28, 57, 85, 113, 142, 170, 198, 227, 255, 0, 255, 14, 15, 255, 0, 0, 0]
        #expect(render(PictureOutput(tiles: [tile("ramp", 6, bytes)])) == """
              ..::--==++
            **##%%@@  @@
              ..@@
                ramp
            """)
    }

    @Test(arguments: [PictureRange.unit, .span(low: 0, high: .infinity), .span(low: -3e38, high: 3e38),
        .symmetric(max: .infinity), .symmetric(max: .leastNonzeroMagnitude)])
    func `numbers without bounds are drawn in every style`(range: PictureRange) {
        let values: [Float] = [.infinity, -.infinity, .nan, 3e38, -3e38, 0, .leastNonzeroMagnitude, 1]
        let picture = PictureOutput(tiles: [Tile(caption: "x", width: 4, height: 2, values: values)], range: range)
        for pictures in [PictureStyle.ascii, .blocks, .braille] {
            for color in [ColorDepth.none, .ansi256, .trueColor] {
                let context = RenderContext(width: 40, color: color, pictures: pictures, unicode: true)
                #expect(TextRenderer(context).render(.picture(picture)).contains("x"))
            }
        }
    }

    /// Typed by hand: tiles of twelve columns, two apart, three to forty columns; captions centered, on more lines where they must.
    @Test func `a gallery fills the width and says what it left out`() {
        let empty = [Int](repeating: 0, count: 6)
        let full = [Int](repeating: 255, count: 6)
        let tiles = [
            tile("train/0", 6, full + empty), tile("train/1 · labeled 1", 6, empty + full),
            tile("a caption too long", 6, full + full), tile("train/3", 6, [255, 0, 0, 0, 0, 255] + empty),
        ]
        let picture = PictureOutput(title: "Training images", tiles: tiles, total: 60_000, rest: "show train/4-7")
        #expect(render(picture, width: 40) == """
            Training images
            @@@@@@@@@@@@                @@@@@@@@@@@@
                          @@@@@@@@@@@@  @@@@@@@@@@@@
              train/0       train/1      a caption
                           labeled 1      too long
            @@        @@

              train/3
            … and 59,996 more: show train/4-7
            """)
    }

    /// Typed by hand: magnitudes in quarters, `.-~=` below zero and `:+*#` above; small tiles are enlarged.
    @Test func `a signed picture tells the sign by its characters`() {
        let values: [Float] = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]
        let picture = PictureOutput(tiles: [Tile(width: 9, height: 1, values: values)], range: .symmetric(max: 1))
        #expect(render(picture).split(separator: "\n").first == "==~~--..  ::++**##")
        #expect(render(picture).hasSuffix("\n-1 ==~~~--...   0   :::++***## 1"))
    }

    @Test(arguments: [(80, 56, 28), (140, 56, 28), (55, 28, 14), (28, 28, 14), (20, 14, 7)])
    func `a digit takes 56 columns and 28 rows, less where the screen is narrower`(
        width: Int, columns: Int, rows: Int
    ) {
        let picture = PictureOutput(tiles: [tile("", 28, [Int](repeating: 255, count: 784))])
        let lines = render(picture, width: width).split(separator: "\n")
        #expect(lines.count == rows)
        #expect(lines.allSatisfy { $0 == String(repeating: "@", count: columns) })
    }

    @Test func `numbers that are missing, not numbers or out of range are drawn as far as they go`() {
        let picture = PictureOutput(tiles: [
            Tile(caption: "c", width: 3, height: 4, values: [.nan, 7, -7, .infinity]),
            Tile(width: 0, height: 5, values: []), Tile(width: -3, height: 2, values: [1]),
            Tile(width: .max, height: .max, values: [1]),
        ])
        #expect(render(picture).contains("@@@@"))
        #expect(render(PictureOutput(tiles: [], total: 3)) == "… and 3 more")
    }

    @Test(arguments: [8, 20, 33, 80, 140]) func `no line of a gallery is wider than the screen`(width: Int) {
        let tiles = (0..<7).map { tile("test/\($0) · labeled 名前", 28, [Int](repeating: 99, count: 784)) }
        for style in PictureStyle.allCases where !style.isGraphic {
            let context = RenderContext(width: width, pictures: style)
            let lines = TextRenderer(context).render(.picture(PictureOutput(tiles: tiles))).split(separator: "\n")
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
        }
    }

    @Test func `a caption is broken where its parts end, then at blanks, and cut last`() {
        func lines(_ caption: String, _ width: Int) -> [String] { Caption.lines(caption, width: width, ellipsis: "…") }
        #expect(lines("test/3 · 5", 12) == ["test/3 · 5"])
        #expect(lines("1.488 · ankle boot read as sneaker", 18) == ["1.488", "ankle boot read as", "sneaker"])
        #expect(lines("mean of T-shirt/top", 12) == ["mean of", "T-shirt/top"])
        #expect(lines("test/0 · coat · 4.25", 13) == ["test/0", "coat · 4.25"])
        #expect(lines("one two three four five six", 9) == ["one two", "three", "four fiv…"])
        #expect(lines("incomprehensible", 8) == ["incompr…"])
    }

    /// Tiles of 28 columns, two apart: three in a row of 100, but only one pair.
    @Test func `a row's end parts no tiles that belong together`() {
        let tiles = (0..<6).map { tile("\($0)", 28, [Int](repeating: 255, count: 784)) }
        var picture = PictureOutput(tiles: tiles)
        func rows() -> [[String]] {
            render(picture, width: 100).split(separator: "\n").filter { !$0.contains("@") }
                .map { $0.split(separator: " ").map(String.init) }
        }
        #expect(rows() == [["0", "1", "2"], ["3", "4", "5"]])
        picture.group = 2
        #expect(rows() == [["0", "1"], ["2", "3"], ["4", "5"]])
    }

    @Test func `tiles that have their numbers in them and scales of their own need no scale below`() {
        var tiles = (1...2).map { Tile(caption: "k/\($0) · ±\($0)", width: 2, height: 1, values: [Float($0), Float(-$0)]) }
        for index in tiles.indices {
            tiles[index].range = .symmetric(max: Float(index + 1))
            tiles[index].texts = ["+\(index + 1)", "-\(index + 1)"]
        }
        let lines = render(PictureOutput(tiles: tiles)).split(separator: "\n")
        #expect(lines.last?.contains("k/1") == true)
        #expect(lines[0] == lines[2] && lines[0].filter { $0 == "#" }.count == lines[0].filter { $0 == "=" }.count)
    }

    /// Black or white on the colors of the map.
    @Test func `numbers in cells stand on the color of their weight`() {
        var tile = Tile(width: 2, height: 1, values: [1, -1])
        tile.texts = ["+1", "-1"]
        let context = RenderContext(color: .trueColor, pictures: .kitty)
        let drawn = TextRenderer(context).render(.picture(PictureOutput(tiles: [tile], range: .symmetric(max: 1))))
        #expect(drawn.contains("48;2;255;164;122m  +1   ") || drawn.contains("48;2;255;164;122m   +1  "))
        #expect(drawn.contains("48;2;145;193;255m"))
    }
}
