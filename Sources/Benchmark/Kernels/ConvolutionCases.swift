import Kernels

extension KernelCase {
    /// Both directions of a convolution, by itself and with what stands behind it.
    static func convolutions(batch: Int) -> [KernelCase] {
        let first = ConvolutionSizes(height: 28, width: 28, channels: 1, filters: 16, kernel: (3, 3), batch: batch)
        let second = ConvolutionSizes(height: 13, width: 13, channels: 16, filters: 32, kernel: (3, 3), batch: batch)
        let odd = [
            ConvolutionSizes(height: 11, width: 14, channels: 1, filters: 6, kernel: (5, 5), same: true, batch: 7),
            ConvolutionSizes(height: 9, width: 11, channels: 6, filters: 20, kernel: (3, 3), same: true, batch: 5),
            ConvolutionSizes(height: 13, width: 12, channels: 20, filters: 12, kernel: (4, 2), stride: 2, batch: 5),
            ConvolutionSizes(height: 7, width: 5, channels: 8, filters: 40, kernel: (1, 3), stride: 3, batch: 3),
        ]
        let all = [first, second] + odd
        let joined = [first, second, odd[0], odd[1]]
        var cases: [KernelCase] = all.map(\.forward)
        cases += [first, second].map(\.pooled)
        cases += all.map(\.weightGradient)
        cases += all.filter { $0.channels > 1 }.map(\.bothGradients)
        cases += joined.map(\.trainingForward)
        cases += joined.map(\.inferenceForward)
        cases += joined.filter { $0.channels > 1 }.map(\.joinedBackward)
        return cases
    }
}

/// The sizes of a convolution, channels without padding.
struct ConvolutionSizes: Sendable {
    let height: Int
    let width: Int
    let channels: Int
    let filters: Int
    let kernel: (height: Int, width: Int)
    var stride = 1
    var same = false
    let batch: Int

    var geometry: ConvolutionGeometry {
        let rows = Padding.same(extent: height, size: kernel.height, stride: stride)
        let columns = Padding.same(extent: width, size: kernel.width, stride: stride)
        return ConvolutionGeometry(
            height: height, width: width, inputDepth: channels == 1 ? 1 : Lanes.padded(channels),
            outputDepth: Lanes.padded(filters), kernelHeight: kernel.height, kernelWidth: kernel.width,
            strideHeight: stride, strideWidth: stride,
            padding: same
                ? Padding(top: rows.before, left: columns.before, bottom: rows.after, right: columns.after) : Padding())
    }

    /// Max pooling of the results.
    var pool: PoolGeometry {
        PoolGeometry(
            height: geometry.outputHeight, width: geometry.outputWidth, depth: geometry.outputDepth, windowHeight: 2,
            windowWidth: 2, strideHeight: 2, strideWidth: 2)
    }

    /// Of one direction, for one image.
    var macs: Int {
        geometry.outputHeight * geometry.outputWidth * kernel.height * kernel.width * channels * filters
    }

    private var shape: String {
        "\(height)×\(width)×\(channels)→\(filters) \(kernel.height)×\(kernel.width)" + (stride == 1 ? "" : "/\(stride)")
            + (same ? " same" : "")
    }

    /// - Parameter macs: if not those of one direction
    func make(
        _ pass: String, macs: Int? = nil, _ trial: @escaping @Sendable (Tensors) -> KernelCase.Trial
    ) -> KernelCase {
        KernelCase(
            kernel: pass.hasPrefix("+") ? "conv\(pass)" : "conv \(pass)", shape: shape, images: batch, work: .multiplyAdds(macs ?? self.macs)
        ) { trial(Tensors(self)) }
    }

    /// What the passes read.
    struct Tensors {
        let x: View
        let weights: Convolution.Weights
        let dy: View

        init(_ sizes: ConvolutionSizes) {
            let g = sizes.geometry
            var random = RandomTensors()
            x = random.map(places: sizes.batch * g.height * g.width, channels: sizes.channels, depth: g.inputDepth)
            weights = Convolution.Weights(
                kernel: random.map(
                    places: g.kernelHeight * g.kernelWidth * g.inputDepth, channels: sizes.filters,
                    depth: g.outputDepth),
                bias: random.map(places: 1, channels: sizes.filters, depth: g.outputDepth),
                prepared: View(count: Convolution.preparedCount(g)))
            Convolution.prepare(weights, g)
            dy = random.map(
                places: sizes.batch * g.outputHeight * g.outputWidth, channels: sizes.filters, depth: g.outputDepth)
        }
    }

    var forward: KernelCase {
        let (g, batch) = (geometry, batch)
        return make("forward") { t in
            let (y, expected) = (View(count: batch * g.outputCount), View(count: batch * g.outputCount))
            return KernelCase.Trial {
                Convolution.forward(t.x, t.weights, into: y, batch: batch, g, relu: true)
                return [y]
            } reference: {
                Reference.convolutionForward(
                    t.x, weights: t.weights.kernel, bias: t.weights.bias, into: expected, batch: batch, g, relu: true)
                return [expected]
            }
        }
    }

    /// As in use: pooled at once.
    var pooled: KernelCase {
        let (g, batch) = (geometry, batch)
        let pool = pool
        return make("+pool use") { t in
            let (y, expected) = (View(count: batch * pool.outputCount), View(count: batch * pool.outputCount))
            let results = View(count: batch * g.outputCount)
            return KernelCase.Trial {
                Convolution.forwardMaxPool(t.x, t.weights, nil, into: y, batch: batch, g, pool: pool, relu: true)
                return [y]
            } reference: {
                Reference.convolutionForward(
                    t.x, weights: t.weights.kernel, bias: t.weights.bias, into: results, batch: batch, g, relu: true)
                Reference.maxPoolForward(results, into: expected, positions: nil, batch: batch, pool)
                return [expected]
            }
        }
    }

    var weightGradient: KernelCase { backward("backward w", inputGradient: false) }
    var bothGradients: KernelCase { backward("backward wx", inputGradient: true) }

    private func backward(_ pass: String, inputGradient: Bool) -> KernelCase {
        let (g, batch) = (geometry, batch)
        return make(pass, macs: inputGradient ? 2 * macs : macs) { t in
            let sizes = [g.weightCount, g.outputDepth] + (inputGradient ? [batch * g.inputCount] : [])
            let (found, expected) = (sizes.map { View(count: $0) }, sizes.map { View(count: $0) })
            let scratch = View(count: Convolution.backwardScratch(g))
            let dy = OutputGradient(t.dy, height: g.outputHeight, count: g.outputCount)
            return KernelCase.Trial {
                Convolution.backward(
                    t.x, dy: dy, t.weights, dw: found[0], db: found[1], dx: inputGradient ? found[2] : nil,
                    scratch: scratch, batch: batch, g)
                return found
            } reference: {
                Reference.convolutionWeightGradient(
                    t.x, dy: t.dy, dw: expected[0], db: expected[1], batch: batch, g)
                if inputGradient {
                    Reference.convolutionInputGradient(
                        dy: t.dy, weights: t.weights.kernel, dx: expected[2], batch: batch, g)
                }
                return expected
            }
        }
    }
}
