import Kernels

extension KernelCase {
    /// The three passes of a dense layer.
    static func denses(batch: Int) -> [KernelCase] {
        let all = [
            DenseSizes(geometry: DenseGeometry(inputs: 800, outputs: 64), batch: batch),
            DenseSizes(geometry: DenseGeometry(inputs: 64, outputs: 16), batch: batch),
            DenseSizes(geometry: DenseGeometry(inputs: 121, outputs: 40), batch: 7),
            DenseSizes(geometry: DenseGeometry(inputs: 72, outputs: 24), batch: 13),
        ]
        return all.map(\.forward) + all.map(\.weightGradient) + all.map(\.inputGradient)
    }
}

/// The sizes of a dense layer.
private struct DenseSizes: Sendable {
    let geometry: DenseGeometry
    let batch: Int

    private func make(_ pass: String, _ trial: @escaping @Sendable (Tensors) -> KernelCase.Trial) -> KernelCase {
        KernelCase(
            kernel: "dense \(pass)", shape: "\(geometry.inputs)→\(geometry.outputs)", images: batch,
            work: .multiplyAdds(geometry.weightCount)
        ) { trial(Tensors(self)) }
    }

    /// What the passes read.
    struct Tensors {
        let x: View
        let weights: View
        let bias: View
        let dy: View

        init(_ sizes: DenseSizes) {
            var random = RandomTensors()
            x = random.view(sizes.batch * sizes.geometry.inputs)
            weights = random.view(sizes.geometry.weightCount)
            bias = random.view(sizes.geometry.outputs)
            dy = random.view(sizes.batch * sizes.geometry.outputs)
        }
    }

    var forward: KernelCase {
        let (g, batch) = (geometry, batch)
        return make("forward") { t in
            let (y, expected) = (View(count: batch * g.outputs), View(count: batch * g.outputs))
            return KernelCase.Trial {
                Dense.forward(t.x, weights: t.weights, bias: t.bias, into: y, batch: batch, g, relu: true)
                return [y]
            } reference: {
                Reference.denseForward(
                    t.x, weights: t.weights, bias: t.bias, into: expected, batch: batch, g, relu: true)
                return [expected]
            }
        }
    }

    var weightGradient: KernelCase {
        let (g, batch) = (geometry, batch)
        return make("backward w") { t in
            let (dw, db) = (View(count: g.weightCount), View(count: g.outputs))
            let (expected, bias) = (View(count: g.weightCount), View(count: g.outputs))
            return KernelCase.Trial {
                Dense.weightGradient(t.x, dy: t.dy, dw: dw, db: db, batch: batch, g)
                return [dw, db]
            } reference: {
                Reference.denseWeightGradient(t.x, dy: t.dy, dw: expected, db: bias, batch: batch, g)
                return [expected, bias]
            }
        }
    }

    var inputGradient: KernelCase {
        let (g, batch) = (geometry, batch)
        return make("backward x") { t in
            let (dx, expected) = (View(count: batch * g.inputs), View(count: batch * g.inputs))
            let scratch = View(count: Dense.inputGradientScratch(g))
            return KernelCase.Trial {
                Dense.inputGradient(dy: t.dy, weights: t.weights, dx: dx, scratch: scratch, batch: batch, g)
                return [dx]
            } reference: {
                Reference.denseInputGradient(dy: t.dy, weights: t.weights, dx: expected, batch: batch, g)
                return [expected]
            }
        }
    }
}
