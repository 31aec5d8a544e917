import Datasets

/// The mean of many images, pixel by pixel.
package struct MeanImage: Sendable, Hashable {
    /// Rows of the image.
    package let height: Int
    /// Columns of the image.
    package let width: Int
    /// The number of images that went in.
    package let images: Int
    /// Mean ink, `[H][W]` row-major, 0 (background) to 1 (full ink); zeros without images.
    package let values: [Float]

    /// The mean of every image in the split.
    package init(_ split: Split) { self.init(ClassSums(split, classes: 1) { _ in 0 }, class: 0) }

    init(_ sums: ClassSums, class place: Int) {
        (height, width, images) = (sums.height, sums.width, sums.images[place])
        let scale = 1 / (255 * Double(max(images, 1)))
        values = sums.sums(of: place).map { Float(Double($0) * scale) }
    }

    /// The same image with half the rows and columns: means of 2 × 2 pixels; an odd last row or column is left out.
    package var halved: MeanImage {
        let (rows, columns) = (height / 2, width / 2)
        let smaller = (0..<rows * columns).map { place in
            let corner = place / columns * 2 * width + place % columns * 2
            return (values[corner] + values[corner + 1] + values[corner + width] + values[corner + width + 1]) / 4
        }
        return MeanImage(values: smaller, images: images, height: rows, width: columns)
    }

    private init(values: [Float], images: Int, height: Int, width: Int) {
        self.height = height
        self.width = width
        self.images = images
        self.values = values
    }

    /// The mean image of each class, in class order, in one pass over the split.
    package static func perClass(_ split: Split, classes: Int = 10) -> [MeanImage] {
        let sums = ClassSums(split, classes: classes) { Int($0) }
        return sums.images.indices.map { MeanImage(sums, class: $0) }
    }
}
