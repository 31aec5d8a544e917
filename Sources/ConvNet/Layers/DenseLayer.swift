import Kernels

extension Layer {
    /// Weighted sums of everything in front, with their biases.
    public static func dense(units: Int) -> Layer { Layer(DenseLayer(units: units)) }
}

/// Each unit a weighted sum of everything in front.
///
///     dense UNITS [ACTIVATION|softmax]
struct DenseLayer: LayerKind {
    let units: Int

    static let names = LayerNames("dense", "UNITS", synonyms: ["linear", "fc"], keras: "Dense", torch: "Linear")
    static let followers = [LayerRole.activation, .end]
    static let ownsActivation = true

    var form: LayerForm { .dense(units: units) }

    static func read(_ words: inout LayerWords) throws(LayerFault) -> DenseLayer {
        DenseLayer(units: try words.count(in: LayerLimits.units))
    }

    var options: [String] { ["\(units)"] }

    var formula: Formula { .weightedSum(over: .everything) }

    func output(of input: Shape) throws(LayerFault) -> Shape {
        try LayerLimits.check(units, in: LayerLimits.units)
        guard case .flat(let inputs) = input else { throw .doesNotFit(expected: .flat, got: input) }
        try LayerLimits.check(values: inputs * units)
        return .flat(units)
    }

    func tensors(input: Shape) -> [TensorRole] {
        [
            TensorRole(
                role: "kernel", shape: [input.count, units], start: .glorotUniform(fanIn: input.count, fanOut: units)),
            TensorRole(role: "bias", shape: [units], start: .zeros),
        ]
    }

    func multiplyAdds(input: Shape, output: Shape) -> Int { input.count * units }
}

// Its step, with the ReLU behind it.
extension DenseLayer {
    func scratch(input: PhysicalShape, output: PhysicalShape, capacity: Int) -> Int {
        Dense.inputGradientScratch(DenseGeometry(inputs: input.count, outputs: output.count))
    }

    func addSteps(to plan: inout StepBuilder) {
        let own = plan.layer
        let (y, parameters, rectified) = (plan.memory(own.output), own.parameters, plan.rectifierBehind)
        let step = DenseStep(
            x: plan.current, y: y, kernel: parameters[0], bias: parameters[1],
            geometry: DenseGeometry(inputs: own.input.count, outputs: own.output.count), relu: rectified != nil,
            masked: rectified?.masked == true, scratch: plan.scratch)
        plan.add(step, output: y, rectified: rectified)
    }
}
