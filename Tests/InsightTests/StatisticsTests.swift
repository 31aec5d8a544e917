import Datasets
import Insight
import Testing

@Suite struct StatisticsTests {
    /// Three pictures of 1 × 2 pixels: two of class 1, one of class 0.
    private let split = Split(name: "test", images: [0, 255, 0, 51, 255, 255], labels: [1, 1, 0], height: 1, width: 2)

    @Test func `a histogram counts labels and knows the rarest and the commonest class`() {
        let histogram = ClassHistogram(labels: split.labels, classes: 3)
        #expect(histogram.counts == [1, 2, 0])
        #expect(histogram.total == 3)
        #expect(histogram.extremes?.rarest == 2)
        #expect(histogram.extremes?.commonest == 1)
    }

    @Test func `the mean image of a class averages its own pictures only`() {
        let means = MeanImage.perClass(split, classes: 3)
        #expect(means.map(\.images) == [1, 2, 0])
        #expect(means[0].values == [1, 1])
        #expect(means[1].values == [0, 0.6])
        #expect(means[2].values == [0, 0])
    }

    @Test func `the mean image of all averages every picture`() {
        let mean = MeanImage(split)
        #expect(mean.images == 3)
        #expect(abs(mean.values[0] - 1.0 / 3) < 1e-6)
        #expect(abs(mean.values[1] - 2.2 / 3) < 1e-6)
    }

    @Test func `a halved mean image has the means of two by two pixels`() {
        let split = Split(
            name: "train", images: [255, 0, 255, 0, 0, 255, 51, 51, 9, 9, 9, 9], labels: [0], height: 3, width: 4)
        let half = MeanImage(split).halved
        #expect(half.height == 1)
        #expect(half.width == 2)
        #expect(zip(half.values, [0.5, 0.35]).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test func `ink statistics agree with sums done by hand`() {
        let ink = InkStatistics(split)
        #expect(abs(ink.mean - 3.2 / 6) < 1e-12)
        let variance = 3.04 / 6 - (3.2 / 6) * (3.2 / 6)
        #expect(abs(ink.deviation - variance.squareRoot()) < 1e-12)
        #expect(abs(ink.inked - 4.0 / 6) < 1e-12)
    }
}
