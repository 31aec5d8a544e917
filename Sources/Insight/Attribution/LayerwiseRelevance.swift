import ConvNet

/// Layer-wise relevance propagation: the output is handed back from layer to layer, each unit sharing what it got among
/// its inputs as they contributed to it.
///
/// Bach and others, "On Pixel-Wise Explanations for Non-Linear Classifier Decisions by Layer-Wise Relevance Propagation"
/// (2015), the ε-rule: Rᵢ = xᵢ Σⱼ wᵢⱼ Rⱼ ÷ (zⱼ + ε·sign zⱼ), for dense layers, convolutions, average pooling, and batch
/// normalisation as the affine layer that it is in use. ε is a share of the root mean square of the layer's outputs.
/// Max pooling hands everything to the largest input; ReLU, dropout and flattening pass it on.
///
/// What biases and shifts contributed to z they keep, and ε keeps a part; the rest arrives at the inputs.
public struct LayerwiseRelevance: Attribution {
    private let epsilon: Float

    /// - Parameter epsilon: as a share of the root mean square of a layer's outputs
    public init(epsilon: Float = 0.1) { self.epsilon = epsilon }

    public func map(of question: AttributionQuestion, progress: AttributionProgress) throws -> AttributionMap {
        try question.run()
        let (recording, layers) = (question.recording, question.architecture.layers)
        let rows = question.architecture.summary()
        let seed = question.target.gradient(classes: question.architecture.classes)
        var relevance = zip(recording.logits(), seed).map { $0 * $1 }
        var steps: [RelevanceStep] = []
        for index in layers.indices.reversed() {
            guard let row = rows.first(where: { $0.layers ~= index }) else { continue }
            let step: (passed: [Float], kept: RelevanceStep.Kept)
            switch layers[index] {
            case .relu, .dropout, .flatten, .softmax: continue
            case .maxPool:
                step = (recording.pullBack([relevance], through: index).first ?? [], RelevanceStep.Kept())
            case .convolution, .dense, .averagePool, .batchNormalization:
                step = shared(relevance, through: index, offsets: offsets(row.name, layers[index], recording.network), recording)
            }
            steps.append(RelevanceStep(layer: row.name, kind: row.kind, received: relevance, passed: step.passed, kept: step.kept))
            relevance = step.passed
        }
        return AttributionMap(
            .lrp, of: question, output: question.value(), values: question.flattened(relevance.map { Double($0) }),
            evidence: .relevance(RelevanceAccount(
                output: question.value(), epsilon: epsilon, steps: steps, pixels: relevance)))
    }

    /// The ε-rule, and what stayed behind.
    ///
    /// - Parameter offsets: what each channel adds to every output
    private func shared(
        _ relevance: [Float], through index: Int, offsets: [Float], _ recording: Recording
    ) -> (passed: [Float], kept: RelevanceStep.Kept) {
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

    private func offsets(_ name: String, _ layer: Layer, _ network: Network) -> [Float] {
        func tensor(_ role: String) -> [Float] { network.tensor(named: "\(name)/\(role)")?.values ?? [] }
        guard layer == .batchNormalization else { return tensor("bias") }
        let (gamma, beta) = (tensor("gamma"), tensor("beta"))
        let (mean, variance) = (tensor("moving_mean"), tensor("moving_variance"))
        return beta.indices.map { beta[$0] - gamma[$0] * mean[$0] / (variance[$0] + Layer.normalizationEpsilon).squareRoot() }
    }
}
