import Datasets
import Display
import Testing

@testable import Explorer

@Suite struct SeeingNumbersTests {
    @Test func `evaluate gives network, split, images, accuracy and loss`() throws {
        let table = try #require(Small.output("evaluate").table)
        #expect(table.columns.map(\.key) == ["network", "split", "images", "accuracy", "loss"])
        #expect(table.value("network", row: 0) == "net")
        #expect(table.value("split", row: 0) == "test")
        #expect(table.value("images", row: 0) == 30)
        #expect(table.value("accuracy", row: 0) == .fraction(29.0 / 30))
        #expect(table.notes == ["net reads 1 of 30 wrong: `show test/wrong`"])
    }

    @Test func `validation is the last fifth of the training images`() throws {
        let table = try #require(Small.output("evaluate validation").table)
        #expect(table.value("images", row: 0) == 10)
        #expect(table.value("accuracy", row: 0) == .fraction(1))
        #expect(try Small.output("evaluate train").table?.value("images", row: 0) == 50)
    }

    @Test func `several networks stand below each other`() throws {
        let table = try #require(Small.output("evaluate --with deep,net").table)
        #expect(table.rows.count == 2)
        #expect(table.value("network", row: 0) == "deep")
    }

    @Test func `an unknown split is refused with those there are`() throws {
        let failure = try #require(try Small.failure("evaluate tset"))
        #expect(failure.message.contains("'tset'"))
        #expect(failure.message.contains("'test'"))
        #expect(failure.exitStatus == 64)
    }

    @Test func `an evaluation broken off is an error and changes nothing`() throws {
        var interpreter = try Small.interpreter()
        let many = Small.split("train", count: 500) { $0 % 10 }
        interpreter.session.dataset = Dataset(name: "stripes", train: many, test: many, source: "made by hand")
        let surface = SilentSurface(cancelAfterReports: 1)
        #expect(throws: CommandFailure.self) { try interpreter.execute("evaluate train", on: surface) }
    }

    @Test func `a confusion counts each class in a row and names the mistakes by their path`() throws {
        let table = try #require(Small.output("confusion").table)
        #expect(table.rows.count == 10)
        #expect(table.value("images", row: 6) == 4)
        #expect(table.value("as_5", row: 6) == 1)
        #expect(table.value("recall", row: 6) == .fraction(0.75))
        let map = try #require(table.drawing.first?.value(as: HeatMap.self))
        #expect(map.rowLabels[6] == "6 75.0 %" && map.columnLabels == (0...9).map { "\($0)" })
        #expect(map.texts?[65] == "1" && map.texts?[66] == "3" && map.texts?[60] == "·")
        #expect(map[6, 5] == 25 && map[6, 6] == 0 && map[6, 0] == 0)
        #expect(map.narrower.map { $0.rowLabels[6] } == ["6", "6 75.0 %"])
        #expect(map.narrower.map { $0.texts?[66] } == ["3", "ok"] && map.narrower[1].texts?[65] == "1")
        #expect(table.finding?.hasSuffix("Most often 6 is read as 5: 1 of 4, `show test/is6/as5`.") == true)
        let mistakes = try #require(table.drawing.last?.table)
        #expect(mistakes.rows.count == 1)
        #expect(mistakes.value("command", row: 0) == "show test/is6/as5")
    }

    @Test func `model has a row a layer with shapes, parameters, cost and receptive field`() throws {
        let table = try #require(Small.output("model deep").table)
        #expect(table.value("layer", row: 0) == "conv1")
        #expect(table.value("kind", row: 0) == "convolution")
        #expect(table.value("output", row: 0) == "26×26×16")
        #expect(table.value("parameters", row: 0) == 160)
        #expect(table.value("macs", row: 0) == .integer(26 * 26 * 16 * 9))
        #expect(table.value("receptive_field", row: 0) == "3×3")
        let total = table.columns.firstIndex { $0.key == "parameters" }.flatMap { table.totals?[$0] }
        #expect(total == 57_162)
        #expect(table.notes.first?.contains("224 are moving averages") == true)
        let kinds = table.drawing.first?.table?.rows.map { $0[1] } ?? []
        #expect(kinds.contains("dropout 0.25"))
    }

    @Test func `data has a row a split with counts by class`() throws {
        let output = try Small.output("data")
        let table = try #require(output.table)
        #expect(table.value("split", row: 1) == "test")
        #expect(table.value("images", row: 0) == 50)
        #expect(table.value("per_class", row: 1) == .list([3, 3, 3, 3, 3, 2, 4, 3, 3, 3].map { .integer($0) }))
        #expect(output.charts.first?.series.first?.bars.first?.note == "and 3 in test")
        #expect(output.pictures.first?.tiles.first?.width == 14)
        #expect(output.pictures.first?.tiles.count == 10)
        #expect(table.notes == ["training holds out the last 10 images of train for validation"])
    }

    @Test func `a network without training has no curve`() throws {
        let failure = try #require(try Small.failure("curve"))
        #expect(failure.message.contains("net has no epoch of training"))
    }
}
