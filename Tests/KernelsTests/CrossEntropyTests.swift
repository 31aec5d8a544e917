import Kernels
import Testing

extension Kernel {
    @Test(arguments: [(10, 33), (2, 1), (8, 5), (1, 3), (26, 600)], [Float(0), 0.1])
    func `the loss and its gradient equal their references`(_ size: (classes: Int, batch: Int), smoothing: Float) {
        let depth = Lanes.padded(size.classes)
        var random = RandomTensors()
        let logits = random.view(size.batch * depth)
        for index in 0..<logits.count { logits[index] *= 12 }
        let labels = (0..<size.batch).map { Int32($0 * 7 % size.classes) }
        let sizes = [logits.count, size.batch, logits.count]
        let expected = sizes.map { View(count: $0) }
        Reference.crossEntropy(
            logits, labels: labels, probabilities: expected[0], losses: expected[1], gradient: expected[2],
            batch: size.batch, classes: size.classes, depth: depth, smoothing: smoothing)
        let found = sizes.map { View(count: $0) }
        #expect(sameBitsOnAnyThreads {
            CrossEntropy.forward(
                logits, labels: labels, probabilities: found[0], losses: found[1], gradient: found[2],
                batch: size.batch, classes: size.classes, depth: depth, smoothing: smoothing)
            return found
        })
        for (one, other) in zip(found, expected) where size.classes > 1 { #expect(distance(one, other) < 1e-6) }
        let alone = View(count: logits.count)
        CrossEntropy.softmax(logits, into: alone, batch: size.batch, classes: size.classes, depth: depth)
        #expect(alone.array == found[0].array)
    }

    @Test func `huge logits give certainty, not infinities`() {
        let logits = View([1e4, -1e4, 0, 0, 0, 0, 0, 0])
        let (probabilities, losses) = (View(count: 8), View(count: 1))
        CrossEntropy.forward(
            logits, labels: [0], probabilities: probabilities, losses: losses, gradient: nil, batch: 1, classes: 3,
            depth: 8)
        #expect(probabilities.array == [1, 0, 0, 0, 0, 0, 0, 0])
        #expect(losses[0] == 0)
    }

    @Test func `the gradient of the loss agrees with finite differences`() {
        var random = RandomTensors()
        let logits = random.view(8)
        let (probabilities, losses, gradient) = (View(count: 8), View(count: 1), View(count: 8))
        func loss() -> Double {
            CrossEntropy.forward(
                logits, labels: [3], probabilities: probabilities, losses: losses, gradient: gradient, batch: 1,
                classes: 5, depth: 8, smoothing: 0.2)
            return Double(losses[0])
        }
        _ = loss()
        let slopes = gradient.array
        for c in 0..<5 {
            let value = logits[c]
            logits[c] = value + 0.01
            let above = loss()
            logits[c] = value - 0.01
            let below = loss()
            logits[c] = value
            #expect(abs((above - below) / 0.02 - Double(slopes[c])) < 5e-5)
        }
    }
}
