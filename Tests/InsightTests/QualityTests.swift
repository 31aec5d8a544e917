import Datasets
import Foundation
import Testing
import Words

@testable import Insight

@Suite struct QualityTests {
    @Test func `precision, recall and F1 agree with sums done by hand`() {
        // Class 0: 3 images, 2 read as 0, 1 as 1. Class 1: 2 images, both read as 1. Class 2: 1 image, read as 0.
        // Class 3 neither is nor is read.
        let report = ClassReport(Confusion(labels: [0, 0, 0, 1, 1, 2], predictions: [0, 0, 1, 1, 1, 0], classes: 4))
        #expect(report.rows.map(\.support) == [3, 2, 1, 0])
        #expect(report.rows[0].precision == 2.0 / 3 && report.rows[0].recall == 2.0 / 3)
        #expect(report.rows[0].f1 == 4.0 / 6)
        #expect(report.rows[1].precision == 2.0 / 3 && report.rows[1].recall == 1 && report.rows[1].f1 == 0.8)
        #expect(report.rows[2].precision == nil && report.rows[2].recall == 0 && report.rows[2].f1 == 0)
        #expect(report.rows[3].precision == nil && report.rows[3].recall == nil && report.rows[3].f1 == nil)
        #expect(abs(report.macroPrecision - (2.0 / 3 + 2.0 / 3) / 3) < 1e-12)
        #expect(abs(report.macroRecall - (2.0 / 3 + 1) / 3) < 1e-12)
        #expect(abs(report.macroF1 - (4.0 / 6 + 0.8) / 3) < 1e-12)
        #expect(report.weakest?.label == 2)
    }

    @Test func `the expected calibration error is the mean gap, bins counted by their images`() {
        // Five bins. In (0.4, 0.6]: 0.5 wrong, 0.59 right: confidence 0.545, accuracy 0.5. In (0.8, 1]: 0.9 right, 1 right:
        // confidence 0.95, accuracy 1. Error: ½ · 0.045 + ½ · 0.05.
        let calibration = Calibration(
            confidences: [0.5, 0.59, 0.9, 1], isRight: [false, true, true, true], bins: 5)
        #expect(calibration.bins.map(\.images) == [0, 0, 2, 0, 2])
        #expect(abs(calibration.bins[2].confidence - 0.545) < 1e-6 && calibration.bins[2].accuracy == 0.5)
        #expect(abs(calibration.error - (0.5 * 0.045 + 0.5 * 0.05)) < 1e-6)
        #expect(Calibration(confidences: [0.5], isRight: [true]).bins.count == 15)
    }

    @Test func `the temperature makes the sure as right as they are sure`() {
        // Every image has a logit 2 ahead; three quarters are right. σ(2 ÷ T) = ¾ where T = 2 ÷ ln 3.
        let logits = Array(repeating: [Float(2), 0], count: 8)
        let temperature = Temperature(logits: logits, labels: [0, 0, 0, 1, 0, 0, 0, 1])
        #expect(abs(temperature.value - 2 / log(3)) < 1e-6)
        #expect(!temperature.isAtLimit)
        #expect(abs(temperature.lossAfter - (0.75 * log(4.0 / 3) + 0.25 * log(4))) < 1e-9)
        #expect(abs(temperature.lossBefore - (log(1 + exp(-2.0)) + 0.25 * 2)) < 1e-9)
        let after = Calibration(logits: logits, labels: [0, 0, 0, 1, 0, 0, 0, 1], temperature: temperature.value)
        #expect(after.error < 1e-6)
    }

    @Test func `where every answer is right no temperature fits`() {
        let sure = Temperature(logits: [[3, 0], [0, 2]], labels: [0, 1])
        #expect(sure.isAtLimit && sure.value == 0.01)
        let wrong = Temperature(logits: [[3, 0], [0, 2]], labels: [1, 0])
        #expect(wrong.isAtLimit && wrong.value == 100)
        // A label that no row has a logit for is not counted.
        let some = Temperature(logits: [[2, 0], [2, 0], [2, 0]], labels: [0, 1, 7])
        #expect(abs(some.lossBefore - (log(1 + exp(-2.0)) + 1)) < 1e-9)
    }

    @Test func `variance images are those of each class`() throws {
        let split = Split(name: "test", images: [0, 255, 255, 255, 51, 51], labels: [1, 1, 0], height: 1, width: 2)
        let spread = try ClassSpread(split, classes: 3)
        let variances = spread.variances
        #expect(variances.map(\.images) == [1, 2, 0])
        #expect(variances[1].values == [0.25, 0] && variances[0].values == [0, 0])
        #expect(spread.means == MeanImage.perClass(split, classes: 3))
        #expect(throws: Interrupted.self) { try ClassSpread(split, classes: 3) { _ in throw Interrupted() } }
    }

    @Test func `the outlier of a class is the image farthest from its mean`() throws {
        // Class 0: 0, 0, 0 and 200 in one pixel of four; its mean is 50.
        var images = [UInt8](repeating: 0, count: 20)
        images[12] = 200
        let split = Split(name: "test", images: images, labels: [0, 0, 0, 0, 1], height: 2, width: 2)
        let outliers = try Outliers.perClass(split, classes: 3, count: 2)
        #expect(outliers[0].farthest.map(\.index) == [3, 0])
        #expect(abs(outliers[0].farthest[0].distance - 150.0 / 255) < 1e-6)
        #expect(abs(outliers[0].meanDistance - 75.0 / 255) < 1e-6)
        // Distances 50, 50, 50, 150 deviate by the root of 1875.
        #expect(abs(outliers[0].farthest[0].deviations - 75 / 1875.0.squareRoot()) < 1e-5)
        #expect(outliers[1].images == 1 && outliers[2].farthest.isEmpty)
        for limit in [0.3, 0.8] {
            #expect(throws: Interrupted.self) {
                try Outliers.perClass(split, classes: 3, count: 2) { if $0 >= limit { throw Interrupted() } }
            }
        }
    }
}

@Suite(.serialized) struct DuplicateTests {
    /// Pictures of noise, in which some are planted twice with a few pixels changed.
    private func noise(_ count: Int, side: Int = 12) -> [UInt8] {
        var state: UInt32 = 7
        return (0..<count * side * side).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24)
        }
    }

    @Test func `planted near-duplicates are found, nearest first, as by comparing all pairs`() throws {
        let (count, size) = (120, 144)
        var images = noise(count)
        func plant(_ from: Int, _ to: Int, changed: Int) {
            for pixel in 0..<size { images[to * size + pixel] = images[from * size + pixel] }
            for pixel in 0..<changed { images[to * size + pixel * 3] ^= 0x10 }
        }
        plant(3, 110, changed: 2)
        plant(90, 7, changed: 0)
        plant(60, 61, changed: 9)
        let split = Split(name: "test", images: images, labels: Array(repeating: 0, count: count), height: 12, width: 12)
        let found = try Duplicates(split, count: 6)
        #expect(found.pairs.prefix(3).map { [$0.first, $0.second] } == [[7, 90], [3, 110], [60, 61]])
        #expect(found.pairs.map(\.distance).prefix(2) == [0, Double(2 * 256).squareRoot() / 255])
        #expect(found.copies == 1)
        var all: [(square: Int, first: Int, second: Int)] = []
        for first in 0..<count {
            for second in first + 1..<max(first + 1, count) where second < count {
                let square = (0..<size).reduce(0) {
                    let gap = Int(images[first * size + $1]) - Int(images[second * size + $1])
                    return $0 + gap * gap
                }
                all.append((square, first, second))
            }
        }
        let closest = all.sorted { $0 < $1 }.prefix(6)
        #expect(found.pairs.map(\.square) == closest.map(\.square))
        #expect(found.pairs.map(\.first) == closest.map(\.first))
    }

    @Test func `images that are all the same end quickly`() throws {
        let split = Split(name: "test", images: Array(repeating: 9, count: 3000 * 4), labels: Array(repeating: 1, count: 3000),
            height: 2, width: 2)
        let found = try Duplicates(split, count: 4)
        #expect(found.pairs.count == 4 && found.copies == 2999 && found.pairs.allSatisfy { $0.distance == 0 })
    }

    @Test func `a single image has no pair, and a search can be stopped`() throws {
        let one = Split(name: "test", images: [1, 2, 3, 4], labels: [0], height: 2, width: 2)
        #expect(try Duplicates(one, count: 4).pairs.isEmpty)
        #expect(throws: Interrupted.self) { try Duplicates(one, count: 4) { _ in throw Interrupted() } }
    }
}
