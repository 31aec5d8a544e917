import Foundation
import Painting
import Testing

@testable import Display

/// Each drawing is compared with a file that was typed by hand from the numbers here.
@Suite struct FixtureTests {
    private func typed(_ name: String) throws -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
        return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    private func render(
        _ output: Output, width: Int = 80, height: Int = 24, unicode: Bool = false,
        pictures: PictureStyle = .ascii
    ) -> String {
        TextRenderer(RenderContext(width: width, height: height, pictures: pictures, unicode: unicode)).render(output) + "\n"
    }

    /// Eight rows of 37 columns; ticks 0, 2 and 4 on both axes.
    @Test func `a scatter shows each point as the name of its series`() throws {
        let chart = Chart(
            title: "Two clouds", kind: .scatter,
            series: [
                Series(name: "0", points: [.init(x: 0, y: 0), .init(x: 1, y: 1)]),
                Series(name: "1", points: [.init(x: 4, y: 4), .init(x: 3, y: 3), .init(x: .nan, y: 1)]),
            ], xLabel: "first", yLabel: "second")
        #expect(render(.chart(chart), width: 40, height: 12) == (try typed("scatter.txt")))
    }

    /// Five rows, bins of six columns; a row is worth 0.8, and less than half of one is a dot.
    @Test func `a histogram has upright columns, axes and labels`() throws {
        let points = [1, 4, 2, 0].enumerated().map { Series.Point(x: Double($0.offset), y: $0.element) }
        let chart = Chart(
            title: "How many", kind: .histogram, series: [Series(name: "a", points: points)], xLabel: "value",
            yLabel: "images", style: .integer)
        #expect(render(.chart(chart), width: 40, height: 14) == (try typed("histogram.txt")))
    }

    /// The same columns over halves: six columns each, so ticks at the edges of the bins.
    @Test func `a histogram has round numbers along its axis`() throws {
        let points = [1, 4, 2, 0].enumerated().map { Series.Point(x: 0.25 + 0.5 * Double($0.offset), y: $0.element) }
        let chart = Chart(
            title: "How often", kind: .histogram, series: [Series(name: "a", points: points)], xLabel: "value",
            yLabel: "images", style: .integer)
        #expect(render(.chart(chart), width: 40, height: 14) == (try typed("histogram-ticks.txt")))
    }

    /// Six rows of 26 columns, a row in five columns; where two meet, the first has the even columns.
    @Test func `crossing lines are drawn with their marks, and the legend says what the caller says`() throws {
        let ends = [("a", 0.0, 4.0, ""), ("b", 4, 0, "last 0"), ("c", 2, 2, "")]
        let series = ends.map { name, start, end, remark in
            Series(name: name, points: [.init(x: 0, y: start), .init(x: 4, y: end)], remark: remark)
        }
        let chart = Chart(title: "Crossing", kind: .lines, series: series, xLabel: "epoch", yLabel: "value")
        #expect(render(.chart(chart), width: 29, height: 12) == (try typed("lines.txt")))
    }

    /// Seven rows of 37 columns: the curve climbs a row in three columns, then stays.
    @Test func `a line chart has axes, units and a mark on each point`() throws {
        let curve = Series(name: "a", points: [.init(x: 0, y: 0), .init(x: 2, y: 4), .init(x: 4, y: 4)])
        let chart = Chart(
            title: "Rising", kind: .lines, series: [curve], xLabel: "epoch", yLabel: "value", units: "ms")
        #expect(render(.chart(chart), width: 40, height: 14) == (try typed("line.txt")))
    }

    /// Thirty columns for four milliseconds.
    @Test func `bars have their values with units before them`() throws {
        let bars: [Series.Bar] = [.init(label: "a", value: 4), .init(label: "bb", value: 2), .init(label: "c", value: 1)]
        let chart = Chart(title: "Times", kind: .bars, series: [Series(name: "", bars: bars)], units: "ms")
        #expect(render(.chart(chart), width: 40) == (try typed("bars.txt")))
    }

    /// Tiles of twelve columns, one apart; captions in the middle under them, on two lines where they must.
    @Test(arguments: [80, 200]) func `a gallery has its captions and says what it left out`(width: Int) throws {
        let (none, full) = ([Float](repeating: 0, count: 6), [Float](repeating: 1, count: 6))
        let tiles = [
            Tile(caption: "test/0 · labeled 7", width: 6, height: 2, values: full + none),
            Tile(caption: "test/1 · labeled 1", width: 6, height: 2, values: none + full),
            Tile(caption: "test/2 · labeled 9", width: 6, height: 2, values: [Float](repeating: 113.0 / 255, count: 12)),
        ]
        let gallery = PictureOutput(title: "Test images", tiles: tiles, columns: 3, total: 5, rest: "show test/3-4")
        #expect(render(.picture(gallery), width: width) == (try typed("gallery.txt")))
    }

    /// Ninths of 4.5 in the ramp ` .:-=+*#%@`, two columns each; the scale in twenty-four steps.
    @Test(arguments: [80, 200]) func `a map has its scale with numbers`(width: Int) throws {
        let values: [Float] = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 0, 0]
        let map = PictureOutput(
            tiles: [Tile(caption: "conv1/0", width: 6, height: 2, values: values)], range: .span(low: 0, high: 4.5))
        #expect(render(.picture(map), width: width) == (try typed("map.txt")))
    }

    /// Nothing but the fixtures' own characters counts: one that is off is another drawing.
    @Test func `no fixture is empty or has blanks at the end of a line`() throws {
        let names = [
            "scatter", "histogram", "histogram-ticks", "line", "lines", "bars", "heat-map", "heat-map-signed",
            "heat-map-narrow", "gallery", "map", "boxes", "scales", "cells",
        ]
        for name in names {
            let text = try typed(name + ".txt")
            #expect(text.count > 20 && !text.contains(" \n") && text.utf8.allSatisfy { $0 < 0x80 }, "\(name)")
        }
    }

    private var confusion: HeatMap {
        HeatMap(
            title: "Confusion", rowLabels: ["0", "1", "7"], columnLabels: ["0", "1", "7"],
            values: [90, 10, 0, 8, 60, 32, 0, 50, 50], rowTitle: "is", columnTitle: "read as", units: "images",
            style: .integer)
    }

    /// Ninths of 90 in the ramp ` .:-=+*#%@` behind each number.
    @Test(arguments: [40, 80, 200]) func `a heat map has its numbers with their shades`(width: Int) throws {
        #expect(render(.heatMap(confusion), width: width) == (try typed("heat-map.txt")))
    }

    /// Quarters of 1: `.-~=` below zero, `:+*#` above; nine numbers of four columns do not fit into forty.
    @Test func `a heat map too wide for its numbers tells the sign by its characters`() throws {
        let ramp = (-4...4).map { Double($0) / 4 }
        let map = HeatMap(
            rowLabels: ["a", "b"], columnLabels: (0...8).map { "\($0)" }, values: ramp + ramp.reversed())
        #expect(render(.heatMap(map), width: 40) == (try typed("heat-map-signed.txt")))
    }

    /// Two columns a pixel; the frame stands around three columns and two rows of pixels, the upper of them inked.
    @Test func `a box is a frame around its pixels`() throws {
        var tile = Tile(caption: "a box", width: 6, height: 6, values: [Float](repeating: 0, count: 36))
        tile.values.replaceSubrange(8...10, with: [1, 1, 1])
        tile.boxes = [Box(row: 1, column: 2, height: 2, width: 3)]
        #expect(render(.picture(PictureOutput(tiles: [tile]))) == (try typed("boxes.txt")))
    }

    /// The image in ninths of 255, the map in quarters of 2.
    @Test func `a tile with a scale of its own has it printed under its name`() throws {
        let image = Tile(
            caption: "test/7", width: 6, height: 1, values: [0, 28, 57, 85, 113, 142].map { Float($0) / 255 })
        var map = Tile(caption: "saliency", width: 6, height: 1, values: [-2, -1, 0, 1, 2, 0.5])
        map.range = .symmetric(max: 2)
        #expect(render(.picture(PictureOutput(tiles: [image, map]))) == (try typed("scales.txt")))
    }

    /// Quarters of 1 in `.-~=` and `:+*#`: six columns and three rows a cell, a blank after each.
    @Test func `a kernel has its numbers in its cells`() throws {
        var tile = Tile(caption: "conv1/3", width: 2, height: 2, values: [1, -0.5, 0, 0.25])
        tile.texts = ["+1.00", "-0.50", "0.00", "+0.25"]
        let picture = PictureOutput(tiles: [tile], range: .symmetric(max: 1))
        #expect(render(.picture(picture)) == (try typed("cells.txt")))
    }

    /// Ninths of 4 in the ramp: five numbers of five columns fit beside the shorter labels, not beside `0 95.0 %`.
    @Test func `a heat map too wide for its labels has shorter ones, and its units under the scale`() throws {
        var map = HeatMap(
            rowLabels: ["0 95.0 %", "1 90.0 %"], columnLabels: (0...4).map { "\($0)" },
            values: [0, 1, 1.5, 0.5, 3, 2.5, 0, 4, 3.5, 1],
            texts: ["950", "10", "15", "5", "30", "25", "900", "40", "35", "10"], rowTitle: "is, right",
            columnTitle: "read as", units: "% of the class, wrongly")
        var shorter = map
        (shorter.rowLabels, shorter.rowTitle) = (["0", "1"], "is")
        map.narrower = [shorter]
        #expect(render(.heatMap(map), width: 27) == (try typed("heat-map-narrow.txt")))
    }
}
