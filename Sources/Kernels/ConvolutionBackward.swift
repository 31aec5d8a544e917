/// The gradients of a convolution, by the way that fits the sizes.
///
/// Each part of a batch sums its images into memory of its own; the parts are joined in their order.
struct ConvolutionGradients: @unchecked Sendable {
    private let geometry: ConvolutionGeometry
    private let winograd: Winograd?
    private let gray: GrayConvolution?

    init(_ geometry: ConvolutionGeometry) {
        self.geometry = geometry
        winograd = Winograd.applies(to: geometry) ? Winograd(geometry) : nil
        gray = GrayConvolution.applies(to: geometry) ? GrayConvolution(geometry) : nil
    }

    /// Floats of the weights with C and K exchanged.
    var turnedCount: Int { winograd?.weightCount ?? geometry.weightCount }
    /// Floats of the sums of a part: for the weights, then [K] for the bias.
    var sumsCount: Int { (winograd?.weightCount ?? geometry.weightCount) + geometry.outputDepth }
    var scratch: Int { turnedCount + Convolution.partialSums * sumsCount }

    /// Writes the weights with C and K exchanged; C is a multiple of `Lanes.count`.
    func turn(_ weights: Convolution.Weights, into turned: View) {
        let from = winograd == nil ? weights.kernel : weights.prepared
        let tap = geometry.inputDepth * geometry.outputDepth
        WorkerPool.shared.run(turnedCount / tap) { index in
            Sums.transpose(
                from.start + index * tap, rows: geometry.inputDepth, columns: geometry.outputDepth,
                into: turned.start + index * tap, distance: geometry.inputDepth)
        }
    }

    /// Sums the weight gradients of some images and writes their input gradients.
    func addPart(
        _ x: View, dy: OutputGradient, dx: View?, images: Range<Int>, turned: UnsafePointer<Float>,
        to sums: UnsafeMutablePointer<Float>
    ) {
        let g = geometry
        sums.update(repeating: 0, count: sumsCount)
        let bias = sums + (sumsCount - g.outputDepth)
        let engineMemory = winograd?.backwardMemory ?? gray?.borderedCount ?? 0
        let memory = ThreadMemory.floats(engineMemory + dy.memory)
        for n in images {
            let input = UnsafePointer(x.start + n * g.inputCount)
            let result = dx.map { $0.start + n * g.inputCount }
            if let gray {
                let image = gray.bordered(input, memory: memory)
                dy.forEachStrip(n, memory: memory + engineMemory) { rows, gradient in
                    gray.addWeightGradient(image, dy: gradient, rows: rows, to: sums)
                }
                continue
            }
            let gradient = dy.image(n, memory: memory + engineMemory)
            Sums.addRows(gradient, rows: g.outputHeight * g.outputWidth, depth: g.outputDepth, to: bias)
            if let winograd {
                winograd.backward(input, dy: gradient, turned: turned, sums: sums, dx: result, memory: memory)
            } else {
                ConvolutionWeightGradient(geometry: g).add(input, dy: gradient, to: sums)
                if let result { inputGradient(gradient, turned, result) }
            }
        }
    }

    private func inputGradient(
        _ dy: UnsafePointer<Float>, _ turned: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>
    ) {
        ConvolutionInputGradient(geometry: geometry, weights: turned).run(dy, into: dx)
    }

    /// Joins the parts and writes the gradients.
    func join(_ sums: View, parts: Int, dw: View, db: View) {
        let (depth, distance) = (geometry.outputDepth, sumsCount)
        let weights = distance - depth
        let vectors = (winograd == nil ? weights : weights / Winograd.places) / Lanes.count
        let slices = Parts.number(vectors, most: 128)
        WorkerPool.shared.run(slices) { index in
            let part = Parts.range(index, of: slices, count: vectors)
            let range = part.lowerBound * Lanes.count..<part.upperBound * Lanes.count
            guard let winograd else {
                return Sums.join(sums.start, parts: parts, distance: distance, into: dw.start, range: range)
            }
            // The first part's memory takes the sums of all.
            for place in 0..<Winograd.places {
                let first = sums.start + place * (weights / Winograd.places)
                Sums.join(first, parts: parts, distance: distance, into: first, range: range)
            }
            winograd.transformBack(sums.start, into: dw.start, range: range)
        }
        Sums.join(sums.start + weights, parts: parts, distance: distance, into: db.start, range: 0..<depth)
    }
}
