import Kernels

extension KernelCase {
    /// The three passes of a convolution.
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
        return all.map(\.forward) + all.map(\.weightGradient) + all.filter { $0.channels > 1 }.map(\.inputGradient)
    }
}

/// The sizes of a convolution, channels without padding.
private struct ConvolutionSizes: Sendable {
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

    private var macs: Int {
        geometry.outputHeight * geometry.outputWidth * kernel.height * kernel.width * channels * filters
    }

    private var shape: String {
        "\(height)×\(width)×\(channels)→\(filters) \(kernel.height)×\(kernel.width)" + (stride == 1 ? "" : "/\(stride)")
            + (same ? " same" : "")
    }

    private func make(_ pass: String, _ trial: @escaping @Sendable (Tensors) -> KernelCase.Trial) -> KernelCase {
        KernelCase(
            kernel: "conv \(pass)", shape: shape, images: batch, work: .multiplyAdds(macs)
        ) { trial(Tensors(self)) }
    }

    /// What the passes read.
    struct Tensors {
        let x: View
        let weights: View
        let bias: View
        let dy: View

        init(_ sizes: ConvolutionSizes) {
            let g = sizes.geometry
            var random = RandomTensors()
            x = random.map(places: sizes.batch * g.height * g.width, channels: sizes.channels, depth: g.inputDepth)
            weights = random.map(
                places: g.kernelHeight * g.kernelWidth * g.inputDepth, channels: sizes.filters, depth: g.outputDepth)
            bias = random.map(places: 1, channels: sizes.filters, depth: g.outputDepth)
            dy = random.map(
                places: sizes.batch * g.outputHeight * g.outputWidth, channels: sizes.filters, depth: g.outputDepth)
        }
    }

    var forward: KernelCase {
        let (g, batch) = (geometry, batch)
        return make("forward") { t in
            let (y, expected) = (View(count: batch * g.outputCount), View(count: batch * g.outputCount))
            return KernelCase.Trial {
                Convolution.forward(t.x, weights: t.weights, bias: t.bias, into: y, batch: batch, g, relu: true)
                return [y]
            } reference: {
                Reference.convolutionForward(
                    t.x, weights: t.weights, bias: t.bias, into: expected, batch: batch, g, relu: true)
                return [expected]
            }
        }
    }

    var weightGradient: KernelCase {
        let (g, batch) = (geometry, batch)
        return make("backward w") { t in
            let (dw, db) = (View(count: g.weightCount), View(count: g.outputDepth))
            let (expected, bias) = (View(count: g.weightCount), View(count: g.outputDepth))
            let scratch = View(count: Convolution.weightGradientScratch(g))
            return KernelCase.Trial {
                Convolution.weightGradient(t.x, dy: t.dy, dw: dw, db: db, scratch: scratch, batch: batch, g)
                return [dw, db]
            } reference: {
                Reference.convolutionWeightGradient(t.x, dy: t.dy, dw: expected, db: bias, batch: batch, g)
                return [expected, bias]
            }
        }
    }

    var inputGradient: KernelCase {
        let (g, batch) = (geometry, batch)
        return make("backward x") { t in
            let (dx, expected) = (View(count: batch * g.inputCount), View(count: batch * g.inputCount))
            let scratch = View(count: Convolution.inputGradientScratch(g))
            return KernelCase.Trial {
                Convolution.inputGradient(
                    dy: t.dy, weights: t.weights, dx: dx, scratch: scratch, batch: batch, g)
                return [dx]
            } reference: {
                Reference.convolutionInputGradient(dy: t.dy, weights: t.weights, dx: expected, batch: batch, g)
                return [expected]
            }
        }
    }
}
