import ConvNet
import Testing

import Display

@testable import Commands
@testable import Explorer

@Suite(.serialized) struct ProbeCommandTests {
    private func message(_ line: String) throws -> String? {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        return try interpreter.failure(line).message
    }

    @Test func `a made image stands beside the best real one, each with its field in a frame`() throws {
        let output = try Small.output("use deep", "show test/5", "maximize conv1/2 --steps 20")
        let table = try #require(output.table)
        let (value, start) = (table.value("value", row: 0)?.asNumber, table.value("start", row: 0)?.asNumber)
        #expect(try #require(value) > #require(start))
        let tiles = try #require(output.pictures.first?.tiles)
        #expect(tiles.count == 2)
        #expect(tiles[0].boxes == [Box(row: 13, column: 13, height: 3, width: 3)])
        #expect(tiles[1].boxes.count == 1)
        #expect(table.value("best_sample", row: 0)?.asText?.hasPrefix("test/") == true)
    }

    @Test func `a layer has an image for each unit, and Ctrl-C shows what there is`() throws {
        let layer = try Small.output("use deep", "maximize dense2 --steps 2")
        #expect(layer.pictures.first?.tiles.count == 10)
        #expect(layer.pictures.first?.tiles.allSatisfy { $0.boxes.isEmpty } == true)
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        let ended = try interpreter.table("maximize conv2/1", on: SilentSurface(cancelAfterReports: 3))
        #expect(ended.notes.contains("interrupted: the images are as far as they came"))
    }

    @Test func `without data a made image stands alone`() throws {
        var interpreter = Fixture.interpreter(data: false, bundled: Fixture.untrained)
        let table = try interpreter.table("maximize dense1/4 --steps 3")
        #expect(table.notes.last == "no images of its size are loaded to compare with: `load mnist`")
    }

    @Test func `the best images of a unit are framed, and the best is it`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        let output = try interpreter.output("top conv2/3 --count 4")
        let table = try #require(output.table)
        #expect(table.rows.count == 4)
        let values = (0..<4).compactMap { table.value("value", row: $0)?.asNumber }
        #expect(values == values.sorted(by: >))
        #expect(output.pictures.first?.tiles.allSatisfy { $0.boxes.first.map { $0.height <= 8 } == true } == true)
        let best = try #require(table.value("sample", row: 0)?.asText)
        #expect("\(try #require(interpreter.session.lastSample))" == best)
    }

    @Test func `a unit of the last layer likes the images of its class, in whatever order it is asked`() throws {
        let table = try #require(try Small.output("top train/0-39 dense1/6 --count 3").table)
        #expect((0..<3).map { table.value("label", row: $0) } == [6, 6, 6])
        #expect(table.value("sample", row: 0) == "train/6")
    }

    @Test func `a layer shows the best image of each channel, and no layer is a mistake`() throws {
        #expect(try Small.output("use deep", "top conv1").pictures.first?.tiles.count == 16)
        #expect(try message("top")?.hasPrefix("top needs a unit; name one, such as `top conv1/0`") == true)
        #expect(try message("maximize conv1/16") == "there is no conv1/16: conv1 has 16 channels, 0–15")
    }
}
