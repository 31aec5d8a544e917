extension Layer {
    /// The largest number of each window of a channel.
    public static func maxPool(size: Int, stride: Int) -> Layer { Layer(MaxPoolLayer(size: size, stride: stride)) }
}

/// The largest number of each window of a channel.
struct MaxPoolLayer: PoolKind {
    let size: Int
    let stride: Int

    static let names = LayerNames(
        "maxpool", "[SIZE] [stride N]", synonyms: ["maxpooling"], keras: "MaxPooling2D", torch: "MaxPool2d", title: "max pool", stem: "pool")

    var form: LayerForm { .maxPool(size: size, stride: stride) }

    var formula: Formula { .largest }

    var joint: Joint? { .maxPool(size: size, stride: stride) }

    /// In training the places of the maxima too.
    func buffers(training: Bool) -> Int { training ? 2 : 1 }

    func addSteps(to plan: inout StepBuilder) {
        let (own, y) = (plan.layer, plan.memory(plan.layer.output))
        let step = MaxPoolStep(
            x: plan.current, y: y, positions: plan.purpose.goesBack ? plan.memory(own.output) : nil,
            geometry: own.input.pool(height: size, width: size, stride: stride))
        plan.add(step, output: y)
    }
}
