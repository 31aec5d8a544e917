import Painting
import Testing

@testable import Display
@testable import Explorer

@Suite(.serialized) struct TraceTests {
    private func output(_ line: String) throws -> Output { try Small.output("use deep", line) }

    private func number(_ key: String, _ output: Output) throws -> Double {
        let table = try #require(output.tables.last)
        return try #require(table.value(key, row: 0)?.asNumber)
    }

    @Test(arguments: [
        "conv2/3/kernel/1,1,4", "conv1/3/kernel/1,1", "dense1/12/bias", "bn1/3/gamma", "bn2/5/beta", "dense1/12/kernel/57",
        "dense2/3/kernel/9", "dense2/3/bias",
    ])
    func `the chain rule agrees with the finite difference`(_ parameter: String) throws {
        let output = try output("trace test/3 \(parameter)")
        let (gradient, difference) = (try number("gradient", output), try number("finite_difference", output))
        #expect(abs(gradient - difference) < 1e-4 * max(abs(gradient), 1e-3), "\(gradient), \(difference)")
        #expect(output.tables.count == 3)
        #expect(output.tables[1].totals?.last == .number(gradient))
    }

    @Test func `the way down names every layer, before and after its ReLU`() throws {
        let table = try #require(try output("trace test/3 conv1/3/bias").tables.first)
        let layers = table.rows.compactMap { $0[1].asText }
        #expect(layers == [
            "the logits", "bn3", "dense1", "dense1 before ReLU", "pool2", "bn2", "conv2", "conv2 before ReLU",
            "pool1", "bn1", "conv1", "conv1 before ReLU",
        ])
        #expect(table.title == "from the loss of test/3 · labeled 3 to conv1/3/bias")
    }

    @Test func `a ReLU that stands on its edge is named where the slopes to the two sides differ`() throws {
        // A new network has biases of 0, and most of the image is 0: those units of conv1 are exactly 0.
        let table = try #require(try output("trace test/3 conv1/3/bias").tables.last)
        #expect(table.value("kink", row: 0) == .flag(true))
        #expect(table.finding?.contains("since a ReLU or a maximum switches within the step") == true)
    }

    @Test func `where no gradient comes down it is said why`() throws {
        // The first pixel of every image is black.
        var interpreter = try Small.interpreter()
        let output = try interpreter.output("use net; trace test/3 dense1/2/kernel/0")
        let words = TextRenderer(RenderContext(width: 200)).render(output)
        #expect(words.contains("dense1/2/kernel/0: what it is multiplied with is 0 wherever a gradient comes down."))
    }

    @Test func `what is printed fits the width and says both numbers`() throws {
        let text = TextRenderer(RenderContext(width: 80)).render(try output("trace conv2/3/kernel/1,1,4 test/3"))
        #expect(text.contains("chain rule"))
        #expect(text.contains("finite difference"))
        #expect(text.contains("moving averages, no dropout"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let plain = TextRenderer(RenderContext(width: 80, unicode: false)).render(try output("trace bn1/3/gamma test/3"))
        #expect(plain.allSatisfy { $0.isASCII })
    }

    @Test(arguments: [
        ("trace test/3", "trace expects a parameter to end at"),
        ("trace test/3 conv1/3", "'conv1/3' names no parameter; expected LAYER/CHANNEL/TENSOR"),
        ("trace test/3 conv1/3/bias bn1/3/gamma", "one parameter is enough"),
        ("trace test/3 test/4 conv1/3/bias", "one sample is enough"),
        ("trace test/3 conv1/16/bias", "conv1 has 16 channels, 0–15"),
        ("trace test/3 bn1/3/moving_mean", "follows the batches, and no gradient of the loss changes it"),
        ("trace test/99 conv1/3/bias", "there is no test/99"),
        ("trace test/0-3 conv1/3/bias", "names 4 images, expected one"),
    ])
    func `a wrong trace says what is expected`(_ line: String, _ words: String) throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("use deep", on: SilentSurface())
        #expect(try interpreter.failure(line).message.contains(words))
    }

    @Test func `a label that the network has no class for is refused`() throws {
        var interpreter = try Small.interpreter()
        try interpreter.execute("new two --layers 'flatten, dense 2'", on: SilentSurface())
        #expect(try interpreter.failure("trace test/3 dense1/0/bias").message.contains("two has classes 0–1"))
    }
}
