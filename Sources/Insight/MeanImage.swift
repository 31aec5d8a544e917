import Datasets

/// The mean of many images, pixel by pixel.
public struct MeanImage: Sendable, Hashable {
    /// Rows of the image.
    public let height: Int
    /// Columns of the image.
    public let width: Int
    /// The number of images that went in.
    public let images: Int
    /// Mean ink, `[H][W]` row-major, 0 (background) to 1 (full ink); zeros without images.
    public let values: [Float]

    /// The mean of every image in the split.
    public init(_ split: Split) {
        let sums = MeanImage.sums(split, classes: 1) { _ in 0 }
        self.init(sums: sums.pixels[0], images: sums.images[0], height: split.height, width: split.width)
    }

    private init(sums: [Int], images: Int, height: Int, width: Int) {
        self.height = height
        self.width = width
        self.images = images
        let scale = 1 / (255 * Double(max(images, 1)))
        values = sums.map { Float(Double($0) * scale) }
    }

    /// The same image with half the rows and columns: means of 2 × 2 pixels; an odd last row or column is left out.
    public var halved: MeanImage {
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
    public static func perClass(_ split: Split, classes: Int = 10) -> [MeanImage] {
        let sums = sums(split, classes: max(classes, 0)) { Int($0) }
        return zip(sums.pixels, sums.images).map {
            MeanImage(sums: $0, images: $1, height: split.height, width: split.width)
        }
    }

    /// Sums of grey levels per class; whole numbers, so that the order of images does not matter.
    private static func sums(
        _ split: Split, classes: Int, class classOf: (UInt8) -> Int
    ) -> (pixels: [[Int]], images: [Int]) {
        let size = split.height * split.width
        var pixels = Array(repeating: Array(repeating: 0, count: size), count: classes)
        var images = Array(repeating: 0, count: classes)
        for (index, label) in split.labels.enumerated() {
            let place = classOf(label)
            guard place < classes, (index + 1) * size <= split.images.count else { continue }
            images[place] += 1
            for pixel in 0..<size { pixels[place][pixel] += Int(split.images[index * size + pixel]) }
        }
        return (pixels, images)
    }
}
