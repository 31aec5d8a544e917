extension Layer {
    /// The mean of each window of a channel.
    public static func averagePool(size: Int, stride: Int) -> Layer { Layer(AveragePoolLayer(size: size, stride: stride)) }
}

/// The mean of each window of a channel.
struct AveragePoolLayer: PoolKind {
    let size: Int
    let stride: Int

    static let names = LayerNames(
        "avgpool", "[SIZE] [stride N]", synonyms: ["averagepool", "meanpool"], keras: "AveragePooling2D", torch: "AvgPool2d",
        title: "average pool", stem: "pool")

    var form: LayerForm { .averagePool(size: size, stride: stride) }

    var formula: Formula { .mean }

    func addSteps(to plan: inout StepBuilder) {
        let y = plan.memory(plan.layer.output)
        let geometry = plan.layer.input.pool(height: size, width: size, stride: stride)
        plan.add(AveragePoolStep(x: plan.current, y: y, geometry: geometry), output: y)
    }
}
