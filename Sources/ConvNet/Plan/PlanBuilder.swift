import Kernels

/// What a plan is run for; it decides which steps may be joined and which values are kept.
enum Purpose {
    /// Forward and backward; what the backward pass needs is kept.
    case training
    /// Forward only.
    case inference
    /// One step for each layer, as in use, with every layer's output kept and the way back through each.
    case inspection

    /// Whether steps keep what a backward pass reads.
    var goesBack: Bool { self != .inference }
}

/// Turns layers into steps over memory.
///
/// Joined where the order allows: convolution or dense with its ReLU, a convolution with the batch normalisation and the
/// max pooling behind it. ReLU and dropout work in place except for inspection: what a step keeps for its backward pass is its own input,
/// or a mask that the zeros of a later dropout leave right.
struct PlanBuilder {
    let store: ParameterStore
    let capacity: Int
    let purpose: Purpose
    private let layers: [Layer]
    private let placements: [LayerPlacement]

    private(set) var steps: [any Step] = []
    /// For each step the layers that it covers: "conv1", "bn1+pool1".
    private(set) var names: [String] = []
    /// For each step the first of its layers.
    private(set) var firstLayers: [Int] = []
    /// The output of every layer that has one of its own, under the index of the layer.
    private(set) var outputs: [Int: View] = [:]
    let input: View
    private var current: View
    private var dropouts = 0
    private let scratch: View

    init(_ store: ParameterStore, capacity: Int, purpose: Purpose) {
        (self.store, self.capacity, self.purpose) = (store, capacity, purpose)
        layers = store.architecture.layers
        let (first, placements) = store.architecture.placements()
        self.placements = placements
        input = View(count: capacity * first.count)
        current = input
        scratch = View(count: Self.scratchCount(layers, placements, capacity: capacity, purpose: purpose))
        build()
    }

    private mutating func build() {
        let rows = store.architecture.summary()
        var index = 0
        while index < layers.count {
            let used = add(index)
            let covered = rows.filter { $0.layers.overlaps(index..<index + used) }
            let name = covered.map(\.name).joined(separator: "+")
            while names.count < steps.count {
                names.append(name)
                firstLayers.append(index)
            }
            index += used
            outputs[index - 1] = current
        }
    }

    /// Adds the step of the layer at `index`.
    ///
    /// - Returns: how many layers the step covers.
    private mutating func add(_ index: Int) -> Int {
        let (input, output) = (placements[index].input, placements[index].output)
        switch layers[index] {
        case .convolution, .dense:
            return addPooledConvolution(index) ?? addWeights(index)
        case .batchNormalization:
            return addNormalization(index)
        case .relu:
            let y = purpose == .inspection ? memory(output) : current
            steps.append(ReLUStep(x: current, y: y, inputCount: input.count))
            current = y
        case .dropout(let rate):
            if purpose == .training, rate > 0 {
                steps.append(DropoutStep(
                    x: current, y: current, inputCount: input.count, rate: Float(rate), number: dropouts))
            }
            dropouts += 1
        case .maxPool(let size, let stride):
            let y = memory(output)
            steps.append(MaxPoolStep(
                x: current, y: y, positions: purpose.goesBack ? memory(output) : nil,
                geometry: input.pool(size: size, stride: stride)))
            current = y
        case .averagePool(let size, let stride):
            let y = memory(output)
            steps.append(AveragePoolStep(x: current, y: y, geometry: input.pool(size: size, stride: stride)))
            current = y
        case .flatten, .softmax:
            break
        }
        return 1
    }

    private mutating func addWeights(_ index: Int) -> Int {
        let relu = purpose != .inspection && layer(index + 1) == .relu
        let masked = relu && layer(index + 2) == .batchNormalization
        let (input, y) = (placements[index].input, memory(placements[index].output))
        let parameters = parameters(index)
        if let geometry = layers[index].convolutionGeometry(input) {
            steps.append(ConvolutionStep(
                x: current, y: y, weights: ConvolutionParameters(kernel: parameters[0], bias: parameters[1], geometry),
                geometry: geometry, relu: relu, masked: masked, scratch: scratch))
        } else {
            steps.append(DenseStep(
                x: current, y: y, kernel: parameters[0], bias: parameters[1],
                geometry: DenseGeometry(inputs: input.count, outputs: placements[index].output.count), relu: relu,
                masked: masked, scratch: scratch))
        }
        current = y
        return relu ? 2 : 1
    }

    /// Adds a convolution, with ReLU and batch normalisation if they follow, and the max pooling behind them.
    ///
    /// - Returns: how many layers that is; nil where the layers are others, or are looked at one by one.
    private mutating func addPooledConvolution(_ index: Int) -> Int? {
        guard purpose != .inspection, let geometry = layers[index].convolutionGeometry(placements[index].input)
        else { return nil }
        var next = index + 1
        let relu = layer(next) == .relu
        if relu { next += 1 }
        let normalized = layer(next) == .batchNormalization ? next : nil
        if normalized != nil { next += 1 }
        guard case .maxPool(let size, let stride) = layer(next) else { return nil }
        let pool = placements[next].input.pool(size: size, stride: stride)
        guard NormalizedMaxPool.applies(to: pool) else { return nil }
        let parameters = parameters(index)
        let kept = purpose == .training ? (memory(placements[index].output), memory(placements[next].output)) : nil
        let y = memory(placements[next].output)
        steps.append(PooledConvolutionStep(
            x: current, kept: kept, y: y,
            weights: ConvolutionParameters(kernel: parameters[0], bias: parameters[1], geometry),
            normalization: normalized.map(normalization), geometry: geometry, pool: pool, relu: relu,
            scratch: scratch))
        current = y
        return next + 1 - index
    }

    private mutating func addNormalization(_ index: Int) -> Int {
        let input = placements[index].input
        let y = memory(input)
        let reluInput = purpose == .training && index >= 2 && layers[index - 1] == .relu && layers[index - 2].takesActivation
        steps.append(BatchNormalizationStep(
            x: current, y: y, normalization: normalization(index), rows: input.count / input.normalizedDepth,
            training: purpose == .training, reluInput: reluInput, scratch: scratch))
        current = y
        return 1
    }

    private func normalization(_ index: Int) -> Normalization {
        let (tensors, gradients) = (store.tensors(ofLayer: index), store.gradients(ofLayer: index))
        let depth = placements[index].input.normalizedDepth
        return Normalization(
            channels: BatchNormalization.Channels(
                gamma: tensors[0], beta: tensors[1], runningMean: tensors[2], runningVariance: tensors[3],
                mean: View(count: depth), inverseDeviation: View(count: depth), scale: View(count: depth),
                shift: View(count: depth)),
            gammaGradient: gradients[0], betaGradient: gradients[1])
    }

    private func parameters(_ index: Int) -> [Parameter] {
        zip(store.tensors(ofLayer: index), store.gradients(ofLayer: index)).map { Parameter(value: $0, gradient: $1) }
    }

    private func layer(_ index: Int) -> Layer? { index < layers.count ? layers[index] : nil }

    private func memory(_ shape: PhysicalShape) -> View { View(count: capacity * shape.count) }

    /// The most that any step of the plan needs.
    private static func scratchCount(
        _ layers: [Layer], _ placements: [LayerPlacement], capacity: Int, purpose: Purpose
    ) -> Int {
        guard purpose.goesBack else { return 0 }
        return zip(layers, placements).map { layer, placement in
            if let geometry = layer.convolutionGeometry(placement.input) {
                return PooledConvolutionStep.scratchCount(geometry, capacity: capacity)
            }
            switch layer {
            case .dense:
                return Dense.inputGradientScratch(
                    DenseGeometry(inputs: placement.input.count, outputs: placement.output.count))
            case .batchNormalization:
                let depth = placement.input.normalizedDepth
                return BatchNormalization.scratch(rows: capacity * placement.input.count / depth, depth: depth)
            default: return 0
            }
        }.max() ?? 0
    }
}
