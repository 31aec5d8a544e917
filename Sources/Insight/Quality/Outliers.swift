import Datasets
import Words

/// The images of a class that are least like it: farthest from its mean image.
package struct Outliers: Sendable, Hashable {
    /// One image.
    package struct Member: Sendable, Hashable {
        /// Its number in the split.
        package let index: Int
        /// The Euclidean distance to the mean image of its class, with ink from 0 to 1.
        package let distance: Double
        /// By how many standard deviations of its class's distances that is more than their mean.
        package let deviations: Double
    }

    package let label: Int
    /// Images of the class.
    package let images: Int
    /// The mean distance of the class's images to their mean image.
    package let meanDistance: Double
    /// The farthest first; the lower number among equals.
    package let farthest: [Member]

    /// The outliers of every class of a split.
    package static func perClass(
        _ split: Split, classes: Int, count: Int, _ watch: Watch = { _ in }
    ) throws -> [Outliers] {
        let sums = try ClassSums(split, classes: classes, { try watch($0 * 0.5) })
        let means = sums.images.indices.map { MeanImage(sums, class: $0).values.map { $0 * 255 } }
        var distances: [Double] = []
        while distances.count < split.count {
            let part = distances.count..<min(distances.count + 4096, split.count)
            distances += Parallel.blocks(part.count, of: 256) { images in
                images.map { distance(part.lowerBound + $0, of: split, to: means) }
            }.flatMap { $0 }
            try watch(0.5 + 0.5 * Double(distances.count) / Double(split.count))
        }
        var members = Array(repeating: [Int](), count: max(classes, 0))
        for (image, label) in split.labels.enumerated() where Int(label) < members.count {
            members[Int(label)].append(image)
        }
        return members.enumerated().map { Outliers(label: $0, members: $1, distances, count) }
    }

    private static func distance(_ image: Int, of split: Split, to means: [[Float]]) -> Double {
        let (label, start) = (Int(split.labels[image]), image * split.bytesPerPicture)
        guard label < means.count else { return 0 }
        var sum: Float = 0
        for (pixel, mean) in means[label].enumerated() {
            let gap = Float(split.images[start + pixel]) - mean
            sum += gap * gap
        }
        return Double(sum.squareRoot()) / 255
    }

    private init(label: Int, members: [Int], _ distances: [Double], _ count: Int) {
        let number = Double(max(1, members.count))
        let mean = members.reduce(0) { $0 + distances[$1] } / number
        let variance = members.reduce(0) { $0 + (distances[$1] - mean) * (distances[$1] - mean) } / number
        let deviation = variance.squareRoot()
        (self.label, images, meanDistance) = (label, members.count, mean)
        farthest = members.map { distances[$0] }.fallingOrder.prefix(count).map { place in
            let index = members[place]
            return Member(
                index: index, distance: distances[index],
                deviations: deviation > 0 ? (distances[index] - mean) / deviation : 0)
        }
    }
}
