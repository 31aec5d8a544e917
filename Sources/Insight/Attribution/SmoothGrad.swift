import Reproducible
import Words

/// The mean slope over noisy copies of the image: what stays of the gradient when the chance in it is averaged out.
///
/// Smilkov, Thorat, Kim, Viégas and Wattenberg, "SmoothGrad: removing noise by adding noise" (2017).
package struct SmoothGrad: Attribution {
    private let noise: [[Float]]
    private let sigma: Float?

    /// With noise drawn from a seed.
    ///
    /// - Parameters:
    ///   - copies: noisy images, at least 1
    ///   - sigma: standard deviation of the noise, as a share of the range from black to white
    ///   - pixels: numbers in an image
    package init(copies: Int = 50, sigma: Float = 0.15, seed: UInt64, pixels: Int) {
        noise = (0..<max(1, copies)).map { copy in
            var stream = RandomStream(seed: seed, purpose: .sampling, major: Self.stream, minor: copy)
            return (0..<pixels).map { _ in sigma * stream.normal() }
        }
        self.sigma = sigma
    }

    /// With given noise: what is added to the image for each copy.
    package init(noise: [[Float]]) {
        self.noise = noise
        sigma = nil
    }

    /// Keeps the noise apart from the random orders of samples, which are drawn for the same purpose.
    private static let stream = 16

    package func map(of question: AttributionQuestion, progress: Watch) throws -> AttributionMap {
        try question.run()
        let output = question.value()
        var sums = [Double](repeating: 0, count: question.pixels.count)
        try question.forEachRun(
            noise.count, image: { copy in zip(question.pixels, noise[copy]).map { $0 + $1 } }, progress: progress
        ) { _ in
            for gradient in question.gradient() {
                for pixel in sums.indices { sums[pixel] += Double(gradient[pixel]) }
            }
        }
        return AttributionMap(
            .smoothgrad, of: question, output: output,
            values: question.flattened(sums.map { $0 / Double(max(1, noise.count)) }),
            evidence: .noise(copies: noise.count, sigma: sigma))
    }
}
