extension Layer {
    /// The mean of each channel of a map: a vector, with no flattening in between.
    public static let globalAveragePool = Layer(GlobalAveragePoolLayer())
}

/// The mean of each channel of a map: average pooling with a window as large as the map.
struct GlobalAveragePoolLayer: LayerKind {
    static let names = LayerNames(
        "globalavgpool", synonyms: ["globalaveragepool", "gap"], keras: "GlobalAveragePooling2D",
        torch: "AdaptiveAvgPool2d", title: "global average pool", stem: "pool")

    var form: LayerForm { .globalAveragePool }

    static func read(_ words: inout LayerWords) throws(LayerFault) -> GlobalAveragePoolLayer { GlobalAveragePoolLayer() }

    func output(of input: Shape) throws(LayerFault) -> Shape {
        guard case .map(_, _, let channels) = input else { throw .doesNotFit(expected: .map, got: input) }
        return .flat(channels)
    }

    var formula: Formula { .mean }

    func windows(height: Int, width: Int) -> (rows: Window, columns: Window)? {
        (Window(input: height, size: height, stride: 1), Window(input: width, size: width, stride: 1))
    }

    func addSteps(to plan: inout StepBuilder) {
        guard case .map(let height, let width, _) = plan.layer.input.shape else { return }
        let y = plan.memory(plan.layer.output)
        let geometry = plan.layer.input.pool(height: height, width: width, stride: 1)
        plan.add(AveragePoolStep(x: plan.current, y: y, geometry: geometry), output: y)
    }
}
