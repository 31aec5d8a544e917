/// How much each pixel matters for one number that a network gives.
package struct AttributionMap: Sendable, Hashable {
    package let method: AttributionMethod
    package let target: AttributionTarget
    /// What the network gives: the number that is explained.
    package let output: Double
    package let height: Int
    package let width: Int
    /// [H][W]: above zero speaks for the target, below zero against it.
    package let values: [Float]
    /// How the map was made and what must hold of it.
    package let evidence: AttributionEvidence

    init(
        _ method: AttributionMethod, of question: AttributionQuestion, output: Double, values: [Float],
        evidence: AttributionEvidence
    ) {
        (self.method, target, self.output, self.evidence) = (method, question.target, output, evidence)
        (height, width, self.values) = (question.height, question.width, values)
    }

    /// All values added up.
    package var sum: Double { values.reduce(0) { $0 + Double($1) } }

    /// The largest magnitude.
    package var largest: Float { values.reduce(0) { max($0, abs($1)) } }

    /// The pixel that speaks most for the target, the first of equals; nil where none does.
    package var peak: AttributionPixel? { values.max().flatMap { $0 > 0 ? pixel($0) : nil } }

    /// The pixel that speaks most against it, the first of equals; nil where none does.
    package var trough: AttributionPixel? { values.min().flatMap { $0 < 0 ? pixel($0) : nil } }

    private func pixel(_ value: Float) -> AttributionPixel? {
        values.firstIndex(of: value).map {
            AttributionPixel(row: $0 / max(1, width), column: $0 % max(1, width), value: value)
        }
    }

    /// Pixels from the one that speaks most for the target to the one that speaks most against it, row by row among
    /// equals.
    package var order: [Int] { values.fallingOrder }
}

/// One pixel of a map.
package struct AttributionPixel: Sendable, Hashable {
    package let row: Int
    package let column: Int
    package let value: Float
}

/// How a map was made, and the numbers by which it can be checked.
package enum AttributionEvidence: Sendable, Hashable {
    /// Nothing but the slope at the image.
    case slope
    /// A mean of slopes over noisy copies; sigma is the noise's standard deviation where that is known.
    case noise(copies: Int, sigma: Float?)
    /// A path from black in so many steps, and how far the map's sum is from the difference of the outputs.
    case path(steps: Int, black: Double, gap: Double)
    /// Feature maps of a layer, and the map as coarse as they are.
    case featureMaps(GradCAM.Source, coarse: [Float])
    /// Patches of `window` × `window` pixels, `stride` apart.
    case patches(window: Int, stride: Int)
    /// What every layer passed on and what stayed in it.
    case relevance(RelevanceAccount)
}
