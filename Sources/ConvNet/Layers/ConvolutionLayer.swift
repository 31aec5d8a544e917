import Kernels

extension Layer {
    /// A convolution with its biases, a filter for each channel that it gives.
    public static func convolution(
        filters: Int, kernelHeight: Int, kernelWidth: Int, stride: Int = 1, padding: Padding = .valid
    ) -> Layer {
        Layer(ConvolutionLayer(
            filters: filters, kernelHeight: kernelHeight, kernelWidth: kernelWidth, stride: stride, padding: padding))
    }
}

/// Filters that slide over all maps at once.
///
///     conv FILTERS [ROWSxCOLUMNS] [same|valid|pad N|pad TOP LEFT BOTTOM RIGHT] [stride N | /N] [ACTIVATION]
///
/// 3x3, valid and stride 1 where they are left out.
struct ConvolutionLayer: LayerKind {
    let filters: Int
    var kernelHeight = 3
    var kernelWidth = 3
    var stride = 1
    var padding = Padding.valid

    static let names = LayerNames(
        "conv", "FILTERS [ROWSxCOLUMNS] [same|pad N] [stride N]", synonyms: ["convolution"], keras: "Conv2D", torch: "Conv2d", title: "convolution")
    static let followers = [LayerRole.activation]
    static let ownsActivation = true

    var form: LayerForm {
        .convolution(filters: filters, height: kernelHeight, width: kernelWidth, stride: stride, padding: padding)
    }

    static func read(_ words: inout LayerWords) throws(LayerFault) -> ConvolutionLayer {
        var layer = ConvolutionLayer(filters: try words.count(in: LayerLimits.units))
        while let word = words.next() {
            if word.first?.isNumber == true {
                (layer.kernelHeight, layer.kernelWidth) = try LayerWords.sides(word)
            } else if let stride = try words.stride(word) {
                layer.stride = stride
            } else if let padding = try Padding.read(word, &words) {
                layer.padding = padding
            } else {
                throw words.unexpected(word, among: ["3x3", "same", "valid", "pad", "stride"])
            }
        }
        return layer
    }

    var options: [String] {
        ["\(filters)", "\(kernelHeight)x\(kernelWidth)"] + padding.words + (stride == 1 ? [] : ["stride \(stride)"])
    }

    var details: [Layer.Detail] {
        [.words("convolution \(kernelHeight)×\(kernelWidth)" + (stride == 1 ? "" : " stride \(stride)")
            + padding.words.map { " " + $0 }.joined())]
    }

    // Mathematics.

    var formula: Formula { .weightedSum(over: .window) }

    func output(of input: Shape) throws(LayerFault) -> Shape {
        try LayerLimits.check(filters, in: LayerLimits.units)
        try LayerLimits.check(kernelHeight, in: LayerLimits.sides)
        try LayerLimits.check(kernelWidth, in: LayerLimits.sides)
        try LayerLimits.check(stride, in: LayerLimits.strides)
        guard case .map(let height, let width, let channels) = input else { throw .doesNotFit(expected: .map, got: input) }
        try checkPadding(height: height, width: width, input)
        try LayerLimits.check(values: area * channels * filters)
        let (rows, columns) = slide(height: height, width: width)
        return .map(height: rows.output, width: columns.output, channels: filters)
    }

    /// Each place of the kernel has to have something of the map under it.
    private func checkPadding(height: Int, width: Int, _ input: Shape) throws(LayerFault) {
        var zeros = (top: 0, left: 0, bottom: 0, right: 0)
        switch padding {
        case .same: return
        case .valid: break
        case .zeros(let top, let left, let bottom, let right):
            for (count, side) in [(top, kernelHeight), (bottom, kernelHeight), (left, kernelWidth), (right, kernelWidth)] {
                try LayerLimits.check(count, in: 0...side - 1)
            }
            zeros = (top, left, bottom, right)
        }
        if height + zeros.top + zeros.bottom < kernelHeight || width + zeros.left + zeros.right < kernelWidth {
            throw .doesNotFit(expected: .atLeast(height: kernelHeight, width: kernelWidth), got: input)
        }
    }

    func windows(height: Int, width: Int) -> (rows: Window, columns: Window)? { slide(height: height, width: width) }

    private func slide(height: Int, width: Int) -> (rows: Window, columns: Window) {
        (
            Window(input: height, size: kernelHeight, stride: stride, margin: padding.rows),
            Window(input: width, size: kernelWidth, stride: stride, margin: padding.columns)
        )
    }

    var withoutPadding: ConvolutionLayer {
        var layer = self
        layer.padding = .valid
        return layer
    }

    private var area: Int { kernelHeight * kernelWidth }

    func tensors(input: Shape) -> [TensorRole] {
        [
            TensorRole(
                role: "kernel", shape: [kernelHeight, kernelWidth, input.channels, filters],
                start: .glorotUniform(fanIn: area * input.channels, fanOut: area * filters)),
            TensorRole(role: "bias", shape: [filters], start: .zeros),
        ]
    }

    func multiplyAdds(input: Shape, output: Shape) -> Int { output.count * area * input.channels }
}

extension Padding {
    /// What stands in a specification; valid is what no word means.
    fileprivate var words: [String] {
        switch self {
        case .valid: []
        case .same: ["same"]
        case .zeros(let top, let left, let bottom, let right):
            Set([top, left, bottom, right]).count == 1 ? ["pad \(top)"] : ["pad \(top) \(left) \(bottom) \(right)"]
        }
    }

    /// The padding that begins with `word`, which may take the next words too; nil if `word` begins none.
    fileprivate static func read(_ word: String, _ words: inout LayerWords) throws(LayerFault) -> Padding? {
        switch word {
        case "valid": return .valid
        case "same": return .same
        case "pad":
            let counts = try words.counts(oneOr: 4, in: 0...LayerLimits.sides.upperBound)
            if counts.count == 4 { return .zeros(top: counts[0], left: counts[1], bottom: counts[2], right: counts[3]) }
            return .zeros(top: counts[0], left: counts[0], bottom: counts[0], right: counts[0])
        default: return nil
        }
    }
}

// Steps: by itself, with the ReLU behind it, or with ReLU, batch normalization and max pooling in one.
extension ConvolutionLayer {
    func readsUnpadded(_ image: Shape) -> Bool { true }

    func scratch(input: PhysicalShape, output: PhysicalShape, capacity: Int) -> Int {
        PooledConvolutionStep.scratchCount(geometry(input), capacity: capacity)
    }

    func addSteps(to plan: inout StepBuilder) {
        guard !addPooled(to: &plan) else { return }
        let (own, geometry) = (plan.layer, geometry(plan.layer.input))
        let (y, rectified) = (plan.memory(own.output), plan.rectifierBehind)
        let step = ConvolutionStep(
            x: plan.current, y: y, weights: ConvolutionParameters(own.parameters, geometry), geometry: geometry,
            relu: rectified != nil, masked: rectified?.masked == true, scratch: plan.scratch)
        plan.add(step, output: y, rectified: rectified)
    }

    /// Adds one step for the convolution, ReLU and batch normalization if they follow, and the max pooling behind them;
    /// false where the layers are others, or are looked at one by one.
    private func addPooled(to plan: inout StepBuilder) -> Bool {
        guard plan.purpose != .inspection else { return false }
        var next = 1
        let relu = plan.layer(behind: next)?.joint == .rectifier
        if relu { next += 1 }
        var normalization: Normalization?
        if let layer = plan.layer(behind: next), case .normalization(let epsilon) = layer.joint {
            normalization = Normalization(layer, epsilon: epsilon)
            next += 1
        }
        guard let last = plan.layer(behind: next), case .maxPool(let size, let stride) = last.joint else { return false }
        let pool = last.input.pool(height: size, width: size, stride: stride)
        guard NormalizedMaxPool.applies(to: pool) else { return false }
        let (own, y, geometry) = (plan.layer, plan.memory(last.output), geometry(plan.layer.input))
        let kept = plan.purpose == .training ? (plan.memory(own.output), plan.memory(last.output)) : nil
        plan.add(
            PooledConvolutionStep(
                x: plan.current, kept: kept, y: y, weights: ConvolutionParameters(own.parameters, geometry),
                normalization: normalization, geometry: geometry, pool: pool, relu: relu, scratch: plan.scratch),
            output: y, joining: next)
        return true
    }

    private func geometry(_ input: PhysicalShape) -> ConvolutionGeometry {
        guard case .map(let height, let width, _) = input.shape else {
            preconditionFailure("A convolution was checked to follow a map")
        }
        let (rows, columns) = slide(height: height, width: width)
        return ConvolutionGeometry(
            height: height, width: width, inputDepth: input.depth, outputDepth: Lanes.padded(filters),
            kernelHeight: kernelHeight, kernelWidth: kernelWidth, strideHeight: stride, strideWidth: stride,
            padding: Kernels.Padding(
                top: rows.before, left: columns.before, bottom: rows.after, right: columns.after))
    }
}
