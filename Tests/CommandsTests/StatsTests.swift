import ConvNet
import Painting
import Testing

@testable import Commands
@testable import Display
@testable import Drawing
@testable import Explorer
@testable import Words

@Suite(.serialized) struct StatsTests {
    private func interpreter() throws -> Interpreter {
        var interpreter = Fixture.interpreter()
        var network = Network(
            try Architecture(layers: "conv 4 3x3 relu, maxpool 2, flatten, dense 8 relu, dense 10"), seed: 2)
        network.setTensor(named: "conv1/bias", to: [0, 0, -100, 0])
        interpreter.session.state.networks.put(network, named: "net")
        return interpreter
    }

    @Test func `a row for each layer, and a dead unit by its path`() throws {
        var interpreter = try interpreter()
        let table = try interpreter.table("stats")
        #expect(table.rows.map { $0[0] } == ["conv1", "pool1", "dense1", "dense2", "softmax"])
        #expect(table.value("silent", row: 0) == 1)
        #expect(table.value("gradient_health", row: 0) == "sound")
        #expect(table.notes.contains("conv1: 1 of 4 units is never above 0: conv1/2"))
        #expect(table.finding?.contains("tell nothing") == true)
        #expect(try interpreter.table("stats train --images 20").title == "every layer of net over 20 train images")
    }

    @Test func `one layer has a histogram and a row for each unit`() throws {
        var interpreter = try interpreter()
        let output = try interpreter.output("stats train conv1")
        #expect(output.charts.first?.kind == .histogram)
        let units = try #require(output.tables.last)
        #expect(units.rows.map { $0[0] } == ["conv1/0", "conv1/1", "conv1/2", "conv1/3"])
        #expect(units.rows.map { $0[5] } == [.flag(false), .flag(false), .flag(true), .flag(false)])
    }

    @Test func `what has no statistics is refused`() throws {
        var interpreter = try interpreter()
        #expect(try interpreter.failure("stats conv3").message.contains("there is no layer 'conv3'"))
        #expect(try interpreter.failure("stats conv1/1").message == "'conv1/1' is a unit of a layer; `stats conv1` lists its units")
        #expect(try interpreter.failure("stats flatten").message.hasPrefix("flatten passes on its input"))
        #expect(try interpreter.failure("stats test train").message == "one split is enough: got 'test' and 'train'")
        #expect(try interpreter.failure("stats", on: SilentSurface(cancelAfterReports: 1)).exitStatus == 130)
    }
}

@Suite(.serialized) struct KernelNumbersTests {
    @Test func `the numbers of kernels have signs and two digits, small ones in a unit of their own`() {
        let numbers = KernelNumbers([[1, -2, 0.5, 0], [0, -0.001, 0.004, 1.25]])
        #expect(numbers.texts([1, -2, 0.5, 0]) == ["+1.00", "-2.00", "+0.50", "0.00"])
        #expect(numbers.texts([0, -0.001, 0.004, 1.25]) == ["0.00", "0.00", "0.00", "+1.25"])
        #expect(numbers.unit == nil)
        let small = KernelNumbers([[0.0012]])
        #expect(small.texts([0.0012]) == ["+1.20"])
        #expect(small.unit == "the numbers in the cells are in units of 1e-3")
    }

    @Test func `each filter of a layer has its own scale, which its caption tells, and its numbers`() throws {
        let output = try Small.output("use deep", "filters conv1")
        let picture = try #require(output.pictures.first)
        for tile in picture.tiles {
            let largest = tile.values.reduce(0) { max($0, abs($1)) }
            #expect(tile.range == .symmetric(max: largest))
            #expect(tile.caption.hasSuffix(" · ±\(Format.number(Double(largest)))"))
            #expect(tile.texts.count == 9)
        }
        #expect(output.table?.notes.contains { $0.contains("over all the largest is ±") } == true)
    }

    @Test func `one filter is drawn on its own scale, not on that of its layer`() throws {
        let picture = try #require(try Small.output("use deep", "filters conv1/3").pictures.first)
        let largest = try #require(picture.tiles.first).values.reduce(0) { max($0, abs($1)) }
        #expect(picture.range == .symmetric(max: largest))
        #expect(picture.tiles[0].range == nil)
    }

    @Test func `a sample needs --gradient, and the gradient is drawn like filters`() throws {
        let failure = try #require(try Small.failure("use deep; filters conv1 test/3"))
        #expect(failure.message.contains("add --gradient"))
        let table = try #require(try Small.output("use deep", "filters --gradient test/3 conv2/1").table)
        #expect(table.drawing.first.map { Output.group([$0]).pictures.first?.tiles.count } == 16)
        #expect(table.notes.contains("training goes the other way: against the gradient"))
    }
}

@Suite(.serialized) struct FlowScreenTests {
    private func lines(_ rows: Int, _ color: Bool = false, network: String = "deep") throws -> [Substring] {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use \(network)", on: SilentSurface())
        let output = try interpreter.output("activations test/3", on: SilentSurface(columns: 80, rows: rows))
        let context = RenderContext(width: 80, height: rows)
        return TextRenderer(context).render(output).split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test(arguments: [24, 30, 40, 60]) func `the flow fits a screen of 24 to 60 lines`(_ rows: Int) throws {
        let lines = try lines(rows)
        #expect(lines.count <= min(rows, 60), "\(lines.count) lines")
        #expect(lines.allSatisfy { $0.count <= 80 })
        let others = try self.lines(rows, network: "net").count
        #expect(others <= min(rows, 60), "\(others) lines")
    }

    @Test func `a deep stack leaves layers out and says which`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute(
            "new tall --layers 'conv 2 3x3 relu, conv 2 3x3 relu, conv 2 3x3 relu, conv 2 3x3 relu, maxpool 2, "
                + "conv 2 3x3 relu, conv 2 3x3 relu, flatten, dense 9 relu, dense 10'", on: SilentSurface())
        let table = try interpreter.table("activations test/3")
        let picture = try #require(Output.table(table).pictures.first)
        #expect(picture.columns == 5)
        #expect(picture.tiles.prefix(5).map { $0.caption.prefix { $0 != "/" } }.first == "input")
        #expect(table.notes.last?.hasPrefix("not drawn: ") == true)
        #expect(table.rows.count == 11)
    }
}
