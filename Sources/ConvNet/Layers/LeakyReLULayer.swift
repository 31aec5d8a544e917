import Kernels

extension Layer {
    /// What is above 0 as it is, what is below times a slope from 0 up to but not 1.
    ///
    /// Where no slope is named it is Keras' 0.3; PyTorch's LeakyReLU has 0.01.
    public static func leakyReLU(slope: Double? = nil) -> Layer {
        Layer(LeakyReLULayer(slope: slope ?? LeakyReLULayer.usualSlope))
    }
}

/// What is above 0 as it is, what is below times a slope.
///
///     leaky-relu [SLOPE]     0.3, as in Keras; PyTorch has 0.01
struct LeakyReLULayer: ActivationKind {
    static let usualSlope = 0.3

    var slope = usualSlope

    static let names = LayerNames(
        "leaky-relu", "[SLOPE]", synonyms: ["leaky"], keras: "LeakyReLU", torch: "LeakyReLU", title: "leaky relu")

    var form: LayerForm { .leakyReLU(slope: slope) }

    static func read(_ words: inout LayerWords) throws(LayerFault) -> LeakyReLULayer {
        guard let word = words.nextNumber() else { return LeakyReLULayer() }
        return LeakyReLULayer(slope: try LayerWords.rate(word))
    }

    var options: [String] { slope == Self.usualSlope ? [] : ["\(slope)"] }

    var details: [Layer.Detail] { [.words("leaky relu"), .number(slope)] }

    func output(of input: Shape) throws(LayerFault) -> Shape {
        try LayerLimits.check(rate: slope)
        return input
    }

    /// With the slope as the kernels have it.
    var function: ElementFunction { ElementFunction("leaky ReLU", below: Double(Float(slope)), above: 1) }

    var kernels: ElementKernels {
        let slope = Float(slope)
        return ElementKernels(
            forward: { LeakyReLU.forward($0, into: $1, slope: slope) },
            backward: { LeakyReLU.backward(y: $0, dy: $1, dx: $2, slope: slope) }, reads: .signs, keepsSigns: true)
    }
}
