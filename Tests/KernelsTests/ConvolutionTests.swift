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

        var testDescription: String {
            "\(channels)→\(filters) \(kernel.height)×\(kernel.width) stride \(stride) \(same ? "same" : "valid") batch \(batch)"
        }

        var geometry: ConvolutionGeometry {
            let rows = Padding.same(extent: size.height, size: kernel.height, stride: stride)
            let columns = Padding.same(extent: size.width, size: kernel.width, stride: stride)
            let padding = Padding(top: rows.before, left: columns.before, bottom: rows.after, right: columns.after)
            return ConvolutionGeometry(
                height: size.height, width: size.width, inputDepth: channels == 1 ? 1 : Lanes.padded(channels),
                outputDepth: Lanes.padded(filters), kernelHeight: kernel.height, kernelWidth: kernel.width,
                strideHeight: stride, strideWidth: stride, padding: same ? padding : Padding())
        }

        static let all: [ConvolutionCase] = [
            .init(channels: 1, filters: 16, kernel: (3, 3), stride: 1, same: false, batch: 5),
            .init(channels: 1, filters: 8, kernel: (5, 5), stride: 1, same: true, batch: 33),
            .init(channels: 3, filters: 12, kernel: (2, 4), stride: 2, same: true, batch: 5),
            .init(channels: 8, filters: 20, kernel: (1, 1), stride: 1, same: false, batch: 1),
            .init(channels: 12, filters: 16, kernel: (4, 2), stride: 3, same: true, batch: 5),
            .init(channels: 16, filters: 32, kernel: (3, 3), stride: 1, same: false, batch: 9, size: (13, 13)),
            .init(channels: 20, filters: 24, kernel: (3, 1), stride: 2, same: false, batch: 5),
            .init(channels: 16, filters: 8, kernel: (5, 3), stride: 1, same: true, batch: 33),
            .init(channels: 8, filters: 8, kernel: (5, 5), stride: 1, same: true, batch: 5, size: (2, 3)),
            .init(channels: 8, filters: 40, kernel: (1, 5), stride: 3, same: true, batch: 5, size: (3, 4)),
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
    }

    @Test(arguments: ConvolutionCase.all)
    func `a convolution equals its reference`(_ test: ConvolutionCase) {
        let (g, t) = (test.geometry, ConvolutionTensors(test))
        for relu in [false, true] {
            let expected = View(count: test.batch * g.outputCount)
            Reference.convolutionForward(
                t.x, weights: t.weights, bias: t.bias, into: expected, batch: test.batch, g, relu: relu)
            var found = expected
            #expect(sameBitsOnAnyThreads {
                found = View(count: test.batch * g.outputCount)
                Convolution.forward(
                    t.x, weights: t.weights, bias: t.bias, into: found, batch: test.batch, g, relu: relu)
                return [found]
            })
            #expect(distance(found, expected) < 2e-6)
        }
    }

    @Test(arguments: ConvolutionCase.all)
    func `the weight gradient of a convolution equals its reference`(_ test: ConvolutionCase) {
        let (g, t) = (test.geometry, ConvolutionTensors(test))
        let (dw, db) = (View(count: g.weightCount), View(count: g.outputDepth))
        Reference.convolutionWeightGradient(t.x, dy: t.dy, dw: dw, db: db, batch: test.batch, g)
        let (foundWeights, foundBias) = (View(count: g.weightCount), View(count: g.outputDepth))
        let scratch = View(count: Convolution.weightGradientScratch(g))
        #expect(sameBitsOnAnyThreads {
            scratch.fill(.nan)
            Convolution.weightGradient(
                t.x, dy: t.dy, dw: foundWeights, db: foundBias, scratch: scratch, batch: test.batch, g)
            return [foundWeights, foundBias]
        })
        #expect(distance(foundWeights, dw) < 2e-6)
        #expect(distance(foundBias, db) < 2e-6)
    }

    @Test(arguments: ConvolutionCase.all)
    func `the input gradient of a convolution equals its reference`(_ test: ConvolutionCase) {
        let (g, t) = (test.geometry, ConvolutionTensors(test))
        let expected = View(count: test.batch * g.inputCount)
        Reference.convolutionInputGradient(dy: t.dy, weights: t.weights, dx: expected, batch: test.batch, g)
        let found = View(count: test.batch * g.inputCount)
        let scratch = View(count: Convolution.inputGradientScratch(g))
        #expect(sameBitsOnAnyThreads {
            scratch.fill(.nan)
            Convolution.inputGradient(
                dy: t.dy, weights: t.weights, dx: found, scratch: scratch, batch: test.batch, g)
            return [found]
        })
        #expect(distance(found, expected) < 2e-6)
    }
}
