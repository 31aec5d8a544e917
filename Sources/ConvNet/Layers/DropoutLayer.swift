extension Layer {
    /// Zeroes that share of its input in training and scales the rest up by 1 ÷ (1 − rate); passes in use.
    public static func dropout(rate: Double) -> Layer { Layer(DropoutLayer(rate: rate)) }

    /// The layer with another rate where it is dropout, else itself.
    func settingDropout(_ rate: Double) -> Layer { kind is DropoutLayer ? .dropout(rate: rate) : self }
}

/// Zeroes a share of its input in training.
///
///     dropout RATE
struct DropoutLayer: LayerKind {
    let rate: Double

    static let names = LayerNames("dropout", "RATE", keras: "Dropout", torch: "Dropout")

    var form: LayerForm { .dropout(rate: rate) }

    static func read(_ words: inout LayerWords) throws(LayerFault) -> DropoutLayer { DropoutLayer(rate: try words.rate()) }

    var options: [String] { ["\(rate)"] }

    var details: [Layer.Detail] { [.words("dropout"), .number(rate)] }

    var formula: Formula { .handedOn }

    func output(of input: Shape) throws(LayerFault) -> Shape {
        try LayerLimits.check(rate: rate)
        return input
    }

    /// It works in place.
    func buffers(training: Bool) -> Int { 0 }

    func addSteps(to plan: inout StepBuilder) {
        let number = plan.nextDrawing()
        guard plan.purpose == .training, rate > 0 else { return }
        let y = plan.memoryInPlace(keepingSigns: true)
        let step = DropoutStep(
            x: plan.current, y: y, inputCount: plan.layer.input.count, rate: Float(rate), number: number)
        plan.add(step, output: y)
    }
}
