extension Reference {
    /// See `Convolution.forward`.
    package static func convolutionForward(
        _ x: View, weights: View, bias: View, into y: View, batch: Int, _ geometry: ConvolutionGeometry, relu: Bool
    ) {
        let (inputs, outputs) = (geometry.inputDepth, geometry.outputDepth)
        ReferenceWindows(geometry).forEach(batch: batch) { output, taps in
            var sums = bias.array.map(Double.init)
            for tap in taps {
                for c in 0..<inputs {
                    let value = Double(x[tap.input * inputs + c])
                    for k in 0..<outputs { sums[k] += value * Double(weights[(tap.place * inputs + c) * outputs + k]) }
                }
            }
            for k in 0..<outputs { y[output * outputs + k] = relu ? max(0, Float(sums[k])) : Float(sums[k]) }
        }
    }

    /// See `Convolution.weightGradient`.
    package static func convolutionWeightGradient(
        _ x: View, dy: View, dw: View, db: View, batch: Int, _ geometry: ConvolutionGeometry
    ) {
        let (inputs, outputs) = (geometry.inputDepth, geometry.outputDepth)
        var weightSums = [Double](repeating: 0, count: dw.count)
        var biasSums = [Double](repeating: 0, count: outputs)
        ReferenceWindows(geometry).forEach(batch: batch) { output, taps in
            let slopes = (0..<outputs).map { Double(dy[output * outputs + $0]) }
            for k in 0..<outputs { biasSums[k] += slopes[k] }
            for tap in taps {
                for c in 0..<inputs {
                    let value = Double(x[tap.input * inputs + c])
                    for k in 0..<outputs { weightSums[(tap.place * inputs + c) * outputs + k] += value * slopes[k] }
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
        let (inputs, outputs) = (geometry.inputDepth, geometry.outputDepth)
        var sums = [Double](repeating: 0, count: dx.count)
        ReferenceWindows(geometry).forEach(batch: batch) { output, taps in
            for tap in taps {
                for c in 0..<inputs {
                    for k in 0..<outputs {
                        sums[tap.input * inputs + c] += Double(dy[output * outputs + k])
                            * Double(weights[(tap.place * inputs + c) * outputs + k])
                    }
                }
            }
        }
        dx.copy(from: sums.map { Float($0) })
    }
}
