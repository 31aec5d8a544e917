import Datasets

/// The mean of many images, pixel by pixel and channel by channel.
package struct MeanImage: Sendable, Hashable {
    /// Rows of the image.
    package let height: Int
    /// Columns of the image.
    package let width: Int
    /// Numbers for each pixel.
    package let channels: Int
    /// The number of images that went in.
    package let images: Int
    /// Mean ink, `[H][W][C]` row-major, 0 (background) to 1 (full ink); zeros without images.
    package let values: [Float]

    /// The mean of every image in the split.
    package init(_ split: Split) { self.init(ClassSums(split, classes: 1) { _ in 0 }, class: 0) }

    init(_ sums: ClassSums, class place: Int) {
        (height, width, channels) = (sums.height, sums.width, sums.channels)
        images = sums.images[place]
        let scale = 1 / (255 * Double(max(images, 1)))
        values = sums.sums(of: place).map { Float(Double($0) * scale) }
    }

    /// The same image with half the rows and columns: means of 2 × 2 pixels; an odd last row or column is left out.
    package var halved: MeanImage {
        let (rows, columns) = (height / 2, width / 2)
        let line = width * channels
        let smaller = (0..<rows * columns * channels).map { index in
            let (place, channel) = (index / channels, index % channels)
            let corner = place / columns * 2 * line + place % columns * 2 * channels + channel
            return (values[corner] + values[corner + channels] + values[corner + line] + values[corner + line + channels])
                / 4
        }
        return MeanImage(values: smaller, of: self, height: rows, width: columns)
    }

    private init(values: [Float], of whole: MeanImage, height: Int, width: Int) {
        (self.height, self.width, self.values) = (height, width, values)
        (channels, images) = (whole.channels, whole.images)
    }

    /// The mean image of each class, in class order, in one pass over the split.
    package static func perClass(_ split: Split, classes: Int = 10) -> [MeanImage] {
        let sums = ClassSums(split, classes: classes) { Int($0) }
        return sums.images.indices.map { MeanImage(sums, class: $0) }
    }
}
