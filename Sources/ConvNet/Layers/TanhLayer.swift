import Kernels

extension Layer {
    /// The hyperbolic tangent of each number, from −1 to 1.
    public static let tanh = Layer(TanhLayer())
}

/// The hyperbolic tangent of each number.
struct TanhLayer: ActivationKind {
    static let names = LayerNames("tanh", keras: "tanh", torch: "Tanh")

    var form: LayerForm { .tanh }

    static func read(_ words: inout LayerWords) throws(LayerFault) -> TanhLayer { TanhLayer() }

    var function: ElementFunction { ElementFunction("tanh", Tanh.exact) }

    var kernels: ElementKernels {
        ElementKernels(
            forward: { Tanh.forward($0, into: $1) }, backward: { Tanh.backward(y: $0, dy: $1, dx: $2) }, reads: .values,
            keepsSigns: true)
    }
}
