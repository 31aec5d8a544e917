import Painting
import Testing

@testable import Display

/// Where things stand on a sheet.
@Suite struct SheetTests {
    private func sheet(_ output: Output) throws -> Sheet { try #require(Sheet(output)) }

    private func images(_ sheet: Sheet) -> [(x: Double, y: Double, width: Double, height: Double)] {
        sheet.shapes.compactMap { shape in
            if case .image(_, let point, let width, let height) = shape { (point.x, point.y, width, height) } else { nil }
        }
    }

    private func texts(_ sheet: Sheet) -> [String] {
        sheet.shapes.compactMap { if case .text(let text, _, _) = $0 { text } else { nil } }
    }

    private func place(of text: String, on sheet: Sheet) -> Sheet.Point? {
        sheet.shapes.lazy.compactMap { if case .text(text, let point, _) = $0 { point } else { nil } }.first
    }

    private func tile(_ caption: String, side: Int = 4) -> Tile {
        Tile(caption: caption, width: side, height: side, values: [Float](repeating: 0.5, count: side * side))
    }

    @Test func `a tile without pixels is a blank that keeps its place`() throws {
        let blank = Tile(width: 0, height: 0, values: [])
        let tiles = [tile("a"), tile("b"), tile("c"), blank, tile("d"), blank, blank, blank, tile("e")]
        let sheet = try sheet(.picture(PictureOutput(tiles: tiles, columns: 3, range: .span(low: 0, high: 1))))
        let images = images(sheet)
        try #require(images.count == 5)
        #expect(Set(images.map(\.x)).count == 3 && Set(images.map(\.y)).count == 3)
        #expect(images[3].x == images[1].x && images[4].x == images[2].x)
        #expect(place(of: "d", on: sheet)?.x == images[1].x)
        #expect(texts(sheet).contains("1") && !texts(sheet).contains { $0.contains("more") })
    }

    @Test(arguments: [9, 12]) func `columns that were asked for stand side by side, made smaller to fit`(columns: Int) throws {
        let tiles = (0..<2 * columns).map { tile("conv1/\($0)") }
        let sheet = try sheet(.picture(PictureOutput(tiles: tiles, columns: columns)))
        let images = images(sheet)
        #expect(Set(images.map(\.x)).count == columns && Set(images.map(\.y)).count == 2)
        #expect(sheet.size.width <= Sheet.width)
        for (left, right) in zip(images, images.dropFirst()) where left.y == right.y {
            #expect(left.x + left.width < right.x)
        }
    }

    @Test func `finer numbers than a screen holds make a finer picture of the same size`() throws {
        var coarse = tile("a", side: 2)
        let before = try sheet(.picture(PictureOutput(tiles: [coarse])))
        coarse.data = NumberGrid(width: 4, height: 4, values: [Float](repeating: 3, count: 16))
        func gray(_ sheet: Sheet) -> (side: Int, red: UInt8)? {
            sheet.shapes.lazy.compactMap { shape in
                if case .image(let pixels, _, _, _) = shape { (pixels.width, pixels[0, 0].red) } else { nil }
            }.first
        }
        // Numbers that are arranged otherwise are not drawn.
        #expect(try #require(gray(try sheet(.picture(PictureOutput(tiles: [coarse]))))) == (2, 128))
        coarse.dataScale = 0.25
        let after = try sheet(.picture(PictureOutput(tiles: [coarse])))
        #expect(try #require(gray(after)) == (4, 191))
        #expect(images(after).first?.width == images(before).first?.width)
    }

    @Test func `the texts of pixels stand in them, and groups are not parted by the end of a row`() throws {
        var lettered = tile("a", side: 3)
        lettered.texts = (0..<9).map { "-0.5\($0)" }
        let sheet = try sheet(.picture(PictureOutput(tiles: [lettered])))
        let image = try #require(images(sheet).first)
        let middle = try #require(place(of: "-0.54", on: sheet))
        #expect(abs(middle.x - image.x - image.width / 2) < 1e-9 && abs(middle.y - 5 - image.y - image.height / 2) < 1e-9)
        var pairs = PictureOutput(tiles: (0..<20).map { tile("\($0)") }, total: 30)
        pairs.group = 2
        let rows = Dictionary(grouping: images(try self.sheet(.picture(pairs))), by: \.y)
        #expect(rows.count > 1 && rows.values.allSatisfy { $0.count % 2 == 0 })
    }

    @Test func `a frame stands around its pixels`() throws {
        var framed = tile("a")
        framed.boxes = [Box(row: 1, column: 2, height: 2, width: 9)]
        let sheet = try sheet(.picture(PictureOutput(tiles: [framed])))
        let image = try #require(images(sheet).first)
        let square = image.width / 4
        let sides = sheet.shapes.compactMap { shape -> Sheet.Point? in
            if case .rectangle(let point, _, _, FramePainter.color) = shape { point } else { nil }
        }
        #expect(sides.count == 4)
        #expect(sides.map(\.x).min() == image.x + 2 * square - 2 && sides.map(\.y).min() == image.y + square - 2)
        #expect(sides.map(\.x).max() == image.x + 4 * square)
    }

    @Test func `a curve's points stand at the ticks of their numbers`() throws {
        let points = [Series.Point(x: 0, y: 0), .init(x: 1, y: 10), .init(x: 2, y: 20)]
        let sheet = try sheet(.chart(Chart(
            kind: .lines, series: [Series(name: "l", points: points)], xLabel: "epoch", yLabel: "loss", units: "nats")))
        let curve = try #require(sheet.shapes.lazy.compactMap { shape -> [Sheet.Point]? in
            if case .line(let points, _, width: 2, _) = shape { points } else { nil }
        }.first)
        for (point, (x, y)) in zip(curve, [("0", "0"), ("1", "10"), ("2", "20")]) {
            let level = try #require(sheet.shapes.lazy.compactMap { shape -> Sheet.Point? in
                if case .text(y, let point, let lettering) = shape, lettering.anchor == .end { point } else { nil }
            }.first)
            #expect(abs(level.y - 4 - point.y) < 1e-9)
            let upright = try #require(sheet.shapes.lazy.compactMap { shape -> Sheet.Point? in
                if case .text(x, let point, let lettering) = shape, lettering.anchor == .middle { point } else { nil }
            }.first)
            #expect(abs(upright.x - point.x) < 1e-9)
        }
        #expect(texts(sheet).contains("loss (nats)") && texts(sheet).contains("epoch"))
    }

    @Test func `bars are as long as their values`() throws {
        let bars = [Series.Bar(label: "a", value: 1), .init(label: "b", value: -2), .init(label: "c", value: 4)]
        let sheet = try sheet(.chart(Chart(kind: .bars, series: [Series(name: "", bars: bars)], units: "ms")))
        let drawn = sheet.shapes.compactMap { shape -> (x: Double, width: Double)? in
            if case .rectangle(let point, let width, _, _) = shape { (point.x, width) } else { nil }
        }
        try #require(drawn.count == 3)
        #expect(abs(drawn[2].width - 4 * drawn[0].width) < 1e-9 && abs(drawn[1].width - 2 * drawn[0].width) < 1e-9)
        #expect(abs(drawn[1].x + drawn[1].width - drawn[0].x) < 1e-9 && drawn[0].x == drawn[2].x)
        #expect(texts(sheet).contains("-2 ms"))
    }

    @Test func `a scatter of many points is dots, of few their letters, and names both`() throws {
        func chart(_ count: Int) -> Output {
            .chart(Chart(kind: .scatter, series: ["3 three", "8 eight"].map { name in
                Series(name: name, points: (0..<count).map { .init(x: Double($0), y: Double($0 % 7)) })
            }))
        }
        func marks(_ sheet: Sheet) -> Int { sheet.shapes.count { if case .area = $0 { true } else { false } } }
        let (few, many) = (try sheet(chart(20)), try sheet(chart(400)))
        #expect(texts(few).count { $0 == "3" } >= 20 && marks(few) == 0)
        #expect(marks(many) == 802 && texts(many).contains("8"))
    }

    @Test func `cells of a table stand in their columns, numbers to the right`() throws {
        let table = Table(columns: [Column("name"), Column("n")], rows: [["a  b", 1], ["c", 100]], notes: ["a note"])
        let sheet = try sheet(.table(table))
        let (one, hundred) = (try #require(place(of: "1", on: sheet)), try #require(place(of: "100", on: sheet)))
        #expect(abs(one.x - hundred.x - 2 * Sheet.letter) < 1e-9)
        #expect(try #require(place(of: "c", on: sheet)).y == hundred.y)
        #expect(texts(sheet).contains("a note") && !texts(sheet).contains { $0.contains("─") })
    }

    @Test func `dashes follow a line around its corners`() {
        let line = [Sheet.Point(x: 0, y: 0), Sheet.Point(x: 4, y: 0), Sheet.Point(x: 4, y: 5)]
        #expect(Dashes.cut(line, []) == [line])
        let parts = Dashes.cut(line, [3, 2])
        #expect(parts == [
            [Sheet.Point(x: 0, y: 0), Sheet.Point(x: 3, y: 0)], [Sheet.Point(x: 4, y: 1), Sheet.Point(x: 4, y: 4)],
        ])
    }

    @Test func `an output that shows nothing makes no sheet`() {
        #expect(Sheet(.nothing) == nil)
    }
}
