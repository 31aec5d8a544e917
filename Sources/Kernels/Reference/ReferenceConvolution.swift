/// Every kernel written the plain way: slow, one thread, sums in `Double`. The fast ones are tested against these.
package enum Reference {}

extension Reference {
    /// See `Convolution.forward`.
    package static func convolutionForward(
        _ x: View, weights: View, bias: View, into y: View, batch: Int, _ geometry: ConvolutionGeometry, relu: Bool
    ) {
        var sums = bias.array.map(Double.init)
        let start = sums
        let depth = geometry.outputDepth
        for place in 0..<batch * geometry.outputHeight * geometry.outputWidth {
            sums = start
            forEachTap(of: place, geometry) { input, weight in
                for channel in 0..<geometry.inputDepth {
                    let value = Double(x[input + channel])
                    for k in 0..<depth { sums[k] += value * Double(weights[weight + channel * depth + k]) }
                }
            }
            for k in 0..<depth { y[place * depth + k] = relu ? max(0, Float(sums[k])) : Float(sums[k]) }
        }
    }

    /// See `Convolution.weightGradient`.
    package static func convolutionWeightGradient(
        _ x: View, dy: View, dw: View, db: View, batch: Int, _ geometry: ConvolutionGeometry
    ) {
        let depth = geometry.outputDepth
        var weightSums = [Double](repeating: 0, count: geometry.weightCount)
        var biasSums = [Double](repeating: 0, count: depth)
        for place in 0..<batch * geometry.outputHeight * geometry.outputWidth {
            let slopes = (0..<depth).map { Double(dy[place * depth + $0]) }
            for k in 0..<depth { biasSums[k] += slopes[k] }
            forEachTap(of: place, geometry) { input, weight in
                for channel in 0..<geometry.inputDepth {
                    let value = Double(x[input + channel])
                    for k in 0..<depth { weightSums[weight + channel * depth + k] += value * slopes[k] }
                }
            }
        }
        dw.copy(from: weightSums.map { Float($0) })
        db.copy(from: biasSums.map { Float($0) })
    }

    /// See `Convolution.inputGradient`.
    package static func convolutionInputGradient(
        dy: View, weights: View, dx: View, batch: Int, _ geometry: ConvolutionGeometry
    ) {
        let depth = geometry.outputDepth
        var sums = [Double](repeating: 0, count: batch * geometry.inputCount)
        for place in 0..<batch * geometry.outputHeight * geometry.outputWidth {
            forEachTap(of: place, geometry) { input, weight in
                for channel in 0..<geometry.inputDepth {
                    for k in 0..<depth {
                        sums[input + channel] += Double(dy[place * depth + k])
                            * Double(weights[weight + channel * depth + k])
                    }
                }
            }
        }
        dx.copy(from: sums.map { Float($0) })
    }

    /// Calls `body` with the index of the first input channel and of the first weight of each kernel place that lies
    /// inside the input, for the result number `place` of the batch.
    private static func forEachTap(of place: Int, _ geometry: ConvolutionGeometry, _ body: (Int, Int) -> Void) {
        let (row, column) = place.quotientAndRemainder(dividingBy: geometry.outputWidth)
        let (image, outputRow) = row.quotientAndRemainder(dividingBy: geometry.outputHeight)
        for ky in 0..<geometry.kernelHeight {
            let inputRow = outputRow * geometry.strideHeight + ky - geometry.padding.top
            guard inputRow >= 0, inputRow < geometry.height else { continue }
            for kx in 0..<geometry.kernelWidth {
                let inputColumn = column * geometry.strideWidth + kx - geometry.padding.left
                guard inputColumn >= 0, inputColumn < geometry.width else { continue }
                body(
                    ((image * geometry.height + inputRow) * geometry.width + inputColumn) * geometry.inputDepth,
                    (ky * geometry.kernelWidth + kx) * geometry.inputDepth * geometry.outputDepth)
            }
        }
    }
}
