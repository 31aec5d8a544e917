import Kernels

extension KernelCase {
    /// Softmax, and cross-entropy with its gradient.
    static func losses(batch: Int) -> [KernelCase] {
        let sizes = [(10, batch), (37, 5)]
        return sizes.map { softmax(classes: $0, batch: $1) } + sizes.map { crossEntropy(classes: $0, batch: $1) }
    }

    private static func softmax(classes: Int, batch: Int) -> KernelCase {
        let depth = Lanes.padded(classes)
        return KernelCase(
            kernel: "softmax", shape: "\(classes) classes", images: batch, work: .bytes(8 * depth)
        ) {
            var random = RandomTensors()
            let logits = random.view(batch * depth, in: -8...8)
            let (found, expected) = (View(count: batch * depth), View(count: batch * depth))
            return Trial {
                CrossEntropy.softmax(logits, into: found, batch: batch, classes: classes, depth: depth)
                return [found]
            } reference: {
                Reference.softmax(logits, into: expected, batch: batch, classes: classes, depth: depth)
                return [expected]
            }
        }
    }

    private static func crossEntropy(classes: Int, batch: Int) -> KernelCase {
        let depth = Lanes.padded(classes)
        return KernelCase(
            kernel: "cross-entropy", shape: "\(classes) classes", images: batch, work: .bytes(12 * depth)
        ) {
            var random = RandomTensors()
            let logits = random.view(batch * depth, in: -8...8)
            let labels = random.numbers(batch, below: classes)
            let found = [View(count: batch * depth), View(count: batch), View(count: batch * depth)]
            let expected = [View(count: batch * depth), View(count: batch), View(count: batch * depth)]
            return Trial {
                CrossEntropy.forward(
                    logits, labels: labels, probabilities: found[0], losses: found[1], gradient: found[2],
                    batch: batch, classes: classes, depth: depth, smoothing: 0.1)
                return found
            } reference: {
                Reference.crossEntropy(
                    logits, labels: labels, probabilities: expected[0], losses: expected[1], gradient: expected[2],
                    batch: batch, classes: classes, depth: depth, smoothing: 0.1)
                return expected
            }
        }
    }
}
