import Kernels
import Testing

extension Kernel {
    static let odd = 4096 * 2 + 77

    @Test func `the rectifier and its gradient equal their references`() {
        var random = RandomTensors()
        let (x, dy) = (random.view(Self.odd), random.view(Self.odd))
        let expected = [View(count: Self.odd), View(count: Self.odd)]
        Reference.reluForward(x, into: expected[0])
        Reference.reluBackward(y: expected[0], dy: dy, dx: expected[1])
        let found = [View(count: Self.odd), View(count: Self.odd)]
        #expect(sameBitsOnAnyThreads {
            ReLU.forward(x, into: found[0])
            ReLU.backward(y: found[0], dy: dy, dx: found[1])
            return found
        })
        for (one, other) in zip(found, expected) { #expect(one.array == other.array) }
    }

    @Test(arguments: [Float(0), 0.05, 0.25, 0.9])
    func `dropout equals its reference and drops the share asked for`(_ rate: Float) {
        var random = RandomTensors()
        let x = random.view(Self.odd)
        let mask = Dropout.Mask(rate: rate, seed: 0x1234_5678_9ABC_DEF0, layer: 2, step: 70_000)
        let (expected, found) = (View(count: Self.odd), View(count: Self.odd))
        Reference.dropoutApply(x, into: expected, mask)
        #expect(sameBitsOnAnyThreads {
            Dropout.apply(x, into: found, mask)
            return [found]
        })
        #expect(found.array == expected.array)
        let dropped = Float(found.array.count { $0 == 0 }) / Float(Self.odd)
        #expect(abs(dropped - rate) < 0.015)
    }

    @Test func `masks differ between steps, layers and seeds`() {
        let masks = [
            Dropout.Mask(rate: 0.5, seed: 1, layer: 0, step: 0), Dropout.Mask(rate: 0.5, seed: 1, layer: 0, step: 1),
            Dropout.Mask(rate: 0.5, seed: 1, layer: 1, step: 0), Dropout.Mask(rate: 0.5, seed: 2, layer: 0, step: 0),
        ]
        let drawn = Set(masks.map { mask in (0..<256).map(mask.keeps) })
        #expect(drawn.count == masks.count)
    }

    @Test func `gathered images are their bytes over 255`() {
        let size = 27
        let pixels = (0..<size * 40).map { UInt8(truncatingIfNeeded: $0 &* 73) }
        let indices: [Int32] = [39, 0, 7, 7]
        let (found, expected) = (View(count: size * 4), View(count: size * 4))
        Images.gather(pixels, size: size, indices: indices, into: found)
        Reference.gather(pixels, size: size, indices: indices, into: expected)
        #expect(found.array == expected.array)
    }
}
