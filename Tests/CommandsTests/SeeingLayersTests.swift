import Testing

@testable import Display
@testable import Explorer

@Suite struct SeeingLayersTests {
    private func output(_ line: String, columns: Int = 80) throws -> Output {
        try Small.output("use deep", line, columns: columns)
    }

    @Test func `without a unit every layer has a row and the computing ones a column, down to the probabilities`() throws {
        let output = try output("activations test/3")
        let table = try #require(output.table)
        #expect(table.value("layer", row: 0) == "conv1")
        #expect(table.rows.count == 14)
        let picture = try #require(output.pictures.first)
        #expect(picture.columns == 5)
        #expect(picture.tiles.prefix(5).map { String($0.caption.prefix { $0 != "/" }) }
            == ["input", "conv1", "pool1", "conv2", "dense1"])
        #expect(output.charts.first?.series.first?.bars.count == 3)
        #expect(table.notes.last == "not drawn: bn1, bn2, pool2, bn3; all maps of a layer: `activations test/3 bn1`")
    }

    @Test func `a layer is a gallery of all its maps on one scale`() throws {
        let output = try output("activations test/3 conv2")
        let picture = try #require(output.pictures.first)
        #expect(picture.tiles.count == 32)
        #expect(picture.tiles[5].caption == "conv2/5")
        #expect(picture.tiles[5].width == 11)
        #expect(output.table?.rows.count == 32)
    }

    @Test func `a channel is one map and a unit one number, which agree`() throws {
        let map = try #require(output("activations conv1/2 test/3").pictures.first)
        #expect(map.tiles.count == 1)
        let value = try #require(output("activations test/3 conv1/2/4,9").table?.value("value", row: 0)?.asNumber)
        #expect(value == Double(map.tiles[0].values[4 * 26 + 9]))
    }

    @Test func `a unit of a dense layer is one number`() throws {
        let output = try output("activations dense1/12 test/3")
        #expect(output.table?.value("unit", row: 0) == "dense1/12")
        #expect(output.texts.first?.hasPrefix("dense1/12 is ") == true)
    }

    @Test func `several samples are refused with the first of them`() throws {
        let failure = try #require(try Small.failure("activations test/0-8"))
        #expect(failure.message == "'test/0-8' names 9 images, expected one; such as test/0")
    }

    @Test func `the filters of the first layer are its kernels, signed`() throws {
        let output = try output("filters conv1")
        let picture = try #require(output.pictures.first)
        #expect(picture.tiles.count == 16)
        #expect(picture.tiles[0].width == 3)
        guard case .symmetric(let largest) = picture.range else {
            Issue.record("weights have a sign")
            return
        }
        #expect(picture.tiles.allSatisfy { $0.values.allSatisfy { abs($0) <= largest } })
        #expect(output.table?.value("filter", row: 15) == "conv1/15")
    }

    @Test func `the filters of a deeper layer are means, and one filter has a kernel for each input`() throws {
        let means = try output("filters conv2")
        #expect(means.pictures.first?.tiles.count == 32)
        #expect(means.table?.notes.first?.contains("`filters conv2/0`") == true)
        #expect(try output("filters conv2/3").pictures.first?.tiles.count == 16)
    }

    @Test func `a layer without filters is refused with those that have some`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        do throws(CommandFailure) {
            try interpreter.execute("filters dense2", on: SilentSurface())
            Issue.record("a dense layer that reads a vector has no filters")
        } catch {
            #expect(
                error.message == "dense2 reads no map, so its weights have no places; "
                    + "name a layer that has some: conv1, conv2, dense1")
        }
    }
}
