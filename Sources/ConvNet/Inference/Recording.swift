/// A network at work on some images, with everything kept that its layers gave, and the way back through each of them.
///
/// Layers are counted as in `Architecture.layers`, so a convolution and the activation behind it are two. The network works as in
/// use: no dropout, batch normalization by its moving averages. Used from one thread at a time.
public final class Recording {
    /// The network that is looked at.
    public let network: Network
    /// How many images the last run had.
    public private(set) var images = 0
    private let plan: Plan

    /// - Parameters:
    ///   - network: a value; later changes of the caller's copy are not seen
    ///   - capacity: the most images of a run, from 1; each takes the memory of all its activations.
    public init(_ network: Network, capacity: Int = 1) {
        self.network = network
        plan = Plan(ParameterStore(network), capacity: max(1, capacity), purpose: .inspection)
        plan.prepare()
    }

    /// The most images of a run.
    public var capacity: Int { plan.capacity }

    /// Takes images through the network.
    ///
    /// - Parameters:
    ///   - images: rows × columns × channels each, from 0 (black) to 1 (white); at most `capacity`
    ///   - layer: the last layer that is asked about; those behind it, and the probabilities, keep what they gave before
    /// - Throws: if an image has more or fewer pixels than the network's input, or an answer is no finite number.
    public func run(_ images: [[Float]], through layer: Int = .max) throws(TrainingError) {
        precondition((1...plan.capacity).contains(images.count), "A run has from 1 to `capacity` images")
        let expected = network.architecture.input.count
        for (number, pixels) in images.enumerated() {
            guard pixels.count == expected else { throw .wrongPixels(expected: expected, got: pixels.count) }
            plan.load(pixels, image: number)
        }
        self.images = images.count
        plan.forward(pass, through: layer)
        guard layer >= network.architecture.layers.count - 1 else { return }
        plan.softmax(pass)
        guard plan.hasFiniteLogits(images.count) else { throw .notFinite }
    }

    private var pass: Pass { Pass(batch: images) }

    /// What a layer gave for an image, in the order rows, columns, channels. Behind the last layer, which gives the logits,
    /// stands the softmax, which gives the probabilities.
    public func output(of layer: Int, image: Int = 0) -> [Float] {
        layer == network.architecture.layers.count
            ? probabilities(image: image) : plan.output(ofLayer: layer, image: image) ?? []
    }

    /// What a layer read for an image: the output of the layer before it, or the pixels.
    public func input(of layer: Int, image: Int = 0) -> [Float] {
        layer > 0 ? output(of: layer - 1, image: image) : plan.pixels(image: image)
    }

    /// The numbers that softmax makes probabilities of.
    public func logits(image: Int = 0) -> [Float] { output(of: network.architecture.layers.count - 1, image: image) }

    /// The probability of every class.
    public func probabilities(image: Int = 0) -> [Float] { plan.probabilities(image: image) }

    /// The gradient of Σ g·y with respect to a layer's input, y being its output: one step of the chain rule.
    ///
    /// Through the softmax it is the identity, since the way back begins at the logits.
    /// - Parameters:
    ///   - gradient: g for each image of the last run, as many numbers as the layer has outputs
    ///   - layer: an index of `Architecture.layers`
    public func pullBack(_ gradient: [[Float]], through layer: Int) -> [[Float]] {
        precondition(gradient.count == images, "One gradient for each image")
        return plan.pullBack(gradient, through: layer, pass)
    }

    /// The gradient of Σ g·y with respect to the output of a layer further down, y being the output of layer `from`.
    ///
    /// - Parameters:
    ///   - gradient: g for each image of the last run
    ///   - from: the layer whose output y is
    ///   - to: a layer not above `from`; -1 for the pixels
    public func gradient(_ gradient: [[Float]], from: Int, to: Int = -1) -> [[Float]] {
        var current = gradient
        for layer in stride(from: from, to: to, by: -1) { current = pullBack(current, through: layer) }
        return current
    }
}
