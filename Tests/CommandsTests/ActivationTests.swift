import ConvNet
import Display
import Painting
import Testing

@testable import Commands
@testable import Explorer

/// Networks whose activation is no ReLU, in every command that speaks of one.
@Suite(.serialized) struct ActivationTests {
    private static let lenet =
        "conv 6 5x5 same tanh, avgpool 2, conv 16 5x5 tanh, avgpool 2, flatten, dense 120 tanh, dense 84 tanh, dense 10"

    private func interpreter(_ layers: String) throws -> Interpreter {
        var interpreter = Fixture.interpreter()
        try interpreter.execute("new net --layers '\(layers)'; train 1 --batches 3", on: SilentSurface())
        return interpreter
    }

    private func text(_ output: Output) -> String {
        TextRenderer(RenderContext(width: 100, pictures: .blocks, unicode: true)).render(output)
    }

    @Test func `LeNet-5 trains, is drawn and explained with the word tanh, and is saved`() throws {
        var interpreter = try interpreter(Self.lenet)
        func shown(_ line: String) throws -> String { text(try interpreter.output(line)) }
        #expect(try shown("model").contains("convolution 5×5 same, tanh"))
        #expect(try shown("why test/3 1").contains("tanh: it makes "))
        #expect(try shown("trace test/3 conv1/2/kernel/1,1").contains("× slope of the tanh"))
        #expect(try shown("trace test/3 dense1/2/bias").contains("dense1 before tanh"))
        #expect(try shown("saliency test/3 --method gradcam").contains("after tanh, each weighted"))
        #expect(try shown("saliency test/3 --method lrp").contains("LRP, epsilon rule"))
        #expect(try shown("top conv1/2 test/0-9").contains("value before the tanh"))
        #expect(try shown("stats --images 50").contains("dense2"))
        #expect(try interpreter.output("activations test/3 --describe").tables.first?.finding?.contains("ReLU") == false)
        let made = try interpreter.session.network().network
        let file = try Fixture.folder() + "/lenet.safetensors"
        try interpreter.execute("save \(file); open \(file)", on: SilentSurface())
        let opened = try interpreter.session.network().network
        #expect(opened.architecture == made.architecture && opened.parameters == made.parameters)
    }

    @Test func `a leaky ReLU leaks by the slope that was given`() throws {
        var interpreter = try interpreter("conv 4 3x3 leaky-relu 0.1, leaky-relu, flatten, dense 10")
        func shown(_ line: String) throws -> String { text(try interpreter.output(line)) }
        #expect(try shown("model").contains("convolution 3×3, leaky relu 0.1"))
        #expect(try shown("why test/3 leaky-relu1/0/4,4").contains("if that is above 0, else 0.3 times it"))
        #expect(try shown("trace test/3 conv1/2/kernel/1,1").contains("× 0.3 below 0, by the leaky ReLU"))
    }

    @Test func `what a sigmoid makes impossible is refused with the reason`() throws {
        var interpreter = try interpreter("conv 4 3x3 sigmoid, maxpool 2, flatten, dense 10")
        let lrp = try interpreter.failure("saliency test/3 --method lrp").message
        #expect(lrp.contains("of 0 the sigmoid of conv1 makes 0.5"))
        #expect(try !text(interpreter.output("saliency test/3 --method all")).contains("LRP"))
        #expect(try interpreter.failure("ablate pool1/2").message.contains("of 0 the sigmoid makes 0.5"))
        #expect(try text(interpreter.output("why test/3 conv1/2/3,3")).contains("; the sigmoid makes "))
    }

    @Test func `global average pooling is a mean over the whole map`() throws {
        var interpreter = try interpreter("conv 4 3x3 relu, globalavgpool, dense 10")
        let words = text(try interpreter.output("why test/3 pool1/2"))
        #expect(words.contains("pool1/2 is the mean of the 26×26 numbers of conv1 in its window: each counts 1 / 676."))
        #expect(try interpreter.output("ablate pool1/2").tables.first != nil)
    }
}
