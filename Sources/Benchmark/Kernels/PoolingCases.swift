import Kernels

extension KernelCase {
    /// Max and average pooling by themselves.
    static func poolings(batch: Int) -> [KernelCase] {
        let all = [
            PoolingSizes(height: 26, width: 26, channels: 16, window: 2, stride: 2, batch: batch),
            PoolingSizes(height: 11, width: 11, channels: 32, window: 2, stride: 2, batch: batch),
            PoolingSizes(height: 7, width: 9, channels: 13, window: 3, stride: 2, batch: 5),
            PoolingSizes(height: 10, width: 5, channels: 24, window: 2, stride: 3, batch: 3),
        ]
        return all.map(\.maxForward) + all.map(\.maxBackward) + all.map(\.averageForward) + all.map(\.averageBackward)
    }
}

/// The sizes of a pooling.
private struct PoolingSizes: Sendable {
    let height: Int
    let width: Int
    let channels: Int
    let window: Int
    let stride: Int
    let batch: Int

    private var geometry: PoolGeometry {
        PoolGeometry(
            height: height, width: width, depth: Lanes.padded(channels), windowHeight: window, windowWidth: window,
            strideHeight: stride, strideWidth: stride)
    }

    private func make(
        _ kernel: String, tolerance: Float, floats: Int,
        _ trial: @escaping @Sendable (Tensors, Tensors) -> KernelCase.Trial
    ) -> KernelCase {
        KernelCase(
            kernel: kernel,
            shape: "\(height)×\(width)×\(channels) \(window)×\(window)" + (stride == window ? "" : "/\(stride)"),
            images: batch, work: .bytes(4 * floats), tolerance: tolerance
        ) { trial(Tensors(self), Tensors(self)) }
    }

    /// Everything that the kernels read and write.
    struct Tensors {
        let x: View
        let y: View
        let dy: View
        let dx: View
        let positions: View

        init(_ sizes: PoolingSizes) {
            let g = sizes.geometry
            var random = RandomTensors()
            x = random.map(places: sizes.batch * g.height * g.width, channels: sizes.channels, depth: g.depth)
            dy = random.map(
                places: sizes.batch * g.outputHeight * g.outputWidth, channels: sizes.channels, depth: g.depth)
            (y, positions) = (View(count: dy.count), View(count: dy.count))
            dx = View(count: x.count)
            Reference.maxPoolForward(x, into: y, positions: positions, batch: sizes.batch, g)
        }
    }

    var maxForward: KernelCase {
        let (g, batch) = (geometry, batch)
        return make("max pool forward", tolerance: 0, floats: g.inputCount + 2 * g.outputCount) { mine, its in
            KernelCase.Trial {
                MaxPool.forward(mine.x, into: mine.y, positions: mine.positions, batch: batch, g)
                return [mine.y, mine.positions]
            } reference: {
                Reference.maxPoolForward(its.x, into: its.y, positions: its.positions, batch: batch, g)
                return [its.y, its.positions]
            }
        }
    }

    var maxBackward: KernelCase {
        let (g, batch) = (geometry, batch)
        return make("max pool backward", tolerance: 1e-6, floats: g.inputCount + 2 * g.outputCount) { mine, its in
            KernelCase.Trial {
                MaxPool.backward(mine.dy, positions: mine.positions, dx: mine.dx, batch: batch, g)
                return [mine.dx]
            } reference: {
                Reference.maxPoolBackward(its.dy, positions: its.positions, dx: its.dx, batch: batch, g)
                return [its.dx]
            }
        }
    }

    var averageForward: KernelCase {
        let (g, batch) = (geometry, batch)
        return make("avg pool forward", tolerance: 1e-6, floats: g.inputCount + g.outputCount) { mine, its in
            KernelCase.Trial {
                AveragePool.forward(mine.x, into: mine.y, batch: batch, g)
                return [mine.y]
            } reference: {
                Reference.averagePoolForward(its.x, into: its.y, batch: batch, g)
                return [its.y]
            }
        }
    }

    var averageBackward: KernelCase {
        let (g, batch) = (geometry, batch)
        return make("avg pool backward", tolerance: 1e-6, floats: g.inputCount + g.outputCount) { mine, its in
            KernelCase.Trial {
                AveragePool.backward(mine.dy, dx: mine.dx, batch: batch, g)
                return [mine.dx]
            } reference: {
                Reference.averagePoolBackward(its.dy, dx: its.dx, batch: batch, g)
                return [its.dx]
            }
        }
    }
}
