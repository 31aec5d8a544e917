import Datasets

/// How much the pixels of many images differ from image to image.
public struct VarianceImage: Sendable, Hashable {
    /// Rows of the image.
    public let height: Int
    /// Columns of the image.
    public let width: Int
    /// The number of images that went in.
    public let images: Int
    /// The variance of each pixel's ink, `[H][W]` row-major, 0 to 0.25; zeros without images.
    public let values: [Float]

    /// The variance image of each class, in class order, in one pass over the split.
    ///
    /// From sums of whole numbers, so that the order of images does not matter.
    public static func perClass(_ split: Split, classes: Int = 10) -> [VarianceImage] {
        let size = split.height * split.width
        var sums = Array(repeating: [Int](repeating: 0, count: size), count: max(classes, 0))
        var squares = sums
        var images = [Int](repeating: 0, count: sums.count)
        for (index, label) in split.labels.enumerated() where Int(label) < sums.count {
            let (place, start) = (Int(label), index * size)
            images[place] += 1
            for pixel in 0..<size {
                let level = Int(split.images[start + pixel])
                sums[place][pixel] += level
                squares[place][pixel] += level * level
            }
        }
        return images.indices.map { place in
            let count = Double(max(1, images[place]))
            let values = zip(sums[place], squares[place]).map { sum, square in
                let mean = Double(sum) / count
                return Float(max(Double(square) / count - mean * mean, 0) / (255 * 255))
            }
            return VarianceImage(height: split.height, width: split.width, images: images[place], values: values)
        }
    }
}
