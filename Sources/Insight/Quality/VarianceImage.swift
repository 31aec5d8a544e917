import Datasets
import Words

/// How much the pixels of many images differ from image to image.
package struct VarianceImage: Sendable, Hashable {
    /// Rows of the image.
    package let height: Int
    /// Columns of the image.
    package let width: Int
    /// The number of images that went in.
    package let images: Int
    /// The variance of each pixel's ink, `[H][W]` row-major, 0 to 0.25, of colors the mean of that of red, green and
    /// blue; zeros without images.
    package let values: [Float]

    fileprivate init(_ sums: ClassSums, class place: Int) {
        (height, width, images) = (sums.height, sums.width, sums.images[place])
        let count = Double(max(1, images))
        let variances = zip(sums.sums(of: place), sums.squares(of: place)).map { sum, square in
            let mean = Double(sum) / count
            return max(Double(square) / count - mean * mean, 0) / (255 * 255)
        }
        let channels = sums.channels
        values = stride(from: 0, to: variances.count, by: channels).map { pixel in
            Float(variances[pixel..<pixel + channels].reduce(0, +) / Double(channels))
        }
    }
}

/// The mean and the variance image of each class.
package struct ClassSpread: Sendable, Hashable {
    /// In class order.
    package let means: [MeanImage]
    package let variances: [VarianceImage]

    /// Looks at all images of a split once.
    package init(_ split: Split, classes: Int = 10, _ watch: Watch = { _ in }) throws {
        let sums = try ClassSums(split, classes: classes, watch)
        means = sums.images.indices.map { MeanImage(sums, class: $0) }
        variances = sums.images.indices.map { VarianceImage(sums, class: $0) }
    }
}
