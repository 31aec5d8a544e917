/// The forward step of one image, by the way that fits the sizes.
struct ConvolutionImage: @unchecked Sendable {
    private let geometry: ConvolutionGeometry
    private let weights: Convolution.Weights
    private let floor: Float

    init(_ geometry: ConvolutionGeometry, _ weights: Convolution.Weights, floor: Float) {
        (self.geometry, self.weights, self.floor) = (geometry, weights, floor)
    }

    /// Writes the results of one image, and their moments if asked.
    func forward(
        _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, moments: UnsafeMutablePointer<Float>?
    ) {
        let g = geometry
        let depth = g.outputDepth
        if GrayConvolution.applies(to: g) {
            let gray = GrayConvolution(g)
            let image = gray.bordered(x, memory: ThreadMemory.floats(gray.borderedCount))
            for row in 0..<g.outputHeight {
                let result = y + row * g.outputWidth * depth
                forward(gray, image, rows: row..<row + 1, into: result)
                guard let moments else { continue }
                if row == 0 { BatchMoments.begin(result, depth: depth, block: moments) }
                BatchMoments.add(result, rows: g.outputWidth, depth: depth, to: moments)
            }
            return
        }
        if Winograd.applies(to: g) {
            let winograd = Winograd(g)
            winograd.forward(
                x, u: weights.prepared.start, bias: weights.bias.start, floor: floor, into: y,
                memory: ThreadMemory.floats(winograd.forwardMemory))
        } else {
            direct.run(x, rows: 0..<g.outputHeight, into: y)
        }
        guard let moments else { return }
        BatchMoments.begin(y, depth: depth, block: moments)
        BatchMoments.add(y, rows: g.outputHeight * g.outputWidth, depth: depth, to: moments)
    }

    /// Writes the pooled results of one image.
    func forward(_ x: UnsafePointer<Float>, _ pooling: PeakPooling, into y: UnsafeMutablePointer<Float>) {
        let g = geometry
        let pool = pooling.geometry
        if Winograd.applies(to: g), pool.windowHeight == 2, pool.windowWidth == 2 {
            let winograd = Winograd(g, pooledHeight: pool.outputHeight, pooledWidth: pool.outputWidth)
            return winograd.forward(
                x, u: weights.prepared.start, bias: weights.bias.start, floor: floor, pooling, into: y,
                memory: ThreadMemory.floats(winograd.forwardMemory))
        }
        if Winograd.applies(to: g) {
            let winograd = Winograd(g)
            let memory = ThreadMemory.floats(winograd.forwardMemory + g.outputCount)
            let results = memory + winograd.forwardMemory
            winograd.forward(
                x, u: weights.prepared.start, bias: weights.bias.start, floor: floor, into: results, memory: memory)
            for row in 0..<pool.outputHeight {
                pooling.run(results + row * pooling.stripCount, row: row, into: y, peaks: nil)
            }
            return
        }
        let gray = GrayConvolution.applies(to: g) ? GrayConvolution(g) : nil
        let borders = gray?.borderedCount ?? 0
        let memory = ThreadMemory.floats(borders + pooling.stripCount)
        let image = gray?.bordered(x, memory: memory)
        if let gray, let image, GrayConvolution.pools(in: pool) {
            for row in 0..<pool.outputHeight {
                gray.forwardPooled(
                    image, weights.kernel.start, weights.bias.start, floor: floor, pooling, row: row,
                    into: y + row * pool.outputWidth * pool.depth)
            }
            return
        }
        for row in 0..<pool.outputHeight {
            let rows = row * pool.windowHeight..<(row + 1) * pool.windowHeight
            if let gray, let image {
                forward(gray, image, rows: rows, into: memory + borders)
            } else {
                direct.run(x, rows: rows, into: memory + borders)
            }
            pooling.run(memory + borders, row: row, into: y, peaks: nil)
        }
    }

    private func forward(
        _ gray: GrayConvolution, _ x: UnsafePointer<Float>, rows: Range<Int>, into y: UnsafeMutablePointer<Float>
    ) {
        gray.forward(x, weights.kernel.start, weights.bias.start, floor: floor, rows: rows, into: y)
    }

    private var direct: ConvolutionForward {
        ConvolutionForward(
            geometry: geometry, weights: weights.kernel.start, bias: weights.bias.start, floor: floor)
    }
}
