import ConvNet
import Words

/// Layer-wise relevance propagation: the output is handed back from layer to layer, each unit sharing what it got among
/// its inputs as they contributed to it.
///
/// Bach and others, "On Pixel-Wise Explanations for Non-Linear Classifier Decisions by Layer-Wise Relevance Propagation"
/// (2015). Weighted sums, of dense layers and convolutions, share by a ``RelevanceRule``; means, and batch normalization as the
/// affine layer that it is in use, by the ε-rule: Rᵢ = xᵢ Σⱼ wᵢⱼ Rⱼ ÷ (zⱼ + ε·sign zⱼ), ε being a share of the root mean square
/// of the layer's outputs. Max pooling hands everything to the largest input; functions of one number that give 0 for 0,
/// such as ReLU, and what only hands on, such as dropout and flattening, pass it on.
///
/// What biases and shifts contributed to z they keep, and ε keeps a part; the rest arrives at the inputs.
package struct LayerwiseRelevance: Attribution {
    private let rule: RelevanceRule

    /// The share of the outputs' size that the ε-rule has if none is named: it keeps little of the relevance.
    package static let epsilon: Float = 0.01

    package init(_ rule: RelevanceRule = .epsilon(Self.epsilon)) { self.rule = rule }

    /// The first layer of a network that gives something for 0, so that what its outputs get has no share in what its inputs
    /// add up to, and its function; nil where the method applies.
    package static func obstacle(in architecture: Architecture) -> (layer: String, function: ElementFunction)? {
        for row in architecture.summary() {
            if let function = row.lastFunction, !function.isZeroAtZero { return (row.name, function) }
        }
        return nil
    }

    package func map(of question: AttributionQuestion, progress: Watch) throws -> AttributionMap {
        try question.run()
        let (recording, layers) = (question.recording, question.architecture.layers)
        let rows = question.architecture.summary()
        let seed = question.target.gradient(classes: question.architecture.classes)
        var relevance = zip(recording.logits(), seed).map { $0 * $1 }
        var steps: [RelevanceStep] = []
        for index in layers.indices.reversed() {
            guard let row = rows.first(where: { $0.layers ~= index }) else { continue }
            let step: (passed: [Float], kept: RelevanceStep.Kept)
            switch layers[index].formula {
            case .function, .softmax, .handedOn: continue
            case .largest:
                step = (recording.pullBack([relevance], through: index).first ?? [], RelevanceStep.Kept())
            case .weightedSum, .mean, .normalization:
                step = shared(relevance, through: index, recording)
            }
            steps.append(RelevanceStep(row, received: relevance, passed: step.passed, kept: step.kept))
            relevance = step.passed
        }
        return AttributionMap(
            .lrp, of: question, output: question.value(), values: question.flattened(relevance.map { Double($0) }),
            evidence: .relevance(RelevanceAccount(
                output: question.value(), rule: rule, steps: steps, pixels: relevance)))
    }

    /// What arrives below a layer, and what stayed in it.
    private func shared(
        _ relevance: [Float], through index: Int, _ recording: Recording
    ) -> (passed: [Float], kept: RelevanceStep.Kept) {
        if case .epsilon(let epsilon) = rule { return stabilised(relevance, through: index, epsilon, recording) }
        return ProductSums(recording, layer: index)?.share(relevance, by: rule)
            ?? stabilised(relevance, through: index, Self.epsilon, recording)
    }

    /// The ε-rule, for any layer that adds up.
    private func stabilised(
        _ relevance: [Float], through index: Int, _ epsilon: Float, _ recording: Recording
    ) -> (passed: [Float], kept: RelevanceStep.Kept) {
        let offsets = offsets(of: index, recording.network)
        let outputs = recording.output(of: index)
        let square = outputs.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(max(1, outputs.count))
        let small = Double(epsilon) * square.squareRoot()
        var kept = RelevanceStep.Kept()
        let shares = zip(outputs, relevance).enumerated().map { place, pair -> Float in
            let (output, relevance) = (Double(pair.0), Double(pair.1))
            let divisor = output + (output < 0 ? -small : small)
            let share = divisor == 0 ? 0 : Float(relevance / divisor)
            if !offsets.isEmpty { kept.offset += Double(offsets[place % offsets.count]) * Double(share) }
            kept.epsilon += relevance - output * Double(share)
            return share
        }
        let slopes = recording.pullBack([shares], through: index).first ?? []
        return (zip(recording.input(of: index), slopes).map { $0 * $1 }, kept)
    }

    /// What a layer adds to each of its channels, whatever it reads: nothing where it keeps no tensors.
    private func offsets(of index: Int, _ network: Network) -> [Float] {
        let tensors = network.architecture.tensors().filter { $0.layer == index }.map { Array(network.parameters[$0.range]) }
        switch network.architecture.layers[index].formula {
        case .weightedSum: return tensors[1]
        case .normalization(let epsilon):
            let (gamma, beta, mean, variance) = (tensors[0], tensors[1], tensors[2], tensors[3])
            return beta.indices.map { beta[$0] - gamma[$0] * mean[$0] / (variance[$0] + epsilon).squareRoot() }
        case .largest, .mean, .function, .softmax, .handedOn: return []
        }
    }
}
