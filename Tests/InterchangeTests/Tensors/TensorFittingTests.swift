import ConvNet
import Interchange
import Testing

/// Tensors that find the layers that they belong to.
@Suite struct TensorFittingTests {
    private let input = Shape.map(height: 6, width: 6, channels: 1)

    private func file(_ tensors: [(String, [Int])], keepsOrder: Bool = true) -> TensorFile {
        var file = TensorFile(
            tensors.enumerated().map { place, tensor in
                let count = tensor.1.reduce(1, *)
                return NamedTensor(name: tensor.0, shape: tensor.1, values: (0..<count).map { Float($0 + place) / Float(count) })
            }, file: "a")
        file.keepsOrder = keepsOrder
        return file
    }

    private func opened(_ file: TensorFile, _ layers: String? = nil, _ candidates: [WeightHints.Candidate] = []) throws -> OpenedNetwork {
        try TensorFitting(file, WeightHints(layers: layers, input: layers == nil ? nil : input, candidates: candidates)).opened()
    }

    @Test func `a file without layers fits a network at hand, and what is assumed is said`() throws {
        let architecture = try Architecture(layers: "conv 2 3x3 tanh, flatten, dense 4", input: input)
        let candidates = [
            WeightHints.Candidate(name: "the classic network", architecture: .handwritten),
            WeightHints.Candidate(name: "mine", architecture: architecture),
        ]
        let tensors = file([("conv1/kernel", [3, 3, 1, 2]), ("conv1/bias", [2]), ("dense/kernel", [32, 4]), ("dense/bias", [4])])
        let opened = try opened(tensors, nil, candidates)
        #expect(opened.network.architecture == architecture)
        #expect(opened.notes.first?.hasPrefix("the file tells no layers; its tensors fit mine, whose activations") == true)
    }

    @Test func `a file that fits nothing is refused with its shapes and layers that would fit`() throws {
        let tensors = file([
            ("conv1.weight", [6, 1, 5, 5]), ("conv1.bias", [6]), ("conv2.weight", [16, 6, 5, 5]), ("conv2.bias", [16]),
            ("fc1.weight", [120, 400]), ("fc1.bias", [120]), ("fc2.weight", [10, 120]), ("fc2.bias", [10]),
        ])
        let words = try #require(refusal { try opened(tensors, nil, [.init(name: "the classic network", architecture: .handwritten)]) })
        #expect(words == "'a' holds tensors without layers, which do not fit the classic network: conv1.weight 6×1×5×5, conv2.weight "
            + "16×6×5×5, fc1.weight 120×400, fc2.weight 10×120; name the layers, as in --layers "
            + "'conv 6 5x5 same relu, maxpool 2, conv 16 5x5 relu, maxpool 2, flatten, dense 120 relu, dense 10'")
    }

    @Test func `layers that do not fit are refused by the first that differs`() {
        let tensors = file([("a.weight", [2, 1, 3, 3]), ("a.bias", [2]), ("b.weight", [4, 32]), ("b.bias", [4])])
        #expect(refusal { try opened(tensors, "conv 3 3x3 relu, flatten, dense 4") }
            == "'a' does not fit --layers: conv1 expects a kernel of 3×1×3×3, got a.weight 2×1×3×3")
        #expect(refusal { try opened(tensors, "conv 2 3x3 relu, bn, flatten, dense 4") }
            == "'a' does not fit --layers: bn1 expects vectors of 2, got none")
        #expect(refusal { try opened(tensors, "flatten, dense 4") }
            == "'a' does not fit --layers: dense1 expects a kernel of 4×36, got b.weight 4×32")
        #expect(refusal { try opened(tensors, "conf 2 3x3") }?.hasPrefix("'a': --layers: layer 1 'conf 2 3x3': unknown layer") == true)
    }

    @Test func `layers in another order are told by their shapes, and names are compared as people count`() throws {
        let other = file([
            ("classifier.weight", [4, 32]), ("classifier.bias", [4]), ("features.weight", [2, 1, 3, 3]), ("features.bias", [2]),
        ])
        let opened = try opened(other, "conv 2 3x3 relu, flatten, dense 4")
        #expect(opened.notes.contains("the file has its layers in another order; they were matched by their shapes"))
        let layers = "flatten, dense 36 relu, dense 36 relu, dense 4"
        let sorted = file([("10.weight", [36, 36]), ("12.weight", [4, 36]), ("2.weight", [36, 36])], keepsOrder: false)
        let network = try self.opened(sorted, layers)
        #expect(!network.notes.contains { $0.contains("another order") })
        #expect(network.network.tensor(named: "dense1/kernel")?.values.first == Float(2) / 1296)
        #expect(network.network.tensor(named: "dense2/kernel")?.values.first == 0)
    }

    @Test func `a square kernel is turned as the kind of file says`() throws {
        let layers = "flatten, dense 36"
        let torch = try opened(file([("fc.weight", [36, 36])]), layers).network.parameters
        let keras = try opened(file([("fc/kernel", [36, 36])]), layers)
        #expect(torch[1] == keras.network.parameters[36] && torch[36] == keras.network.parameters[1])
        #expect(!keras.notes.contains { $0.contains("order") })
        let untold = try opened(file([("arr_0", [36, 36])]), layers)
        #expect(untold.network.parameters == keras.network.parameters)
        #expect(untold.notes.contains("dimensions are taken in Keras's order: inputs × units"))
    }

    @Test func `a tensor of a layer that is not known is refused by its name`() {
        let tensors = file([("a.weight", [2, 1, 3, 3]), ("a.bias", [2]), ("norm.weight", [2]), ("norm.bias", [2])])
        #expect(refusal { try opened(tensors, "conv 2 3x3, flatten, dense 4") }?
            .hasPrefix("'a' holds the tensor norm.weight 2, which is of no layer that is known here") == true)
    }

    @Test func `pixels are brought to the range that the user names`() throws {
        let tensors = file([("fc/kernel", [36, 4]), ("fc/bias", [4])])
        let hints = WeightHints(layers: "flatten, dense 4", input: input, pixels: .init(scale: 255, offset: 0))
        let opened = try TensorFitting(tensors, hints).opened()
        #expect(opened.network.architecture.specification == "rescale 255.0, flatten, dense 4")
        #expect(opened.notes.isEmpty)
    }
}
