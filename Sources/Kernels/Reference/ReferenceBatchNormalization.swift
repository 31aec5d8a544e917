extension Reference {
    /// See `BatchNormalization.measure`.
    package static func batchNormalizationMeasure(
        _ x: View, _ channels: BatchNormalization.Channels, rows: Int, momentum: Float, epsilon: Float
    ) {
        let depth = channels.depth
        for c in 0..<depth {
            var sum = 0.0
            for row in 0..<rows { sum += Double(x[row * depth + c]) }
            let mean = sum / Double(rows)
            var squares = 0.0
            for row in 0..<rows {
                let distance = Double(x[row * depth + c]) - mean
                squares += distance * distance
            }
            let variance = squares / Double(rows)
            let deviation = (variance + Double(epsilon)).squareRoot()
            let (gamma, beta) = (Double(channels.gamma[c]), Double(channels.beta[c]))
            channels.mean[c] = Float(mean)
            channels.inverseDeviation[c] = Float(1 / deviation)
            channels.scale[c] = Float(gamma / deviation)
            channels.shift[c] = Float(beta - gamma * mean / deviation)
            for (average, new) in [(channels.runningMean, mean), (channels.runningVariance, variance)] {
                average[c] = Float(Double(momentum) * Double(average[c]) + (1 - Double(momentum)) * new)
            }
        }
    }

    /// See `BatchNormalization.apply`.
    package static func batchNormalizationApply(
        _ x: View, _ channels: BatchNormalization.Channels, into y: View, rows: Int
    ) {
        for index in 0..<rows * channels.depth {
            let c = index % channels.depth
            y[index] = channels.shift[c].addingProduct(x[index], channels.scale[c])
        }
    }

    /// See `BatchNormalization.applyMaxPool`.
    package static func batchNormalizationApplyMaxPool(
        _ x: View, _ channels: BatchNormalization.Channels, into y: View, positions: View?, batch: Int,
        _ geometry: PoolGeometry
    ) {
        let normal = View(count: batch * geometry.inputCount)
        batchNormalizationApply(x, channels, into: normal, rows: batch * geometry.height * geometry.width)
        maxPoolForward(normal, into: y, positions: positions, batch: batch, geometry)
    }

    /// See `BatchNormalization.backward`.
    package static func batchNormalizationBackward(
        _ x: View, _ channels: BatchNormalization.Channels, dy: View, dx: View, dGamma: View, dBeta: View, rows: Int,
        reluInput: Bool
    ) {
        let depth = channels.depth
        for c in 0..<depth {
            let mean = Double(channels.mean[c])
            let inverse = Double(channels.inverseDeviation[c])
            var sum = 0.0
            var product = 0.0
            for row in 0..<rows {
                let slope = Double(dy[row * depth + c])
                sum += slope
                product += slope * (Double(x[row * depth + c]) - mean) * inverse
            }
            dBeta[c] = Float(sum)
            dGamma[c] = Float(product)
            for row in 0..<rows {
                let input = x[row * depth + c]
                let normal = (Double(input) - mean) * inverse
                let slope = Double(dy[row * depth + c]) - (sum + normal * product) / Double(rows)
                dx[row * depth + c] = reluInput && !(input > 0) ? 0 : Float(Double(channels.gamma[c]) * inverse * slope)
            }
        }
    }
}
