import Kernels

extension Layer {
    /// The positive part.
    public static let relu = Layer(ReLULayer())
}

/// The positive part of each number.
struct ReLULayer: ActivationKind {
    static let names = LayerNames("relu", keras: "ReLU", torch: "ReLU")

    var form: LayerForm { .relu }

    static func read(_ words: inout LayerWords) throws(LayerFault) -> ReLULayer { ReLULayer() }

    var function: ElementFunction { ElementFunction("ReLU", below: 0, above: 1) }

    var joint: Joint? { .rectifier }

    var kernels: ElementKernels {
        ElementKernels(
            forward: { ReLU.forward($0, into: $1) }, backward: { ReLU.backward(y: $0, dy: $1, dx: $2) }, reads: .signs,
            keepsSigns: true)
    }
}
