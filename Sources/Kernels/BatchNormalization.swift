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
    public static func scratch(rows: Int, depth: Int) -> Int { ((rows + blockRows - 1) / blockRows) * depth * 4 }

    /// Rows summed by themselves before the sums are joined in `Double`.
    static let blockRows = 512

    /// Measures a training batch: writes mean, inverse deviation, scale and shift, and moves the running averages,
    /// running = momentum·running + (1 − momentum)·batch.
    ///
    /// - Parameters:
    ///   - x: [rows][C]
    ///   - scratch: `scratch(rows:depth:)` floats of any content
    public static func measure(
        _ x: View, _ channels: Channels, rows: Int, momentum: Float = 0.99, epsilon: Float = 1e-3, scratch: View
    ) {
        Reference.batchNormalizationMeasure(x, channels, rows: rows, momentum: momentum, epsilon: epsilon)
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
        Reference.batchNormalizationApply(x, channels, into: y, rows: rows)
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
        Reference.batchNormalizationApplyMaxPool(x, channels, into: y, positions: positions, batch: batch, geometry)
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
        Reference.batchNormalizationBackward(
            x, channels, dy: dy, dx: dx, dGamma: dGamma, dBeta: dBeta, rows: rows, reluInput: reluInput)
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
        Reference.maxPoolBackward(dPooled, positions: positions, dx: dx, batch: batch, geometry)
        Reference.batchNormalizationBackward(
            x, channels, dy: dx, dx: dx, dGamma: dGamma, dBeta: dBeta,
            rows: batch * geometry.height * geometry.width, reluInput: reluInput)
    }
}
