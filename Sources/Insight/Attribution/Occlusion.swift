import Words

/// How far the target falls when a patch of the image is made black; each pixel has the mean over the patches that cover
/// it.
///
/// Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks" (2013).
package struct Occlusion: Attribution {
    private let window: Int
    private let stride: Int

    /// - Parameters:
    ///   - window: rows and columns of a patch, at least 1; no more than the image has count
    ///   - stride: pixels from one patch to the next, at least 1
    package init(window: Int = 5, stride: Int = 1) {
        self.window = max(1, window)
        self.stride = max(1, stride)
    }

    package func map(of question: AttributionQuestion, progress: Watch) throws -> AttributionMap {
        try question.run()
        let output = question.value()
        let patches = patches(question.height, question.width)
        // Black over black changes nothing and need not be asked about.
        let asked = patches.filter { patch in
            patch.pixels(width: question.width, channels: question.architecture.input.channels)
                .contains { question.pixels[$0] != 0 }
        }
        var drops: [Patch: Double] = [:]
        try question.forEachRun(
            asked.count, image: { asked[$0].blackened(question) }, progress: progress
        ) { part in
            for (image, number) in part.enumerated() {
                drops[asked[number]] = output - question.value(image: image)
            }
        }
        return AttributionMap(
            .occlusion, of: question, output: output, values: means(patches, drops, question),
            evidence: .patches(window: window, stride: stride))
    }

    private func means(_ patches: [Patch], _ drops: [Patch: Double], _ question: AttributionQuestion) -> [Float] {
        var sums = [Double](repeating: 0, count: question.height * question.width)
        var counts = [Int](repeating: 0, count: sums.count)
        for patch in patches {
            for pixel in patch.pixels(width: question.width, channels: 1) {
                sums[pixel] += drops[patch] ?? 0
                counts[pixel] += 1
            }
        }
        return sums.indices.map { counts[$0] > 0 ? Float(sums[$0] / Double(counts[$0])) : 0 }
    }

    /// Every patch, the last ones moved back so that they end with the image.
    private func patches(_ height: Int, _ width: Int) -> [Patch] {
        let (tall, wide) = (min(window, height), min(window, width))
        return starts(height - tall).flatMap { row in
            starts(width - wide).map { Patch(row: row, column: $0, height: tall, width: wide) }
        }
    }

    private func starts(_ last: Int) -> [Int] {
        let regular = Array(Swift.stride(from: 0, through: last, by: stride))
        return regular.last == last ? regular : regular + [last]
    }
}

/// A rectangle of pixels that is made black.
private struct Patch: Hashable {
    let row: Int
    let column: Int
    let height: Int
    let width: Int

    /// The places of its numbers in an image `width` pixels wide.
    func pixels(width: Int, channels: Int) -> [Int] {
        (row..<row + height).flatMap { row in
            (row * width + column) * channels..<(row * width + column + self.width) * channels
        }
    }

    func blackened(_ question: AttributionQuestion) -> [Float] {
        var pixels = question.pixels
        for pixel in self.pixels(width: question.width, channels: question.architecture.input.channels) {
            pixels[pixel] = 0
        }
        return pixels
    }
}
