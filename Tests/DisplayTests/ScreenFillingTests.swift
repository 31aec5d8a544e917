import Painting
import Testing

@testable import Display

/// How pictures and charts use a screen.
@Suite struct ScreenFillingTests {
    private static let screens = [(80, 24), (120, 40), (200, 50)]

    private func tile(_ caption: String, _ side: Int) -> Tile {
        Tile(caption: caption, width: side, height: side, values: [Float](repeating: 1, count: side * side))
    }

    private func lines(
        _ output: Output, _ size: (Int, Int), _ pictures: PictureStyle = .blocks, color: ColorDepth = .none,
        fills: Bool = true, unicode: Bool = true
    ) -> [Substring] {
        let context = RenderContext(
            width: size.0, height: size.1, color: color, pictures: pictures, unicode: unicode, fillsScreen: fills)
        return TextRenderer(context).render(output).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Rows of the screen less two, one of them for the caption, by half of a pixel's 28 rows.
    @Test(arguments: zip(screens, [28, 56, 84])) func `a digit alone is as large as whole pixels allow`(
        size: (Int, Int), columns: Int
    ) {
        let digit = Output.picture(PictureOutput(tiles: [tile("c", 28)]))
        let drawn = lines(digit, size)
        #expect(drawn.first?.count == columns && drawn.count == columns / 2 + 1)
        let braille = lines(digit, size, .braille)
        #expect((braille.first?.count ?? 0) >= columns && braille.count <= size.1 - 2)
        for style in [PictureStyle.blocks, .braille, .ascii] {
            #expect(lines(digit, size, style, fills: false) == lines(digit, (80, 24), style, fills: false))
        }
    }

    @Test func `a digit is no larger than four times its size, however large the screen`() {
        #expect(lines(.picture(PictureOutput(tiles: [tile("", 28)])), (400, 200)).first?.count == 112)
    }

    @Test func `where a screen is lower than a digit in ASCII, it has half as many columns and rows`() {
        let drawn = lines(.picture(PictureOutput(tiles: [tile("c", 28)])), (80, 24), .ascii, unicode: false)
        #expect(drawn.count == 15 && drawn.first?.count == 28)
    }

    @Test(arguments: screens) func `what fits on a screen never grows beyond it`(size: (Int, Int)) {
        let bars = Chart(kind: .bars, series: [Series(name: "", bars: (0...9).map { .init(label: "\($0)", value: 0.1) })])
        let curve = Chart(kind: .lines, series: [Series(name: "s", points: (0...9).map { .init(x: Double($0), y: 1) })])
        let outputs: [Output] = [
            .picture(PictureOutput(
                title: "maps", tiles: (0..<16).map { tile("conv2/\($0)", 11) }, range: .span(low: 0, high: 2))),
            .table(Table(columns: [], drawing: [.picture(PictureOutput(tiles: [tile("c", 28)])), .chart(bars)])),
            .group([.text("a"), .picture(PictureOutput(tiles: [tile("c", 11), tile("d", 11)])), .chart(curve), .note("n")]),
        ]
        for output in outputs {
            let (usual, grown) = (lines(output, size, fills: false), lines(output, size))
            #expect(grown.count >= min(usual.count, size.1 - 2))
            #expect(grown.count <= max(size.1 - 2, usual.count))
            #expect(grown.allSatisfy { DisplayWidth.of($0) <= size.0 })
        }
    }

    @Test func `a chart gives up rows before it scrolls, and takes the width of a screen`() {
        let curve = Chart(kind: .lines, series: [Series(name: "s", points: (0...9).map { .init(x: Double($0), y: 1) })])
        let words = Output.text((0..<29).map { "line \($0)" }.joined(separator: "\n"))
        let output = Output.group([.chart(curve), words])
        #expect(lines(output, (200, 50), fills: false).count == 49)
        #expect(lines(output, (200, 50)).count == 48)
        #expect(lines(.chart(curve), (200, 50)).map { DisplayWidth.of($0) }.max() == 200)
        #expect(lines(.chart(curve), (200, 50), fills: false).map { DisplayWidth.of($0) }.max() == 100)
    }

    /// Nine digits on one row in place of two leave rows to the chart again.
    @Test func `what pictures give up to fit is not lost to charts`() {
        let curve = Chart(kind: .lines, series: [Series(name: "s", points: (0...9).map { .init(x: Double($0), y: 1) })])
        let words = Output.text((0..<8).map { "line \($0)" }.joined(separator: "\n"))
        let gallery = PictureOutput(tiles: (0..<9).map { tile("\($0)", 28) })
        let drawn = lines(.group([.picture(gallery), .chart(curve), words]), (200, 50), color: .trueColor)
        #expect(drawn.count == 48)
        #expect(drawn.count { $0.contains("│") || $0.contains("┤") } > 16)
    }

    @Test func `a tile alone starts where its longer caption starts`() {
        let drawn = lines(.picture(PictureOutput(tiles: [tile("a caption that is longer", 12)])), (80, 24), fills: false)
        #expect(drawn.first?.hasPrefix("█") == true)
    }

    /// Each of two rows on three lines of seven columns, the number in the middle.
    @Test func `a heat map has larger cells on a screen with room, in color`() {
        let map = HeatMap(rowLabels: ["a", "b"], columnLabels: ["x", "y"], values: [0, 1, 2, 3], texts: ["0", "1", "2", "3"])
        let plain = { (lines: [Substring]) in
            lines.map { line in
                line.split(separator: "\u{1B}", omittingEmptySubsequences: false).enumerated().map { place, part in
                    place == 0 ? part : part.drop { $0 != "m" }.dropFirst()
                }.joined()
            }
        }
        let grown = plain(lines(.heatMap(map), (80, 10), color: .trueColor))
        #expect(grown[0] == "    x      y")
        #expect(grown[1...6] == [
            "               ", "a   0      1   ", "               ", "               ", "b   2      3   ", "               ",
        ])
        #expect(plain(lines(.heatMap(map), (80, 10), color: .trueColor, fills: false)).count == 4)
        #expect(lines(.heatMap(map), (80, 10)).count == 4)
    }

    /// 46 rows of 20 dots hold 28 pixels of 32 dots.
    @Test func `a bitmap grows to the rows of the screen`() throws {
        let context = RenderContext(width: 200, height: 50, color: .trueColor, pictures: .kitty, fillsScreen: true)
        let screen = DotScreen(TextRenderer(context).render(.picture(PictureOutput(tiles: [tile("c", 28)]))))
        #expect(try #require(screen.placed.first).dots.width == 28 * 32)
    }
}
