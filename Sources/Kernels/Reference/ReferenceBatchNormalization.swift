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
            channels.finish(c, mean: mean, variance: squares / Double(rows), momentum: momentum, epsilon: epsilon)
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

extension BatchNormalization.Channels {
    /// Writes everything that follows from the mean and the biased variance of channel `c`.
    func finish(_ c: Int, mean batchMean: Double, variance: Double, momentum: Float, epsilon: Float) {
        let inverse = 1 / (variance + Double(epsilon)).squareRoot()
        let factor = Double(gamma[c]) * inverse
        mean[c] = Float(batchMean)
        inverseDeviation[c] = Float(inverse)
        scale[c] = Float(factor)
        shift[c] = Float(Double(beta[c]) - batchMean * factor)
        let old = Double(momentum)
        runningMean[c] = Float(old * Double(runningMean[c]) + (1 - old) * batchMean)
        runningVariance[c] = Float(old * Double(runningVariance[c]) + (1 - old) * variance)
    }
}
