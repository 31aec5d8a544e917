import Kernels

extension Layer {
    /// Each number times `scale`, plus `offset`: pixels as another program's network reads them.
    public static func rescaling(scale: Double, offset: Double = 0) -> Layer {
        Layer(RescalingLayer(scale: scale, offset: offset))
    }
}

/// Each number times a factor, plus an offset.
///
///     rescale SCALE [OFFSET]     offset 0
struct RescalingLayer: ActivationKind {
    let scale: Double
    var offset = 0.0

    static let names = LayerNames("rescale", "SCALE [OFFSET]", synonyms: ["rescaling"], keras: "Rescaling", torch: "Normalize", title: "rescaling")
    static let role = LayerRole.layer

    var form: LayerForm { .rescaling(scale: scale, offset: offset) }

    static func read(_ words: inout LayerWords) throws(LayerFault) -> RescalingLayer {
        guard let scale = words.nextDecimal() else { throw .missingWord(expected: .factor) }
        return RescalingLayer(scale: scale, offset: words.nextDecimal() ?? 0)
    }

    var options: [String] { ["\(scale)"] + (offset == 0 ? [] : ["\(offset)"]) }

    var details: [Layer.Detail] { [.words("rescaling"), .number(scale)] + (offset == 0 ? [] : [.number(offset)]) }

    func output(of input: Shape) throws(LayerFault) -> Shape {
        guard scale != 0, abs(scale) <= 1e6, abs(scale) >= 1e-6 else { throw .badWord("\(scale)", expected: .factor) }
        guard abs(offset) <= 1e6 else { throw .badWord("\(offset)", expected: .factor) }
        return input
    }

    /// With scale and offset as the kernels have them.
    var function: ElementFunction {
        let (scale, offset) = (Double(Float(scale)), Double(Float(offset)))
        return ElementFunction("rescaling by \(scale)" + (offset == 0 ? "" : " plus \(offset)")) { $0 * scale + offset }
    }

    var kernels: ElementKernels {
        let (scale, offset) = (Float(scale), Float(offset))
        return ElementKernels(
            forward: { Rescaling.forward($0, into: $1, scale: scale, offset: offset) },
            backward: { Rescaling.backward(dy: $1, dx: $2, scale: scale) }, reads: .nothing,
            keepsSigns: scale > 0 && offset == 0)
    }

    func buffers(training: Bool) -> Int { 1 }

    /// Never in place: what stands in the padding of the image's memory would grow with each image that is read into it,
    /// beyond all numbers after some hundred.
    func addSteps(to plan: inout StepBuilder) {
        let y = plan.memory(plan.layer.output)
        let step = ElementStep(x: plan.current, y: y, inputCount: plan.layer.input.count, kernels: kernels)
        plan.add(step, output: y, keeping: kernels.reads)
    }
}
