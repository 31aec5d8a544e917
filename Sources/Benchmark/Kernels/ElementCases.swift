import Kernels

extension KernelCase {
    /// ReLU, dropout, and images made of bytes.
    static func elements(batch: Int) -> [KernelCase] {
        let sizes = [("26×26×16", 26 * 26 * 16, batch), ("13×13×16", 13 * 13 * 16, batch), ("77", 77, 3)]
        return sizes.map { rectify($0, count: $1, batch: $2) } + sizes.map { mask($0, count: $1, batch: $2) }
            + sizes.map { dropout($0, count: $1, batch: $2) }
            + [gather("28×28", size: 784, batch: batch), gather("11×7", size: 77, batch: 5)]
    }

    private static func rectify(_ shape: String, count: Int, batch: Int) -> KernelCase {
        KernelCase(kernel: "relu forward", shape: shape, images: batch, work: .bytes(8 * count), tolerance: 0) {
            var random = RandomTensors()
            let x = random.view(batch * count)
            let (y, expected) = (View(count: x.count), View(count: x.count))
            return Trial {
                ReLU.forward(x, into: y)
                return [y]
            } reference: {
                Reference.reluForward(x, into: expected)
                return [expected]
            }
        }
    }

    private static func mask(_ shape: String, count: Int, batch: Int) -> KernelCase {
        KernelCase(kernel: "relu backward", shape: shape, images: batch, work: .bytes(12 * count), tolerance: 0) {
            var random = RandomTensors()
            let (y, dy) = (random.rectified(places: batch * count, channels: 1, depth: 1), random.view(batch * count))
            let (dx, expected) = (View(count: dy.count), View(count: dy.count))
            return Trial {
                ReLU.backward(y: y, dy: dy, dx: dx)
                return [dx]
            } reference: {
                Reference.reluBackward(y: y, dy: dy, dx: expected)
                return [expected]
            }
        }
    }

    private static func dropout(_ shape: String, count: Int, batch: Int) -> KernelCase {
        KernelCase(kernel: "dropout", shape: shape, images: batch, work: .bytes(8 * count), tolerance: 0) {
            var random = RandomTensors()
            let x = random.view(batch * count)
            let (y, expected) = (View(count: x.count), View(count: x.count))
            let mask = Dropout.Mask(rate: 0.25, seed: 7, layer: 1, step: 3)
            return Trial {
                Dropout.apply(x, into: y, mask)
                return [y]
            } reference: {
                Reference.dropoutApply(x, into: expected, mask)
                return [expected]
            }
        }
    }

    private static func gather(_ shape: String, size: Int, batch: Int) -> KernelCase {
        KernelCase(kernel: "gather", shape: shape, images: batch, work: .bytes(5 * size), tolerance: 0) {
            var random = RandomTensors()
            let pixels = random.numbers(100 * size, below: 256).map { UInt8($0) }
            let indices = random.numbers(batch, below: 100)
            let (x, expected) = (View(count: batch * size), View(count: batch * size))
            return Trial {
                Images.gather(pixels, size: size, indices: indices, into: x)
                return [x]
            } reference: {
                Reference.gather(pixels, size: size, indices: indices, into: expected)
                return [expected]
            }
        }
    }
}
