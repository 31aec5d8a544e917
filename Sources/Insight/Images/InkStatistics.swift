import Datasets

/// What the pixels of a split are like as numbers.
package struct InkStatistics: Sendable, Hashable {
    /// Mean ink of a pixel, 0 to 1.
    package let mean: Double
    /// Standard deviation of a pixel's ink (over all pixels of all images), 0 to 1.
    package let deviation: Double
    /// The share of pixels that are not pure background.
    package let inked: Double

    /// Measures every pixel of the split; all zeros when it has none.
    package init(_ split: Split) {
        var levels = Array(repeating: 0, count: 256)
        for pixel in split.images { levels[Int(pixel)] += 1 }
        let count = Double(max(split.images.count, 1))
        let sum = levels.indices.reduce(0.0) { $0 + Double($1 * levels[$1]) }
        let squares = levels.indices.reduce(0.0) { $0 + Double($1 * $1 * levels[$1]) }
        let average = sum / count
        mean = average / 255
        deviation = max(squares / count - average * average, 0).squareRoot() / 255
        inked = split.images.isEmpty ? 0 : 1 - Double(levels[0]) / count
    }
}
