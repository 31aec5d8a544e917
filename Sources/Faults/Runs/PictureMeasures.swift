import Datasets
import Insight

/// What the images of a data set tell by themselves, without a network.
struct PictureMeasures: Sendable {
    /// The share of the training images that lie nearer to the mean of their own class than to that of any other.
    let nearOwnMean: Double
    /// The share of the test images that stand, pixel for pixel, among the training images too.
    let copies: Double
    /// Classes with test images and no training image.
    let missingClasses: Int
    /// How far the mean images of train lie from those of test with rows and columns exchanged, by how far they lie from these as
    /// they are; not a number where images are not square.
    let exchangedDistance: Double
    /// The greatest of all numbers of training images, 0 to 255.
    let brightest: Int
    /// Their mean, 0 to 1.
    let meanInk: Double

    init(_ data: Dataset) {
        let classes = data.classNames.count
        let means = MeanImage.perClass(data.train, classes: classes)
        let testMeans = MeanImage.perClass(data.test, classes: classes)
        nearOwnMean = Self.nearOwnMean(data.train, means)
        copies = Self.copies(of: data.test, in: data.train)
        missingClasses = zip(means, testMeans).count { $0.images == 0 && $1.images > 0 }
        let exchanged = data.test.exchanged.map { MeanImage.perClass($0, classes: classes) }
        exchangedDistance = exchanged.map { Self.distance(means, $0) / Self.distance(means, testMeans) } ?? .nan
        brightest = Int(data.train.images.max() ?? 0)
        meanInk = InkStatistics(data.train).mean
    }

    private static func nearOwnMean(_ split: Split, _ means: [MeanImage]) -> Double {
        let known = means.indices.filter { means[$0].images > 0 }
        let right = (0..<split.count).count { image in
            let pixels = split.images[split.bytes(of: image)].map { Float($0) / 255 }
            let distances = known.map { distance(pixels, means[$0].values) }
            let nearest = distances.indices.min { distances[$0] < distances[$1] }
            return nearest.map { known[$0] == Int(split.labels[image]) } ?? false
        }
        return Double(right) / Double(max(1, split.count))
    }

    private static func copies(of few: Split, in many: Split) -> Double {
        let known = Set((0..<many.count).map { many.images[many.bytes(of: $0)] })
        let found = (0..<few.count).count { known.contains(few.images[few.bytes(of: $0)]) }
        return Double(found) / Double(max(1, few.count))
    }

    /// Between the means of the classes that both have, added up.
    private static func distance(_ some: [MeanImage], _ others: [MeanImage]) -> Double {
        zip(some, others).filter { $0.images > 0 && $1.images > 0 }
            .reduce(0) { $0 + Double(distance($1.0.values, $1.1.values)).squareRoot() }
    }

    private static func distance(_ some: [Float], _ others: [Float]) -> Float {
        var sum: Float = 0
        for place in some.indices {
            let gap = some[place] - others[place]
            sum += gap * gap
        }
        return sum
    }
}
