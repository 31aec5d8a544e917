extension Reference {
    /// See `Dense.forward`.
    package static func denseForward(
        _ x: View, weights: View, bias: View, into y: View, batch: Int, _ geometry: DenseGeometry, relu: Bool
    ) {
        for n in 0..<batch {
            for o in 0..<geometry.outputs {
                var sum = Double(bias[o])
                for i in 0..<geometry.inputs {
                    sum += Double(x[n * geometry.inputs + i]) * Double(weights[i * geometry.outputs + o])
                }
                y[n * geometry.outputs + o] = relu ? max(0, Float(sum)) : Float(sum)
            }
        }
    }

    /// See `Dense.weightGradient`.
    package static func denseWeightGradient(
        _ x: View, dy: View, dw: View, db: View, batch: Int, _ geometry: DenseGeometry
    ) {
        for o in 0..<geometry.outputs {
            var biasSum = 0.0
            for n in 0..<batch { biasSum += Double(dy[n * geometry.outputs + o]) }
            db[o] = Float(biasSum)
            for i in 0..<geometry.inputs {
                var sum = 0.0
                for n in 0..<batch {
                    sum += Double(x[n * geometry.inputs + i]) * Double(dy[n * geometry.outputs + o])
                }
                dw[i * geometry.outputs + o] = Float(sum)
            }
        }
    }

    /// See `Dense.inputGradient`.
    package static func denseInputGradient(dy: View, weights: View, dx: View, batch: Int, _ geometry: DenseGeometry) {
        for n in 0..<batch {
            for i in 0..<geometry.inputs {
                var sum = 0.0
                for o in 0..<geometry.outputs {
                    sum += Double(dy[n * geometry.outputs + o]) * Double(weights[i * geometry.outputs + o])
                }
                dx[n * geometry.inputs + i] = Float(sum)
            }
        }
    }
}
