/// Each pixel times the mean slope on the straight way from black to the image, so that all of them add up to the
/// difference of the outputs at both ends.
///
/// Sundararajan, Taly and Yan, "Axiomatic Attribution for Deep Networks" (2017). The integral is taken by the midpoint
/// rule; steps are doubled until the sum is near enough.
public struct IntegratedGradients: Attribution {
    /// The gap that is near enough, as a share of the difference of the outputs.
    public static let tolerance = 0.01

    private let steps: Int
    private let most: Int

    /// - Parameters:
    ///   - steps: how many to begin with, at least 1
    ///   - most: steps are not doubled beyond as many
    public init(steps: Int = 64, most: Int = 1024) {
        self.steps = max(1, steps)
        self.most = most
    }

    public func map(of question: AttributionQuestion, progress: AttributionProgress) throws -> AttributionMap {
        try question.recording.run([question.pixels, question.pixels.map { _ in 0 }])
        let (output, black) = (question.value(image: 0), question.value(image: 1))
        var steps = steps
        while true {
            let values = try path(of: question, steps: steps, progress: progress)
            let gap = values.reduce(0, +) - (output - black)
            if abs(gap) <= Self.tolerance * abs(output - black) || 2 * steps > most {
                return AttributionMap(
                    .integrated, of: question, output: output, values: question.flattened(values),
                    evidence: .path(steps: steps, black: black, gap: gap))
            }
            steps *= 2
        }
    }

    private func path(
        of question: AttributionQuestion, steps: Int, progress: AttributionProgress
    ) throws -> [Double] {
        var sums = [Double](repeating: 0, count: question.pixels.count)
        func image(_ step: Int) -> [Float] {
            let share = (Float(step) + 0.5) / Float(steps)
            return question.pixels.map { share * $0 }
        }
        try question.forEachRun(steps, image: image, progress: progress) { _ in
            for gradient in question.gradient() {
                for pixel in sums.indices { sums[pixel] += Double(gradient[pixel]) }
            }
        }
        return zip(question.pixels, sums).map { Double($0) * $1 / Double(steps) }
    }
}
