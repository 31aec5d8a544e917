import Display
import Insight
import Testing

@testable import Commands
@testable import Explorer

@Suite(.serialized) struct SoftmaxTests {
    @Test func `the number of a logit is the sum that why opens, and the softmax gives its probability`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        let logit = try interpreter.table("activations test/3 dense2/4")
        let value = try #require(logit.value("value", row: 0)?.asNumber)
        #expect(logit.notes.first == "`why dense2/4 test/3` shows the sum behind it")
        let opened = try interpreter.table("why dense2/4 test/3")
        let total = try #require(opened.totals?.last?.asNumber)
        #expect(abs(total - value) < 1e-4)
        let share = try interpreter.table("activations test/3 softmax/4")
        #expect(share.notes.first?.contains("`why dense2/4 test/3`") == true)
        let logits = try (0..<10).map { label in
            Float(try #require(interpreter.table("activations test/3 dense2/\(label)").value("value", row: 0)?.asNumber))
        }
        let expected = Double(Softmax.probabilities(logits)[4])
        #expect(abs(try #require(share.value("value", row: 0)?.asNumber) - expected) < 1e-5)
    }

    @Test(arguments: ["why softmax/3 test/3", "maximize softmax/3"])
    func `where a sum or a gradient is asked for the logit is named`(_ line: String) throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        #expect(try interpreter.failure(line).message
            == "'softmax/3' is made by the softmax of all logits together, expected a unit in front of it; name dense2/3")
    }

    @Test func `the softmax is a row of the model, of its statistics and of the images that it likes`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        let model = try interpreter.table("model")
        #expect(model.rows.last?.first == "softmax")
        #expect(model.finding?.contains("\(model.rows.count - 1) layers") == true)
        let statistics = try interpreter.table("stats softmax")
        #expect(abs(try #require(statistics.value("mean", row: 0)?.asNumber) - 0.1) < 1e-6)
        let top = try interpreter.table("top softmax/3 test/0-9 --count 2")
        #expect(try #require(top.value("value", row: 0)?.asNumber) <= 1)
        #expect(try interpreter.failure("ablate softmax/3").message.contains("name a unit of"))
    }

    @Test func `an index too large for a number is refused as such`() throws {
        var interpreter = try Small.interpreter()
        let huge = "9223372036854775808"
        #expect(try interpreter.failure("why test/3 \(huge)").message.hasPrefix("there is no term \(huge): "))
        #expect(try interpreter.failure("show test/\(huge)").message.hasPrefix("no index is so large: test has"))
        #expect(try interpreter.failure("activations test/3 dense1/\(huge)").message.hasPrefix("no index is so large: dense1"))
    }

    @Test func `watching needs a command, and an option its value`() throws {
        var interpreter = try Small.interpreter()
        #expect(try interpreter.failure("train 1 --watch").message.hasPrefix("--watch needs a value: --watch COMMAND"))
    }

    @Test func `samples come by their loss, greatest first`() throws {
        var interpreter = try Small.interpreter()
        let picture = try #require(try interpreter.output("show test/0-9 --by loss").pictures.first)
        let losses = picture.tiles.compactMap { tile in
            tile.caption.split(separator: "loss ").last.flatMap { Double($0) }
        }
        #expect(losses.count == 10 && losses == losses.sorted(by: >))
        #expect(try interpreter.failure("show test/0-9 --by size").message
            == "there is no order 'size'; there is only loss; `help show` shows how it is used")
    }

    @Test func `the loss of each batch is kept with a network of the session`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("new fresh --layers 'flatten, dense 10'", on: SilentSurface())
        #expect(try interpreter.failure("curve --batches").message.contains("had no batch of training"))
        try interpreter.execute("set batch 4", on: SilentSurface())
        let first = try interpreter.table("train 1 --batches 3")
        let again = try interpreter.table("train 1 --batches 2")
        let table = try interpreter.table("curve --batches")
        #expect(table.rows.map { $0[1] } == (1...5).map { .integer($0) })
        let losses = (0..<5).compactMap { table.value("loss", row: $0)?.asNumber }
        let mean = try #require(first.value("loss", row: 0)?.asNumber)
        #expect(abs(losses[..<3].reduce(0, +) / 3 - mean) < 1e-5)
        #expect(abs(losses[3...].reduce(0, +) / 2 - (try #require(again.value("loss", row: 0)?.asNumber))) < 1e-5)
    }
}
