import Reproducible
import Words

/// Handwritten digits without a data file: drawn from strokes, placed as MNIST places its digits, endless.
///
/// A skeleton of Bézier strokes, one of several ways to write the digit, is bent, slanted and sized as a hand would,
/// then inked with a pen of varying width and pressure. Each digit depends on its label, index and seed alone.
package enum SyntheticDigits {
    /// One digit: 784 gray levels of 28×28 pixels, row by row, 0 background, 255 ink.
    ///
    /// - Parameters:
    ///   - label: what to write, 0 to 9.
    ///   - index: which of the endless digits of this label; its low 32 bits count.
    ///   - seed: another seed, other digits.
    package static func digit(label: Int, index: Int, seed: UInt64) -> [UInt8] {
        precondition((0...9).contains(label), "a digit is 0 to 9")
        var stream = RandomStream(seed: seed, purpose: .synthesis, major: label, minor: index)
        return InkRaster(Handwriting(of: label, stream: &stream)).centered()
    }

    /// A data set of digits, each run of ten holding every label once, in random order.
    ///
    /// - Parameters:
    ///   - train: how many digits to learn from.
    ///   - test: how many to be examined with; they are the same for any number of the others.
    package static func dataset(seed: UInt64, train: Int = 60_000, test: Int = 10_000) -> Dataset {
        dataset(seed: seed, train: train, test: test) { _ in }
    }

    /// The data set, drawn while somebody may change their mind.
    ///
    /// - Parameter watch: hears now and then what share of the digits is drawn; what it throws ends the work.
    static func dataset(
        seed: UInt64, train: Int = 60_000, test: Int = 10_000, watch: Watch
    ) rethrows -> Dataset {
        let total = Double(max(1, train + test))
        let first = try digits(train, from: 0, seed: seed) { try watch(Double($0) / total) }
        let second = try digits(test, from: 1 << 31, seed: seed) { try watch(Double(train + $0) / total) }
        return Dataset(
            name: "synthetic", train: Split(name: "train", images: first.images, labels: first.labels),
            test: Split(name: "test", images: second.images, labels: second.labels),
            source: "drawn from strokes, seed \(seed)")
    }

    /// Digits from one index on.
    private static func digits(
        _ count: Int, from first: Int, seed: UInt64, progress: (Int) throws -> Void
    ) rethrows -> (images: [UInt8], labels: [UInt8]) {
        var images: [UInt8] = []
        var labels: [UInt8] = []
        images.reserveCapacity(count * 784)
        labels.reserveCapacity(count)
        var order: [Int32] = []
        for index in 0..<count {
            if index % 500 == 0 { try progress(index) }
            if index % 10 == 0 {
                var stream = RandomStream(seed: seed, purpose: .synthesis, major: 10, minor: first + index)
                order = stream.permutation(10)
            }
            let label = Int(order[index % 10])
            labels.append(UInt8(label))
            images += digit(label: label, index: first + index, seed: seed)
        }
        return (images, labels)
    }
}
