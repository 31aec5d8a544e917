import Kernels
import Testing

/// Small cases worked out with pencil and paper: what kernels, references and geometries might all have wrong alike shows
/// here. The second image of each batch is the first one doubled.
extension Kernel {
    /// A tensor of which only the first lane holds numbers: these for the first image, twice these for the second.
    private static func batch(_ numbers: [Float], depth: Int) -> View { lanes(numbers + numbers.map { 2 * $0 }, depth) }

    private static func lanes(_ numbers: [Float], _ depth: Int) -> View {
        View(numbers.flatMap { [$0] + [Float](repeating: 0, count: depth - 1) })
    }

    /// The numbers in the first lane; all others must be 0.
    private static func numbers(_ view: View, depth: Int) -> [Float] {
        #expect(view.array.enumerated().allSatisfy { $0.offset % depth == 0 || $0.element == 0 })
        return stride(from: 0, to: view.count, by: depth).map { view[$0] }
    }

    /// Rows of 1…9, the kernel [1, 10; 100, 1000] by steps of 2, a row of zeros above and a column of zeros to the right.
    private static func paddedConvolution(inputDepth: Int) -> ConvolutionGeometry {
        ConvolutionGeometry(
            height: 3, width: 3, inputDepth: inputDepth, outputDepth: 8, kernelHeight: 2, kernelWidth: 2,
            strideHeight: 2, strideWidth: 2, padding: Padding(top: 1, right: 1))
    }

    private static func kernel(inputDepth: Int) -> View {
        lanes([1, 10, 100, 1000].flatMap { [$0] + [Float](repeating: 0, count: inputDepth - 1) }, 8)
    }

    @Test func `a geometry counts the places where its window fits`() {
        let padded = Self.paddedConvolution(inputDepth: 1)
        #expect([padded.outputHeight, padded.outputWidth, padded.outputCount] == [2, 2, 32])
        #expect([padded.inputCount, padded.weightCount] == [9, 32])
        let plain = ConvolutionGeometry(
            height: 5, width: 7, inputDepth: 3, outputDepth: 8, kernelHeight: 3, kernelWidth: 2, strideWidth: 4)
        #expect([plain.outputHeight, plain.outputWidth, plain.outputCount] == [3, 2, 48])
        #expect([plain.inputCount, plain.weightCount] == [105, 144])
        let pool = PoolGeometry(
            height: 7, width: 5, depth: 8, windowHeight: 3, windowWidth: 2, strideHeight: 3, strideWidth: 2)
        #expect([pool.outputHeight, pool.outputWidth, pool.inputCount, pool.outputCount] == [2, 2, 280, 32])
    }

    @Test(arguments: [1, 8])
    func `a convolution with padding and steps gives the sums on paper`(_ depth: Int) {
        let g = Self.paddedConvolution(inputDepth: depth)
        let x = Self.batch([1, 2, 3, 4, 5, 6, 7, 8, 9], depth: depth)
        let (weights, bias) = (Self.kernel(inputDepth: depth), View(count: 8))
        let expected: [Float] = [2100, 300, 8754, 906]
        let reference = View(count: 2 * 4 * 8)
        Reference.convolutionForward(x, weights: weights, bias: bias, into: reference, batch: 2, g, relu: false)
        #expect(Self.numbers(reference, depth: 8) == expected + expected.map { 2 * $0 })
        let prepared = Convolution.Weights(
            kernel: weights, bias: bias, prepared: View(count: Convolution.preparedCount(g)))
        Convolution.prepare(prepared, g)
        let found = View(count: 2 * 4 * 8)
        let moments = View(count: Convolution.momentsCount(batch: 2, depth: 8))
        Convolution.forward(x, prepared, into: found, moments: moments, batch: 2, g, relu: false)
        #expect(Self.numbers(found, depth: 8) == expected + expected.map { 2 * $0 })
    }

    /// Slopes 1, 2, 3, 4 for the results of either image, so that the weights' gradient is three times that of one.
    @Test(arguments: [1, 8])
    func `the gradients of a convolution are those on paper`(_ depth: Int) {
        let g = Self.paddedConvolution(inputDepth: depth)
        let x = Self.batch([1, 2, 3, 4, 5, 6, 7, 8, 9], depth: depth)
        let (weights, dy) = (Self.kernel(inputDepth: depth), Self.lanes([1, 2, 3, 4, 1, 2, 3, 4], 8))
        let weightGradient: [Float] = [108, 45, 192, 78].flatMap { [$0] + [Float](repeating: 0, count: depth - 1) }
        let inputGradient: [Float] = [100, 1000, 200, 3, 30, 4, 300, 3000, 400]
        let reference = [View(count: 32 * depth), View(count: 8), View(count: 18 * depth)]
        let found = [View(count: 32 * depth), View(count: 8), View(count: 18 * depth)]
        Reference.convolutionWeightGradient(x, dy: dy, dw: reference[0], db: reference[1], batch: 2, g)
        Reference.convolutionInputGradient(dy: dy, weights: weights, dx: reference[2], batch: 2, g)
        let prepared = Convolution.Weights(
            kernel: weights, bias: View(count: 8), prepared: View(count: Convolution.preparedCount(g)))
        Convolution.prepare(prepared, g)
        Convolution.backward(
            x, dy: OutputGradient(dy, height: 2, count: 32), prepared, dw: found[0], db: found[1], dx: found[2],
            scratch: View(count: Convolution.backwardScratch(g)), batch: 2, g)
        for views in [reference, found] {
            #expect(Self.numbers(views[0], depth: 8) == weightGradient)
            #expect(Self.numbers(views[1], depth: 8) == [20])
            #expect(Self.numbers(views[2], depth: depth) == inputGradient + inputGradient)
        }
    }

    /// Windows of 2×2 by one row and three columns: the third column is in none, the middle row in two.
    @Test func `pooling gives the maxima, means and slopes on paper`() {
        let g = PoolGeometry(
            height: 3, width: 5, depth: 8, windowHeight: 2, windowWidth: 2, strideHeight: 1, strideWidth: 3)
        let x = Self.batch([1, 9, 2, 3, 4, 5, 6, 7, 8, 0, 3, 2, 1, 6, 7], depth: 8)
        let dy = Self.lanes([1, 2, 3, 4, 1, 2, 3, 4], 8)
        let reference = [64, 64, 240, 64, 240].map { View(count: $0) }
        let found = [64, 64, 240, 64, 240].map { View(count: $0) }
        Reference.maxPoolForward(x, into: reference[0], positions: reference[1], batch: 2, g)
        Reference.maxPoolBackward(dy, positions: reference[1], dx: reference[2], batch: 2, g)
        Reference.averagePoolForward(x, into: reference[3], batch: 2, g)
        Reference.averagePoolBackward(dy, dx: reference[4], batch: 2, g)
        MaxPool.forward(x, into: found[0], positions: found[1], batch: 2, g)
        MaxPool.backward(dy, positions: found[1], dx: found[2], batch: 2, g)
        AveragePool.forward(x, into: found[3], batch: 2, g)
        AveragePool.backward(dy, dx: found[4], batch: 2, g)
        for views in [reference, found] {
            #expect(Self.numbers(views[0], depth: 8) == [9, 8, 6, 8, 18, 16, 12, 16])
            #expect(Self.numbers(views[1], depth: 8) == [1, 2, 1, 0, 1, 2, 1, 0])
            let most: [Float] = [0, 1, 0, 0, 0, 0, 3, 0, 6, 0, 0, 0, 0, 0, 0]
            #expect(Self.numbers(views[2], depth: 8) == most + most)
            #expect(Self.numbers(views[3], depth: 8) == [5.25, 3.75, 4, 5.25, 10.5, 7.5, 8, 10.5])
            let even: [Float] = [0.25, 0.25, 0, 0.5, 0.5, 1, 1, 0, 1.5, 1.5, 0.75, 0.75, 0, 1, 1]
            #expect(Self.numbers(views[4], depth: 8) == even + even)
        }
    }
}
