/// Batch normalization as in Keras: y = γ·(x − μ)/√(σ² + ε) + β per channel, with the biased variance of the batch.
///
/// A map [N][H][W][C] is seen as rows = N·H·W of C channels; a dense output [N][O] as N rows of O.
package enum BatchNormalization {
    /// The vectors [C] of one layer. Padded channels have γ = β = 0, so they stay 0.
    package struct Channels: Sendable {
        package let gamma: View
        package let beta: View
        /// Exponential averages for inference; `measure` moves them.
        package let runningMean: View
        package let runningVariance: View
        /// μ of the last measured batch.
        package let mean: View
        /// 1/√(σ² + ε) of the last measured batch.
        package let inverseDeviation: View
        /// y = scale·x + shift, made by `measure` (from the batch) or `fold` (from the averages).
        package let scale: View
        package let shift: View

        /// All views have the same count C, a multiple of `Lanes.count`.
        package init(
            gamma: View, beta: View, runningMean: View, runningVariance: View, mean: View, inverseDeviation: View,
            scale: View, shift: View
        ) {
            let others = [beta, runningMean, runningVariance, mean, inverseDeviation, scale, shift]
            precondition(gamma.count % Lanes.count == 0 && others.allSatisfy { $0.count == gamma.count })
            self.gamma = gamma
            self.beta = beta
            self.runningMean = runningMean
            self.runningVariance = runningVariance
            self.mean = mean
            self.inverseDeviation = inverseDeviation
            self.scale = scale
            self.shift = shift
        }

        /// C
        package var depth: Int { gamma.count }
    }

    /// Floats of scratch that `measure` and `backward` need for `rows` rows.
    package static func scratch(rows: Int, depth: Int) -> Int { (3 * Parts.number(rows, most: blockRows) + 3) * depth }

    /// Rows summed by themselves before the sums are joined in `Double`.
    static var blockRows: Int { 256 }

    /// Measures a training batch: writes mean, inverse deviation, scale and shift, and moves the running averages,
    /// running = momentum·running + (1 − momentum)·batch.
    ///
    /// - Parameters:
    ///   - x: [rows][C]
    ///   - scratch: `scratch(rows:depth:)` floats of any content
    package static func measure(
        _ x: View, _ channels: Channels, rows: Int, momentum: Float = 0.99, epsilon: Float = 1e-3, scratch: View
    ) {
        let depth = channels.depth
        precondition(rows > 0 && x.count >= rows * depth && scratch.count >= self.scratch(rows: rows, depth: depth))
        let blocks = Parts.number(rows, most: blockRows)
        WorkerPool.shared.run(blocks) { block in
            let first = x.start + block * blockRows * depth
            let moments = scratch.start + block * BatchMoments.floats * depth
            BatchMoments.begin(first, depth: depth, block: moments)
            BatchMoments.add(first, rows: min(blockRows, rows - block * blockRows), depth: depth, to: moments)
        }
        channels.finish(
            scratch.start, blocks: blocks, blockRows: blockRows, rows: rows, momentum: momentum, epsilon: epsilon)
    }

    /// As `measure`, from the moments that `Convolution.forward` took of each image.
    ///
    /// - Parameters:
    ///   - moments: [N][3][C]
    ///   - rowsPerImage: rows of each image
    package static func measure(
        moments: View, _ channels: Channels, batch: Int, rowsPerImage: Int, momentum: Float = 0.99,
        epsilon: Float = 1e-3
    ) {
        precondition(batch > 0 && moments.count >= batch * BatchMoments.floats * channels.depth)
        channels.finish(
            moments.start, blocks: batch, blockRows: rowsPerImage, rows: batch * rowsPerImage, momentum: momentum,
            epsilon: epsilon)
    }

    /// Writes scale and shift from the running averages, for inference.
    package static func fold(_ channels: Channels, epsilon: Float = 1e-3) {
        for c in 0..<channels.depth {
            let scale = channels.gamma[c] / (channels.runningVariance[c] + epsilon).squareRoot()
            channels.scale[c] = scale
            channels.shift[c] = channels.beta[c] - channels.runningMean[c] * scale
        }
    }

    /// Writes y = scale·x + shift; x and y may be the same view.
    package static func apply(_ x: View, _ channels: Channels, into y: View, rows: Int) {
        let depth = channels.depth
        precondition(x.count >= rows * depth && y.count >= rows * depth)
        Slices.run(rows: rows, depth: depth) { range in
            Elements.scale(
                x.start + range.lowerBound * depth, channels.scale.start, channels.shift.start,
                into: y.start + range.lowerBound * depth, rows: range.count, depth: depth)
        }
    }

    /// Writes dx = scale·dy: the way back in use, where mean and variance are constants; dx may be dy.
    package static func pullBack(_ dy: View, _ channels: Channels, into dx: View, rows: Int) {
        precondition(min(dy.count, dx.count) >= rows * channels.depth)
        let nothing = View(count: channels.depth)
        Elements.scale(
            dy.start, channels.scale.start, nothing.start, into: dx.start, rows: rows, depth: channels.depth)
    }

    /// Writes dγ, dβ and dx = γ/√(σ²+ε) · (dy − mean(dy) − x̂·mean(dy·x̂)), with x̂ = (x − μ)/√(σ²+ε).
    ///
    /// - Parameters:
    ///   - x: [rows][C], the measured input
    ///   - dy: [rows][C]
    ///   - dx: [rows][C], overwritten; may be the same view as dy
    ///   - reluInput: x came out of a ReLU: dx becomes 0 where x is 0, which is the gradient before that ReLU
    ///   - scratch: `scratch(rows:depth:)` floats of any content
    package static func backward(
        _ x: View, _ channels: Channels, dy: View, dx: View, dGamma: View, dBeta: View, rows: Int, reluInput: Bool,
        scratch: View
    ) {
        let depth = channels.depth
        precondition(rows > 0 && min(x.count, dy.count, dx.count) >= rows * depth)
        precondition(dGamma.count == depth && dBeta.count == depth)
        precondition(scratch.count >= self.scratch(rows: rows, depth: depth))
        let blocks = Parts.number(rows, most: blockRows)
        WorkerPool.shared.run(blocks) { block in
            let place = block * blockRows * depth
            BatchMoments.measureGradient(
                x.start + place, dy: dy.start + place, mean: channels.mean.start,
                rows: min(blockRows, rows - block * blockRows), depth: depth, into: scratch.start + block * 2 * depth)
        }
        let factors = scratch.start + blocks * 2 * depth
        BatchGradient.prepare(
            channels, sums: scratch.start, blocks: blocks, rows: rows, dGamma: dGamma, dBeta: dBeta, factors: factors)
        let gradient = BatchGradient(
            depth: depth, mean: channels.mean.start, factors: factors, floor: reluInput ? 0 : -.infinity)
        Slices.run(rows: rows, depth: depth) { range in
            let place = range.lowerBound * depth
            gradient.run(x.start + place, dy: dy.start + place, dx: dx.start + place, rows: range.count)
        }
    }
}

extension BatchNormalization.Channels {
    /// Joins the moments of all blocks and writes what `measure` writes.
    fileprivate func finish(
        _ moments: UnsafePointer<Float>, blocks: Int, blockRows: Int, rows: Int, momentum: Float, epsilon: Float
    ) {
        for channel in stride(from: 0, to: depth, by: Lanes.count) {
            let (mean, variance) = BatchMoments.join(
                moments, blocks: blocks, blockRows: blockRows, rows: rows, channel: channel, depth: depth)
            for lane in 0..<Lanes.count {
                finish(
                    channel + lane, mean: mean[lane], variance: max(0, variance[lane]), momentum: momentum,
                    epsilon: epsilon)
            }
        }
    }

    /// Writes everything that follows from the mean and the biased variance of channel `c`.
    private func finish(_ c: Int, mean batchMean: Double, variance: Double, momentum: Float, epsilon: Float) {
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
