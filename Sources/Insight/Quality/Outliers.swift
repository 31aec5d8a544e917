import Datasets

/// The images of a class that are least like it: farthest from its mean image.
public struct Outliers: Sendable, Hashable {
    /// One image.
    public struct Member: Sendable, Hashable {
        /// Its number in the split.
        public let index: Int
        /// The Euclidean distance to the mean image of its class, with ink from 0 to 1.
        public let distance: Double
        /// By how many standard deviations of its class's distances that is more than their mean.
        public let deviations: Double
    }

    public let label: Int
    /// Images of the class.
    public let images: Int
    /// The mean distance of the class's images to their mean image.
    public let meanDistance: Double
    /// The farthest first; the lower number among equals.
    public let farthest: [Member]

    /// The outliers of every class of a split.
    public static func perClass(_ split: Split, classes: Int, count: Int) -> [Outliers] {
        let means = MeanImage.perClass(split, classes: classes).map { $0.values.map { $0 * 255 } }
        let size = split.height * split.width
        let distances = Parallel.blocks(split.count, of: 256) { images in
            images.map { image -> Double in
                let label = Int(split.labels[image])
                guard label < means.count else { return 0 }
                var sum: Float = 0
                for pixel in 0..<size {
                    let gap = Float(split.images[image * size + pixel]) - means[label][pixel]
                    sum += gap * gap
                }
                return Double(sum.squareRoot()) / 255
            }
        }.flatMap { $0 }
        return (0..<max(classes, 0)).map { label in
            Outliers(
                label: label, members: split.labels.indices.filter { Int(split.labels[$0]) == label }, distances, count)
        }
    }

    private init(label: Int, members: [Int], _ distances: [Double], _ count: Int) {
        let number = Double(max(1, members.count))
        let mean = members.reduce(0) { $0 + distances[$1] } / number
        let variance = members.reduce(0) { $0 + (distances[$1] - mean) * (distances[$1] - mean) } / number
        let deviation = variance.squareRoot()
        (self.label, images, meanDistance) = (label, members.count, mean)
        farthest = members.sorted { (-distances[$0], $0) < (-distances[$1], $1) }.prefix(count).map { index in
            Member(
                index: index, distance: distances[index],
                deviations: deviation > 0 ? (distances[index] - mean) / deviation : 0)
        }
    }
}
