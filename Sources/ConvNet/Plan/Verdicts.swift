import Kernels

// What a plan's last batch came to, as plain numbers.

extension Plan {
    /// The sum of the losses of the last batch, in order.
    func totalLoss(_ batch: Int) -> Double {
        losses.withSpan { span in
            var sum = 0.0
            for image in 0..<batch { sum += Double(span[image]) }
            return sum
        }
    }

    /// Calls `body` with the most probable class of each image of the last batch, the lowest of equals, and its
    /// probability.
    func forEachVerdict(_ batch: Int, _ body: (_ image: Int, _ best: Int, _ probability: Float) -> Void) {
        let (count, classes) = (outputShape.count, outputShape.channels)
        probabilities.withSpan { span in
            for image in 0..<batch {
                let start = image * count
                var best = start
                for unit in start..<start + classes where span[unit] > span[best] { best = unit }
                body(image, best - start, span[best])
            }
        }
    }

    /// How many images of the last batch have their label as most probable class.
    func correct(_ labels: [Int32]) -> Int {
        var correct = 0
        forEachVerdict(labels.count) { image, best, _ in
            if best == Int(labels[image]) { correct += 1 }
        }
        return correct
    }
}
