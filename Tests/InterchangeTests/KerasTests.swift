#if HDF5
import ConvNet
import Files
import Interchange
import Keras
import Testing
import Translation

/// Models of Keras, opened: files that Keras wrote, with what it says by them.
@Suite struct KerasReadingTests {
    @Test(arguments: ["keras3.h5", "keras3.keras", "keras2.h5", "vector.keras"])
    func `a model answers here as it does in Keras`(name: String) throws {
        #expect(try KerasFixtures.difference(try KerasFixtures.open(name).network, name) < 1e-5)
    }

    @Test func `layers, padding and models in models become one stack, and pixels from 0 to 255 are told`() throws {
        for name in ["keras3.h5", "keras3.keras"] {
            let opened = try KerasFixtures.open(name)
            #expect(opened.network.architecture.specification == """
                rescale 2.0 -1.0, conv 2 3x4 pad 0 2 1 1 stride 2 leaky-relu 0.1, bn epsilon 0.0001, conv 3 3x3 same tanh, \
                maxpool 3 stride 2, dropout 0.25, relu, avgpool 2, globalavgpool, dense 10
                """)
            #expect(opened.notes == ["rescaling (Rescaling) comes first, so the file's pixels are taken to be from 0 to 255"])
            #expect(opened.isForeign)
        }
    }

    @Test func `compressed pieces of half and of double precision are read, to the precision that they have`() throws {
        let (packed, plain) = (try KerasFixtures.open("packed.h5").network, try KerasFixtures.open("keras3.h5").network)
        #expect(packed.architecture == plain.architecture)
        for tensor in plain.architecture.tensors() {
            let (a, b) = (packed.parameters[tensor.range], plain.parameters[tensor.range])
            // Vectors are in half precision in that file, all else in double.
            let precision: Float = tensor.shape.count == 1 ? 1e-3 : 0
            #expect(zip(a, b).allSatisfy { abs($0 - $1) <= precision }, "\(tensor.name)")
        }
    }

    @Test func `Adam goes on where it was`() throws {
        let opened = try KerasFixtures.open("keras2.h5")
        let state = try #require(opened.network.optimizerState)
        #expect(state.kind == .moments && state.step == 1)
        #expect(state.slots.map(\.count) == [
            opened.network.architecture.tensors().filter(\.trainable).reduce(0) { $0 + $1.range.count },
            opened.network.architecture.tensors().filter(\.trainable).reduce(0) { $0 + $1.range.count },
        ])
        // After one step the second moment is 0.001 g², the first 0.1 g.
        #expect(zip(state.slots[0], state.slots[1]).allSatisfy { abs($0 * $0 * 0.1 - $1) < 1e-6 })
        #expect(opened.notes.last == "the state of its optimizer, Adam, is taken along")
    }

    @Test func `a vector is taken for a square image, and logits get their softmax`() throws {
        let opened = try KerasFixtures.open("vector.keras")
        #expect(opened.network.architecture.specification == "avgpool 7, flatten, dense 3 sigmoid, dense 10")
        #expect(opened.notes == [
            "the file does not say which pixels it reads: taken as 0 to 1; --pixels 0..255 says otherwise",
            "the model ends in logits; their softmax is taken here",
        ])
    }

    @Test func `what the user says of pixels comes first`() throws {
        let hints = WeightHints(pixels: WeightHints.Pixels(scale: 255, offset: 0))
        #expect(try KerasFixtures.open("vector.keras", hints).network.architecture.specification.hasPrefix("rescale 255.0, avgpool 7"))
        #expect(try KerasFixtures.open("keras3.h5", hints).network.architecture.specification.hasPrefix("rescale 255.0, rescale 0.0078"))
    }

    @Test func `weights without layers are fitted to those that are named, or to a network at hand`() throws {
        let layers = "conv 2 5x5 stride 5, bn, flatten, dense 10"
        let name = "alone.weights.h5"
        #expect(try KerasFixtures.difference(try KerasFixtures.open(name, WeightHints(layers: layers)).network, name) < 1e-5)
        let candidate = WeightHints.Candidate(name: "mine", architecture: try Architecture(layers: layers))
        let opened = try KerasFixtures.open(name, WeightHints(candidates: [candidate]))
        #expect(opened.notes == ["the file has weights alone: they fit mine, whose layers are taken"])
        #expect(try KerasFixtures.refusal(name).contains("name the layers, `open "))
        #expect(try KerasFixtures.refusal(name, WeightHints(layers: "flatten, dense 10")).contains("do not fit these layers"))
    }
}

/// What is refused, and with which words.
@Suite struct KerasRefusalTests {
    @Test func `a layer that is not known, and one where a model branches, are named`() throws {
        #expect(try KerasFixtures.refusal("unknown.keras").contains("the layer up (Conv2DTranspose) is not known here"))
        #expect(try KerasFixtures.refusal("branching.keras").contains("the layer flat (Flatten): its output goes to 2 layers"))
    }

    @Test func `layers are not asked for where the file has them, nor an image of another size`() throws {
        #expect(try KerasFixtures.refusal("keras3.h5", WeightHints(layers: "flatten, dense 10")).contains("expected no --layers"))
        let input = WeightHints(input: .map(height: 32, width: 32, channels: 3))
        #expect(try KerasFixtures.refusal("keras3.h5", input).contains("a model of images of 28×28×1; it cannot read images of 32×32×3"))
    }

    /// A model of one layer in the configuration's words, in front of a dense layer.
    private func refusal(of layer: String, _ options: String, input: String = "[null,28,28,1]") throws -> String {
        let config = """
            {"class_name":"Sequential","config":{"name":"m","layers":[\
            {"class_name":"InputLayer","config":{"batch_shape":\(input)}},\
            {"class_name":"\(layer)","config":{"name":"it",\(options)}}]}}
            """
        var archive = ZipArchive()
        archive.add(Array(config.utf8), named: "config.json")
        archive.add(try HDF5.bytes(of: HDF5Group()), named: "model.weights.h5")
        let error = #expect(throws: InterchangeError.self) { try KerasFormat().read(archive.bytes, named: "a") }
        return "\(try #require(error))"
    }

    @Test(arguments: [
        ("Conv2D", #""filters":2,"kernel_size":[3,3],"data_format":"channels_first""#, "its data_format is channels_first"),
        ("Conv2D", #""filters":2,"kernel_size":[3,3],"strides":[1,2]"#, "the layer it (Conv2D)"),
        ("Conv2D", #""filters":2,"kernel_size":[3,3],"dilation_rate":[2,2]"#, "its dilation_rate is not 1"),
        ("Conv2D", #""filters":2,"kernel_size":[3,3],"groups":2"#, "its groups are more than 1"),
        ("Conv2D", #""filters":2"#, "expected a number 'kernel_size'"),
        ("MaxPooling2D", #""pool_size":[2,3]"#, "pool_size is 2×3"),
        ("MaxPooling2D", #""pool_size":[3,3],"strides":[2,2],"padding":"same""#, "its padding is same"),
        ("BatchNormalization", #""axis":1"#, "its axis is 1"),
        ("GlobalAveragePooling2D", #""keepdims":true"#, "its keepdims is true"),
        ("Activation", #""activation":"gelu""#, "there is no activation gelu"),
        ("ReLU", #""max_value":6.0"#, "ReLU up to 6.0"),
        ("Dense", #""units":3"#, "expected a Flatten in front of it"),
        ("Reshape", #""target_shape":[7,112,1]"#, "cannot become 7×112×1"),
        ("LSTM", #""units":3"#, "the layer it (LSTM) is not known here"),
        ("Lambda", #""function":"x""#, "the layer it (Lambda) is not known here"),
    ])
    func `what the core has not is refused by the layer's name`(layer: String, options: String, words: String) throws {
        let refusal = try refusal(of: layer, options)
        #expect(refusal.contains(words), "\(refusal)")
        #expect(refusal.contains("it (\(layer))") && !refusal.contains("\n"))
    }

    @Test func `an image of open size has to be told`() throws {
        #expect(try refusal(of: "Flatten", #""trainable":true"#, input: "[null,null,null,1]").contains("`open a --input 28x28`"))
    }
}
#endif
