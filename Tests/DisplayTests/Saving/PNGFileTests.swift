import Painting
import Raster
import Testing

@testable import Display

/// Sheets as pixels, decoded back.
@Suite struct PNGFileTests {
    private func picture(_ output: Output) throws -> Picture {
        try PictureFile.read(bytes: try SaveFormat.png.encode(output), named: "test")
    }

    /// The only tile stands at the margin, 280 pixels wide, each drawn as two.
    @Test func `each number of a picture is a square in its gray`() throws {
        let values: [Float] = [0, 0.2, 0.4, 0.6, 0.8, 1]
        let picture = try picture(.picture(PictureOutput(tiles: [Tile(width: 3, height: 2, values: values)])))
        let square = 2 * 280.0 / 3
        for (index, value) in values.enumerated() {
            for inside in [0.05, 0.5, 0.95] {
                let row = Int(2 * Sheet.margin + (Double(index / 3) + inside) * square)
                let column = Int(2 * Sheet.margin + (Double(index % 3) + inside) * square)
                #expect(picture[row, column] == UInt8((value * 255).rounded()), "\(index) at \(inside)")
            }
        }
        #expect(picture[31, 31] == 255)
    }

    @Test func `words are drawn, each letter in its field`() throws {
        let picture = try picture(.text("HI !"))
        func darkest(_ letter: Int) -> UInt8 {
            let left = 2 * (Sheet.margin + Double(letter) * Sheet.letter)
            let columns = Int(left.rounded(.up))..<Int((left + 2 * Sheet.letter).rounded(.down))
            return (0..<picture.height).flatMap { row in columns.map { picture[row, $0] } }.min() ?? 255
        }
        #expect(darkest(0) < 60 && darkest(1) < 60 && darkest(2) == 255 && darkest(3) < 60)
        // The left stem of the H, from the line that letters stand on upwards, and the gap between the stems above the bar.
        let (base, unit) = (2 * (Sheet.margin + 13), 2 * Sheet.letter / Glyphs.advance)
        let (stem, middle) = (Int(2 * Sheet.margin + 1.3 * unit), Int(2 * Sheet.margin + 4 * unit))
        for height in [1.0, 5, 8] { #expect(picture[Int(base - height * unit), stem] < 130, "\(height)") }
        #expect(picture[Int(base - 8 * unit), middle] == 255 && picture[Int(base - 5 * unit), middle] < 130)
    }

    @Test func `the points of a chart are pixels of their series' color`() throws {
        let chart = Chart(kind: .lines, series: [Series(name: "l", points: [.init(x: 0, y: 0), .init(x: 1, y: 1)])])
        let picture = try picture(.chart(chart))
        let sheet = try #require(Sheet(.chart(chart)))
        let curve = try #require(sheet.shapes.lazy.compactMap { shape -> [Sheet.Point]? in
            if case .line(let points, _, width: 2, _) = shape { points } else { nil }
        }.first)
        let middle = Sheet.Point(x: (curve[0].x + curve[1].x) / 2, y: (curve[0].y + curve[1].y) / 2)
        let ink = picture[Int(2 * curve[0].y), Int(2 * curve[0].x)]
        #expect(ink < 140)
        for point in curve + [middle] { #expect(picture[Int(2 * point.y), Int(2 * point.x)] == ink) }
        #expect(picture[Int(2 * middle.y) - 20, Int(2 * middle.x)] > 200)
    }

    @Test func `everything that is shown leaves something on the sheet`() throws {
        let table = Table(title: "t", columns: [Column("name")], rows: [["x"]])
        let map = HeatMap(rowLabels: ["r"], columnLabels: ["x"], values: [1])
        let kinds = [Chart.Kind.scatter, .histogram, .bars, .lines].map { kind in
            Output.chart(Chart(kind: kind, series: [
                Series(name: "s", points: [.init(x: 0, y: 1)], bars: [.init(label: "b", value: -1)]),
                Series(name: "t", points: [.init(x: 1, y: 2)], bars: [.init(label: "b", value: 2)]),
            ]))
        }
        for output in [.text("words"), .table(table), .heatMap(map)] + kinds {
            let picture = try picture(output)
            #expect(picture.pixels.count { $0 < 128 } > 20, "\(output)")
        }
    }

    @Test func `a sheet too long for pixels is refused, a long one is drawn at single size`() throws {
        #expect(throws: SaveError.self) {
            try SaveFormat.png.encode(.text(String(repeating: String(repeating: "x", count: 108) + "\n", count: 5_000)))
        }
        let long = try picture(.text(String(repeating: String(repeating: "x", count: 108) + "\n", count: 600)))
        #expect(long.width < 1000 && long.height > 10_000)
    }
}
