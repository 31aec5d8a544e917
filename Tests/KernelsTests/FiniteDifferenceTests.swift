import Kernels
import Testing

extension Kernel {
    /// Compares a gradient with the change of `loss` when single elements of `tensor` move.
    static func check(
        _ gradient: View, of tensor: View, step: Float = 0.01, tolerance: Double = 2e-3, loss: () -> Double
    ) {
        let size = gradient.array.map { Double(abs($0)) }.max() ?? 0
        for index in stride(from: 0, to: tensor.count, by: max(1, tensor.count / 40)) {
            let value = tensor[index]
            tensor[index] = value + step
            let above = loss()
            tensor[index] = value - step
            let below = loss()
            tensor[index] = value
            let slope = (above - below) / Double((value + step) - (value - step))
            #expect(abs(slope - Double(gradient[index])) <= tolerance * size, "element \(index)")
        }
    }

    /// Σ y·weight, whose gradient by y is the weights.
    static func weighted(_ y: View, _ weights: View) -> Double {
        zip(y.array, weights.array).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }

    @Test(arguments: [
        ConvolutionCase(channels: 8, filters: 16, kernel: (3, 2), stride: 2, same: true, batch: 2, size: (5, 6)),
        ConvolutionCase(channels: 8, filters: 16, kernel: (3, 3), stride: 1, same: true, batch: 2, size: (5, 6)),
        ConvolutionCase(channels: 1, filters: 16, kernel: (3, 3), stride: 1, same: true, batch: 2, size: (5, 6)),
    ])
    func `convolution gradients agree with finite differences`(_ test: ConvolutionCase) {
        let (g, t) = (test.geometry, ConvolutionTensors(test))
        let y = View(count: t.dy.count)
        let (dw, db, dx) = (View(count: g.weightCount), View(count: g.outputDepth), View(count: t.x.count))
        Convolution.backward(
            t.x, dy: OutputGradient(t.dy, height: g.outputHeight, count: g.outputCount), t.prepared(g), dw: dw, db: db,
            dx: dx, scratch: View(count: Convolution.backwardScratch(g)), batch: 2, g)
        func loss() -> Double {
            Convolution.forward(t.x, t.prepared(g), into: y, batch: 2, g, relu: false)
            return Self.weighted(y, t.dy)
        }
        Self.check(dw, of: t.weights, loss: loss)
        Self.check(db, of: t.bias, loss: loss)
        Self.check(dx, of: t.x, loss: loss)
    }

    @Test func `batch normalization gradients agree with finite differences`() {
        let (rows, depth) = (12, 8)
        var random = RandomTensors()
        let (x, dy) = (random.view(rows * depth), random.view(rows * depth))
        let c = Self.channels(8, depth: depth)
        let scratch = View(count: BatchNormalization.scratch(rows: rows, depth: depth))
        let (y, dx) = (View(count: x.count), View(count: x.count))
        let (dGamma, dBeta) = (View(count: depth), View(count: depth))
        func loss() -> Double {
            BatchNormalization.measure(x, c, rows: rows, scratch: scratch)
            BatchNormalization.apply(x, c, into: y, rows: rows)
            return Self.weighted(y, dy)
        }
        _ = loss()
        BatchNormalization.backward(
            x, c, dy: dy, dx: dx, dGamma: dGamma, dBeta: dBeta, rows: rows, reluInput: false, scratch: scratch)
        Self.check(dx, of: x, loss: loss)
        Self.check(dGamma, of: c.gamma, loss: loss)
        Self.check(dBeta, of: c.beta, loss: loss)
    }

    @Test func `dense gradients agree with finite differences`() {
        let g = DenseGeometry(inputs: 24, outputs: 16)
        var random = RandomTensors()
        let (x, weights, bias) = (random.view(3 * 24), random.view(g.weightCount), random.view(16))
        let dy = random.view(3 * 16)
        let (y, dw, db, dx) = (View(count: 48), View(count: g.weightCount), View(count: 16), View(count: 72))
        Dense.weightGradient(x, dy: dy, dw: dw, db: db, batch: 3, g)
        Dense.inputGradient(
            dy: dy, weights: weights, dx: dx, scratch: View(count: Dense.inputGradientScratch(g)), batch: 3, g)
        func loss() -> Double {
            Dense.forward(x, weights: weights, bias: bias, into: y, batch: 3, g, relu: false)
            return Self.weighted(y, dy)
        }
        Self.check(dw, of: weights, loss: loss)
        Self.check(db, of: bias, loss: loss)
        Self.check(dx, of: x, loss: loss)
    }
}
