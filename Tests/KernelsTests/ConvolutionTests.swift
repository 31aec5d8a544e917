import Kernels
import Testing

extension Kernel {
    /// Sizes that leave remainders everywhere.
    struct ConvolutionCase: CustomTestStringConvertible, Sendable {
        var channels: Int
        var filters: Int
        var kernel: (height: Int, width: Int)
        var stride: Int
        var same: Bool
        var batch: Int
        var size: (height: Int, width: Int) = (11, 14)
        /// In place of what `same` says.
        var padding: Padding?

        var testDescription: String {
            let border = padding.map { "pad \($0.top) \($0.left) \($0.bottom) \($0.right)" } ?? (same ? "same" : "valid")
            return "\(channels)→\(filters) \(kernel.height)×\(kernel.width) stride \(stride) \(border) batch \(batch)"
        }

        var geometry: ConvolutionGeometry {
            let rows = Padding.same(extent: size.height, size: kernel.height, stride: stride)
            let columns = Padding.same(extent: size.width, size: kernel.width, stride: stride)
            let usual = Padding(top: rows.before, left: columns.before, bottom: rows.after, right: columns.after)
            return ConvolutionGeometry(
                height: size.height, width: size.width, inputDepth: channels == 1 ? 1 : Lanes.padded(channels),
                outputDepth: Lanes.padded(filters), kernelHeight: kernel.height, kernelWidth: kernel.width,
                strideHeight: stride, strideWidth: stride, padding: padding ?? (same ? usual : Padding()))
        }

        static let all: [ConvolutionCase] = [
            .init(channels: 1, filters: 16, kernel: (3, 3), stride: 1, same: false, batch: 5),
            .init(channels: 1, filters: 8, kernel: (5, 5), stride: 1, same: true, batch: 33),
            .init(channels: 3, filters: 12, kernel: (2, 4), stride: 2, same: true, batch: 5),
            .init(channels: 8, filters: 20, kernel: (1, 1), stride: 1, same: false, batch: 1),
            .init(channels: 12, filters: 16, kernel: (4, 2), stride: 3, same: true, batch: 5),
            .init(channels: 16, filters: 32, kernel: (3, 3), stride: 1, same: false, batch: 9, size: (13, 13)),
            .init(channels: 12, filters: 20, kernel: (3, 3), stride: 1, same: true, batch: 33),
            .init(channels: 24, filters: 40, kernel: (3, 3), stride: 1, same: false, batch: 3, size: (12, 17)),
            .init(channels: 8, filters: 8, kernel: (3, 3), stride: 1, same: true, batch: 2, size: (29, 30)),
            .init(channels: 8, filters: 16, kernel: (3, 3), stride: 1, same: true, batch: 3, size: (2, 3)),
            .init(channels: 1, filters: 40, kernel: (3, 3), stride: 1, same: true, batch: 3),
            .init(channels: 1, filters: 24, kernel: (4, 1), stride: 1, same: false, batch: 2),
            .init(channels: 1, filters: 8, kernel: (3, 3), stride: 2, same: true, batch: 3),
            .init(channels: 20, filters: 24, kernel: (3, 1), stride: 2, same: false, batch: 5),
            .init(channels: 16, filters: 8, kernel: (5, 3), stride: 1, same: true, batch: 33),
            .init(channels: 8, filters: 8, kernel: (5, 5), stride: 1, same: true, batch: 5, size: (2, 3)),
            .init(channels: 8, filters: 40, kernel: (1, 5), stride: 3, same: true, batch: 5, size: (3, 4)),
            .init(channels: 1, filters: 8, kernel: (3, 3), stride: 1, same: false, batch: 3, padding: Padding(top: 2, left: 2, bottom: 2, right: 2)),
            .init(channels: 8, filters: 16, kernel: (3, 3), stride: 1, same: false, batch: 3, padding: Padding(top: 2, left: 2, bottom: 2, right: 2)),
            .init(channels: 16, filters: 8, kernel: (3, 3), stride: 1, same: false, batch: 2, padding: Padding(top: 0, left: 1, bottom: 2, right: 0)),
            .init(channels: 12, filters: 8, kernel: (3, 3), stride: 2, same: false, batch: 3, padding: Padding(top: 1, left: 1, bottom: 1, right: 1)),
            .init(channels: 1, filters: 6, kernel: (5, 5), stride: 2, same: false, batch: 3, padding: Padding(top: 0, left: 3, bottom: 4, right: 1)),
            .init(channels: 8, filters: 8, kernel: (5, 5), stride: 1, same: false, batch: 2, size: (1, 2), padding: Padding(top: 4, left: 4, bottom: 4, right: 4)),
        ]
    }

    struct ConvolutionTensors {
        let x: View
        let weights: View
        let bias: View
        let dy: View

        init(_ test: ConvolutionCase) {
            let g = test.geometry
            var random = RandomTensors()
            x = random.map(places: test.batch * g.height * g.width, channels: test.channels, depth: g.inputDepth)
            weights = random.map(
                places: g.kernelHeight * g.kernelWidth * g.inputDepth, channels: test.filters, depth: g.outputDepth)
            bias = random.map(places: 1, channels: test.filters, depth: g.outputDepth)
            dy = random.map(
                places: test.batch * g.outputHeight * g.outputWidth, channels: test.filters, depth: g.outputDepth)
        }

        func prepared(_ g: ConvolutionGeometry) -> Convolution.Weights {
            let result = Convolution.Weights(
                kernel: weights, bias: bias, prepared: View(count: Convolution.preparedCount(g)))
            Convolution.prepare(result, g)
            return result
        }
    }

    @Test(arguments: ConvolutionCase.all, [false, true])
    func `a convolution equals its reference`(_ test: ConvolutionCase, relu: Bool) {
        let (g, t) = (test.geometry, ConvolutionTensors(test))
        let expected = View(count: test.batch * g.outputCount)
        Reference.convolutionForward(
            t.x, weights: t.weights, bias: t.bias, into: expected, batch: test.batch, g, relu: relu)
        var found = expected
        let moments = View(count: Convolution.momentsCount(batch: test.batch, depth: g.outputDepth))
        #expect(sameBitsOnAnyThreads {
            found = View(count: test.batch * g.outputCount)
            Convolution.forward(t.x, t.prepared(g), into: found, moments: moments, batch: test.batch, g, relu: relu)
            return [found, moments]
        })
        #expect(distance(found, expected) < 2e-6)
    }

    @Test(arguments: ConvolutionCase.all)
    func `the gradients of a convolution equal their references`(_ test: ConvolutionCase) {
        let (g, t) = (test.geometry, ConvolutionTensors(test))
        let sizes = [g.weightCount, g.outputDepth, test.batch * g.inputCount]
        let expected = sizes.map { View(count: $0) }
        Reference.convolutionWeightGradient(t.x, dy: t.dy, dw: expected[0], db: expected[1], batch: test.batch, g)
        Reference.convolutionInputGradient(dy: t.dy, weights: t.weights, dx: expected[2], batch: test.batch, g)
        let found = sizes.map { View(count: $0) }
        let scratch = View(count: Convolution.backwardScratch(g))
        let dy = OutputGradient(t.dy, height: g.outputHeight, count: g.outputCount)
        for dx in [nil, found[2]] {
            #expect(sameBitsOnAnyThreads {
                scratch.fill(.nan)
                Convolution.backward(
                    t.x, dy: dy, t.prepared(g), dw: found[0], db: found[1], dx: dx, scratch: scratch,
                    batch: test.batch, g)
                return found
            })
            #expect(distance(found[0], expected[0]) < 2e-6)
            #expect(distance(found[1], expected[1]) < 2e-6)
        }
        #expect(distance(found[2], expected[2]) < 2e-6)
    }

    @Test(arguments: [1, 3, 11])
    func `the input gradient of a depth that fills no vector equals its reference`(_ depth: Int) {
        let g = ConvolutionGeometry(
            height: 7, width: 9, inputDepth: depth, outputDepth: 16, kernelHeight: 3, kernelWidth: 2, strideHeight: 2,
            padding: Padding(top: 1, left: 0, bottom: 1, right: 1))
        var random = RandomTensors()
        let (x, dy) = (random.view(3 * g.inputCount), random.view(3 * g.outputCount))
        let weights = Convolution.Weights(
            kernel: random.view(g.weightCount), bias: View(count: 16), prepared: View(count: Convolution.preparedCount(g)))
        let (expected, found) = (View(count: 3 * g.inputCount), View(count: 3 * g.inputCount))
        Reference.convolutionInputGradient(dy: dy, weights: weights.kernel, dx: expected, batch: 3, g)
        #expect(sameBitsOnAnyThreads {
            Convolution.backward(
                x, dy: OutputGradient(dy, height: g.outputHeight, count: g.outputCount), weights,
                dw: View(count: g.weightCount), db: View(count: 16), dx: found,
                scratch: View(count: Convolution.backwardScratch(g)), batch: 3, g)
            return [found]
        })
        #expect(distance(found, expected) < 2e-6)
    }

    /// Windows of 2×2 and others, with and without normalization, over every kind of convolution.
    @Test(arguments: ConvolutionCase.all.filter { $0.size.height > 4 }, [false, true])
    func `a convolution pooled at once equals its steps one by one`(
        _ test: ConvolutionCase, normalized: Bool
    ) {
        for window in [2, 3] { Self.checkPooled(test, window: window, normalized: normalized) }
    }

    private static func checkPooled(_ test: ConvolutionCase, window: Int, normalized: Bool) {
        let (g, t) = (test.geometry, ConvolutionTensors(test))
        guard min(g.outputHeight, g.outputWidth) >= window else { return }
        let pool = PoolGeometry(
            height: g.outputHeight, width: g.outputWidth, depth: g.outputDepth, windowHeight: window,
            windowWidth: window, strideHeight: window, strideWidth: window)
        let channels = normalized ? channels(test.filters, depth: g.outputDepth) : nil
        if let channels {
            channels.runningVariance.fill(0.5)
            BatchNormalization.fold(channels)
        }
        let results = View(count: test.batch * g.outputCount)
        let (expected, found) = (View(count: test.batch * pool.outputCount), View(count: test.batch * pool.outputCount))
        Reference.convolutionForward(
            t.x, weights: t.weights, bias: t.bias, into: results, batch: test.batch, g, relu: true)
        if let channels {
            Reference.batchNormalizationApplyMaxPool(
                results, channels, into: expected, positions: nil, batch: test.batch, pool)
        } else {
            Reference.maxPoolForward(results, into: expected, positions: nil, batch: test.batch, pool)
        }
        #expect(sameBitsOnAnyThreads {
            Convolution.forwardMaxPool(
                t.x, t.prepared(g), channels, into: found, batch: test.batch, g, pool: pool, relu: true)
            return [found]
        })
        #expect(distance(found, expected) < 3e-6)
    }
}
