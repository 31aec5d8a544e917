import Foundation
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
}
