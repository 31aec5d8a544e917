import Words

/// Each pixel times the mean slope on the straight way from black to the image, so that all of them add up to the
/// difference of the outputs at both ends.
///
/// Sundararajan, Taly and Yan, "Axiomatic Attribution for Deep Networks" (2017). The integral is taken by the midpoint
/// rule; steps are tripled until the sum is near enough, since thirds have the middles of the wholes among their own.
package struct IntegratedGradients: Attribution {
    /// The gap that is near enough, as a share of the difference of the outputs.
    package static let tolerance = 0.01

    private let steps: Int
    private let most: Int

    /// - Parameters:
    ///   - steps: how many to begin with, at least 1
    ///   - most: steps are not tripled beyond as many
    package init(steps: Int = 64, most: Int = 1728) {
        self.steps = max(1, steps)
        self.most = max(1, steps, most)
    }

    package func map(of question: AttributionQuestion, progress: Watch) throws -> AttributionMap {
        try question.recording.run([question.pixels, question.pixels.map { _ in 0 }])
        let (output, black) = (question.value(image: 0), question.value(image: 1))
        var (steps, done) = (steps, 0)
        var sums = [Double](repeating: 0, count: question.pixels.count)
        while true {
            // After the first time the middle third of every part is there already.
            let new = done == 0 ? Array(0..<steps) : (0..<steps).filter { $0 % 3 != 1 }
            try add(new, of: steps, to: &sums, question) { share in
                try progress((Double(done) + share * Double(new.count)) / Double(most))
            }
            done = steps
            let values = zip(question.pixels, sums).map { Double($0) * $1 / Double(steps) }
            let gap = values.reduce(0, +) - (output - black)
            if abs(gap) <= Self.tolerance * abs(output - black) || 3 * steps > most {
                return AttributionMap(
                    .integrated, of: question, output: output, values: question.flattened(values),
                    evidence: .path(steps: steps, black: black, gap: gap))
            }
            steps *= 3
        }
    }

    /// Adds the slopes in the middles of some of as many equal parts of the path.
    private func add(
        _ parts: [Int], of steps: Int, to sums: inout [Double], _ question: AttributionQuestion,
        progress: Watch
    ) throws {
        func image(_ number: Int) -> [Float] {
            let share = (Float(parts[number]) + 0.5) / Float(steps)
            return question.pixels.map { share * $0 }
        }
        try question.forEachRun(parts.count, image: image, progress: progress) { _ in
            for gradient in question.gradient() {
                for pixel in sums.indices { sums[pixel] += Double(gradient[pixel]) }
            }
        }
    }
}
