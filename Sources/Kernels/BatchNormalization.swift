/// Batch normalisation as in Keras: y = γ·(x − μ)/√(σ² + ε) + β per channel, with the biased variance of the batch.
///
/// A map [N][H][W][C] is seen as rows = N·H·W of C channels; a dense output [N][O] as N rows of O.
public enum BatchNormalization {
    /// The vectors [C] of one layer. Padded channels have γ = β = 0, so they stay 0.
    public struct Channels: Sendable {
        public let gamma: View
        public let beta: View
        /// Exponential averages for inference; `measure` moves them.
        public let runningMean: View
        public let runningVariance: View
        /// μ of the last measured batch.
        public let mean: View
        /// 1/√(σ² + ε) of the last measured batch.
        public let inverseDeviation: View
        /// y = scale·x + shift, made by `measure` (from the batch) or `fold` (from the averages).
        public let scale: View
        public let shift: View

        /// All views have the same count C, a multiple of `Lanes.count`.
        public init(
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
        public var depth: Int { gamma.count }
    }

    /// Floats of scratch that `measure`, `backward` and `backwardMaxPool` need for `rows` rows.
    public static func scratch(rows: Int, depth: Int) -> Int { (4 * Parts.number(rows, most: blockRows) + 5) * depth }

    /// Rows summed by themselves before the sums are joined in `Double`.
    static var blockRows: Int { 256 }

    /// Measures a training batch: writes mean, inverse deviation, scale and shift, and moves the running averages,
    /// running = momentum·running + (1 − momentum)·batch.
    ///
    /// - Parameters:
    ///   - x: [rows][C]
    ///   - scratch: `scratch(rows:depth:)` floats of any content
    public static func measure(
        _ x: View, _ channels: Channels, rows: Int, momentum: Float = 0.99, epsilon: Float = 1e-3, scratch: View
    ) {
        let depth = channels.depth
        precondition(rows > 0 && x.count >= rows * depth && scratch.count >= self.scratch(rows: rows, depth: depth))
        let blocks = Parts.number(rows, most: blockRows)
        WorkerPool.shared.run(blocks) { block in
            BatchMoments.measure(
                x.start + block * blockRows * depth, rows: min(blockRows, rows - block * blockRows), depth: depth,
                into: scratch.start + block * 2 * depth)
        }
        for c in 0..<depth {
            let (mean, variance) = BatchMoments.join(
                scratch.start, blocks: blocks, blockRows: blockRows, rows: rows, channel: c, depth: depth)
            channels.finish(c, mean: mean, variance: variance, momentum: momentum, epsilon: epsilon)
        }
    }

    /// Writes scale and shift from the running averages, for inference.
    public static func fold(_ channels: Channels, epsilon: Float = 1e-3) {
        for c in 0..<channels.depth {
            let scale = channels.gamma[c] / (channels.runningVariance[c] + epsilon).squareRoot()
            channels.scale[c] = scale
            channels.shift[c] = channels.beta[c] - channels.runningMean[c] * scale
        }
    }

    /// Writes y = scale·x + shift; x and y may be the same view.
    public static func apply(_ x: View, _ channels: Channels, into y: View, rows: Int) {
        let depth = channels.depth
        precondition(x.count >= rows * depth && y.count >= rows * depth)
        Slices.run(rows: rows, depth: depth) { range in
            Elements.scale(
                x.start + range.lowerBound * depth, channels.scale.start, channels.shift.start,
                into: y.start + range.lowerBound * depth, rows: range.count, depth: depth)
        }
    }

    /// Writes the maximum of scale·x + shift over each window, and where it was.
    ///
    /// - Parameters:
    ///   - x: [N][H][W][C]
    ///   - y: [N][OH][OW][C], overwritten
    ///   - positions: as `MaxPool.forward`; nil in inference
    public static func applyMaxPool(
        _ x: View, _ channels: Channels, into y: View, positions: View?, batch: Int, _ geometry: PoolGeometry
    ) {
        precondition(x.count >= batch * geometry.inputCount && y.count >= batch * geometry.outputCount)
        precondition(channels.depth == geometry.depth && positions?.count ?? .max >= batch * geometry.outputCount)
        let image = MaxPoolKernel(geometry: geometry, scale: channels.scale.start, shift: channels.shift.start)
        WorkerPool.shared.run(batch) { n in
            image.run(
                x.start + n * geometry.inputCount, into: y.start + n * geometry.outputCount,
                positions: positions.map { $0.start + n * geometry.outputCount })
        }
    }

    /// Writes dγ, dβ and dx = γ/√(σ²+ε) · (dy − mean(dy) − x̂·mean(dy·x̂)), with x̂ = (x − μ)/√(σ²+ε).
    ///
    /// - Parameters:
    ///   - x: [rows][C], the measured input
    ///   - dy: [rows][C]
    ///   - dx: [rows][C], overwritten; may be the same view as dy
    ///   - reluInput: x came out of a ReLU: dx becomes 0 where x is 0, which is the gradient before that ReLU
    ///   - scratch: `scratch(rows:depth:)` floats of any content
    public static func backward(
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
        let gradient = gradient(
            channels, dGamma: dGamma, dBeta: dBeta, blocks: blocks, rows: rows, reluInput: reluInput, scratch: scratch)
        Slices.run(rows: rows, depth: depth) { range in
            let place = range.lowerBound * depth
            gradient.run(x.start + place, dy: dy.start + place, dx: dx.start + place, rows: range.count)
        }
    }

    /// Joins the sums of all blocks in `scratch` and puts the factors of the second pass behind them.
    private static func gradient(
        _ channels: Channels, dGamma: View, dBeta: View, blocks: Int, rows: Int, reluInput: Bool, scratch: View
    ) -> BatchGradient {
        let factors = scratch.start + blocks * 2 * channels.depth
        BatchGradient.prepare(
            channels, sums: scratch.start, blocks: blocks, rows: rows, dGamma: dGamma, dBeta: dBeta, factors: factors)
        return BatchGradient(
            depth: channels.depth, mean: channels.mean.start, factors: factors, floor: reluInput ? 0 : -.infinity)
    }

    /// As `backward`, with dy given as the gradient of the pooled result of `applyMaxPool`.
    ///
    /// - Parameters:
    ///   - x: [N][H][W][C], the measured input
    ///   - dPooled: [N][OH][OW][C]
    ///   - positions: [N][OH][OW][C], as `applyMaxPool` wrote them
    ///   - dx: [N][H][W][C], overwritten
    ///   - scratch: `scratch(rows: N·H·W, depth: C)` floats of any content
    public static func backwardMaxPool(
        _ x: View, _ channels: Channels, dPooled: View, positions: View, dx: View, dGamma: View, dBeta: View,
        batch: Int, _ geometry: PoolGeometry, reluInput: Bool, scratch: View
    ) {
        let (depth, rows) = (geometry.depth, batch * geometry.height * geometry.width)
        precondition(batch > 0 && channels.depth == depth && min(x.count, dx.count) >= rows * depth)
        precondition(min(dPooled.count, positions.count) >= batch * geometry.outputCount)
        precondition(dGamma.count == depth && dBeta.count == depth)
        precondition(scratch.count >= self.scratch(rows: rows, depth: depth))
        let imagesInBlock = max(1, blockRows / (geometry.height * geometry.width))
        let blocks = Parts.number(batch, most: imagesInBlock)
        let pool = MaxPoolKernel(geometry: geometry)
        WorkerPool.shared.run(blocks) { block in
            let sums = scratch.start + block * 2 * depth
            sums.update(repeating: 0, count: 2 * depth)
            for n in block * imagesInBlock..<min(batch, (block + 1) * imagesInBlock) {
                let place = n * geometry.outputCount
                pool.addGradientSums(
                    x.start + n * geometry.inputCount, dy: dPooled.start + place, positions: positions.start + place,
                    mean: channels.mean.start, to: sums)
            }
        }
        let gradient = gradient(
            channels, dGamma: dGamma, dBeta: dBeta, blocks: blocks, rows: rows, reluInput: reluInput, scratch: scratch)
        let touching = geometry.strideHeight == geometry.windowHeight && geometry.strideWidth == geometry.windowWidth
        WorkerPool.shared.run(batch) { n in
            let (place, pooled) = (n * geometry.inputCount, n * geometry.outputCount)
            let (input, result) = (x.start + place, dx.start + place)
            if touching {
                gradient.run(
                    input, dPooled: dPooled.start + pooled, positions: positions.start + pooled, dx: result, geometry)
            } else {
                pool.backward(dPooled.start + pooled, positions: positions.start + pooled, dx: result)
                gradient.run(input, dy: result, dx: result, rows: geometry.height * geometry.width)
            }
        }
    }
}
