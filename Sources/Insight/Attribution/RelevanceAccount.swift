import ConvNet

/// What one layer did with the relevance that it got.
package struct RelevanceStep: Sendable, Hashable {
    /// What stayed in a layer.
    struct Kept: Sendable, Hashable {
        /// With biases, or with the shifts of batch normalization.
        var offset = 0.0
        /// With ε.
        var epsilon = 0.0
        /// With sums in which nothing counts by the rule.
        var unshared = 0.0
    }

    /// The name of the layer, "conv1".
    package let layer: String
    /// Its kind in words, as `LayerSummary.kind` has it.
    package let kind: String
    /// The relevance of its outputs, added up.
    package let received: Double
    /// The relevance of its inputs, added up.
    package let passed: Double
    /// What stayed with biases, or with the shifts of batch normalization.
    package let offset: Double
    /// What stayed with ε.
    package let epsilon: Double
    /// What stayed with sums in which nothing counts by the rule.
    package let unshared: Double
    /// The magnitudes of all relevance that came and went, added up: what rounding errors are to be measured by.
    package let magnitude: Double

    /// Whether the layer only normalizes, so that its offset is a shift and no bias.
    package let isNormalization: Bool

    init(_ row: LayerSummary, received: [Float], passed: [Float], kept: Kept) {
        (layer, kind, isNormalization) = (row.name, row.kind, row.formula.isNormalization)
        (offset, epsilon, unshared) = (kept.offset, kept.epsilon, kept.unshared)
        self.received = received.reduce(0) { $0 + Double($1) }
        self.passed = passed.reduce(0) { $0 + Double($1) }
        magnitude = (received + passed).reduce(0) { $0 + Double(abs($1)) }
    }

    /// What got lost on the way: nothing but rounding.
    package var lost: Double { received - passed - offset - epsilon - unshared }
}

/// Where the relevance of an output went.
package struct RelevanceAccount: Sendable, Hashable {
    /// What was handed out.
    package let output: Double
    /// How it was shared out.
    package let rule: RelevanceRule
    /// From the last layer to the first; those that only pass on are left out.
    package let steps: [RelevanceStep]
    /// What arrived at the pixels.
    package let pixels: Double

    init(output: Double, rule: RelevanceRule, steps: [RelevanceStep], pixels: [Float]) {
        (self.output, self.rule, self.steps) = (output, rule, steps)
        self.pixels = pixels.reduce(0) { $0 + Double($1) }
    }

    /// What stayed with the biases of convolutions and dense layers.
    package var biases: Double { steps.reduce(0) { $0 + ($1.isNormalization ? 0 : $1.offset) } }

    /// What stayed with the shifts of batch normalization.
    package var shifts: Double { steps.reduce(0) { $0 + ($1.isNormalization ? $1.offset : 0) } }

    /// What stayed with ε.
    package var epsilon: Double { steps.reduce(0) { $0 + $1.epsilon } }

    /// The kinds of layers where something stayed with ε, from the last on, each once.
    package var kindsWithEpsilon: [String] {
        steps.reduce(into: []) { kinds, step in
            if step.epsilon != 0, !kinds.contains(step.kind) { kinds.append(step.kind) }
        }
    }

    /// What stayed with sums in which nothing counts by the rule.
    package var unshared: Double { steps.reduce(0) { $0 + $1.unshared } }

    /// A part of it as a share of what was handed out; nil where that is 0. Shares may lie below 0 and above 1, since parts
    /// have signs.
    package func share(_ part: Double) -> Double? { output == 0 ? nil : part / output }
}
