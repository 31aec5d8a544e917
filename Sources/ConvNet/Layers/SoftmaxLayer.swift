extension Layer {
    /// The exponentials of the last layer divided by their sum; every network ends with it, written or not.
    public static let softmax = Layer(SoftmaxLayer())
}

/// The end of every network. A plan computes it with the loss, and all that is explained begins in front of it, at the
/// logits, so that it has no step.
struct SoftmaxLayer: LayerKind {
    static let names = LayerNames("softmax", keras: "Softmax", torch: "Softmax", isFirstNumbered: false)
    static let role = LayerRole.end

    var form: LayerForm { .softmax }

    static func read(_ words: inout LayerWords) throws(LayerFault) -> SoftmaxLayer { SoftmaxLayer() }

    var formula: Formula { .softmax }

    func buffers(training: Bool) -> Int { 0 }

    func addSteps(to plan: inout StepBuilder) {}
}
