import Kernels

extension Layer {
    /// The logistic function of each number, 1 ÷ (1 + e⁻ˣ), from 0 to 1.
    public static let sigmoid = Layer(SigmoidLayer())
}

/// The logistic function of each number.
struct SigmoidLayer: ActivationKind {
    static let names = LayerNames("sigmoid", synonyms: ["logistic"], keras: "sigmoid", torch: "Sigmoid")

    var form: LayerForm { .sigmoid }

    static func read(_ words: inout LayerWords) throws(LayerFault) -> SigmoidLayer { SigmoidLayer() }

    var function: ElementFunction { ElementFunction("sigmoid", Sigmoid.exact) }

    var kernels: ElementKernels {
        ElementKernels(
            forward: { Sigmoid.forward($0, into: $1) }, backward: { Sigmoid.backward(y: $0, dy: $1, dx: $2) },
            reads: .values, keepsSigns: false)
    }
}
