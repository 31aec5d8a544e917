import Kernels

/// Convolution, bias, ReLU, batch normalization and max pooling in one: in use only the pooled map is ever stored, in
/// training the results of the convolution as well, and no gradient of them.
struct PooledConvolutionStep: WeightedStep {
    let x: View
    /// The results of the convolution, [N][OH][OW][K], and of each pooling window the one that won, both kept in
    /// training alone.
    let kept: (results: View, peaks: View)?
    let y: View
    let weights: ConvolutionParameters
    /// Nil where pooling follows the convolution directly.
    let normalization: Normalization?
    let geometry: ConvolutionGeometry
    let pool: PoolGeometry
    let relu: Bool
    let scratch: View

    var inputCount: Int { geometry.inputCount }
    var outputCount: Int { pool.outputCount }
    var gradientInPlace: Bool { false }

    /// Floats of scratch that a training step needs.
    static func scratchCount(_ geometry: ConvolutionGeometry, capacity: Int) -> Int {
        max(
            Convolution.momentsCount(batch: capacity, depth: geometry.outputDepth),
            Convolution.backwardScratch(geometry)
                + NormalizedMaxPool.gradientScratch(batch: capacity, depth: geometry.outputDepth))
    }

    func prepare() {
        Convolution.prepare(weights.values, geometry)
        guard kept == nil, let normalization else { return }
        BatchNormalization.fold(normalization.channels, epsilon: normalization.epsilon)
    }

    func forward(_ pass: Pass) {
        let (batch, channels) = (pass.batch, normalization?.channels)
        let (input, pooled) = (x.first(batch, of: inputCount), y.first(batch, of: outputCount))
        guard let kept else {
            return Convolution.forwardMaxPool(
                input, weights.values, channels, into: pooled, batch: batch, geometry, pool: pool, relu: relu)
        }
        let results = kept.results.first(batch, of: geometry.outputCount)
        let moments = channels.map { scratch[0..<Convolution.momentsCount(batch: batch, depth: $0.depth)] }
        Convolution.forward(
            input, weights.values, into: results, moments: moments, batch: batch, geometry, relu: relu)
        if let normalization, let channels, let moments {
            BatchNormalization.measure(
                moments: moments, channels, batch: batch, rowsPerImage: geometry.outputHeight * geometry.outputWidth,
                momentum: pass.normalizationMomentum, epsilon: normalization.epsilon)
        }
        NormalizedMaxPool.forward(
            results, channels, into: pooled, peaks: kept.peaks.first(batch, of: outputCount), batch: batch, pool)
    }

    func backward(_ pass: Pass, dy: View, dx: View?) {
        guard let kept else { return }
        let batch = pass.batch
        let backwardScratch = Convolution.backwardScratch(geometry)
        let gradient = NormalizedMaxPool.gradient(
            kept.results.first(batch, of: geometry.outputCount),
            normalization.map { ($0.channels, dGamma: $0.gammaGradient, dBeta: $0.betaGradient) },
            peaks: kept.peaks.first(batch, of: outputCount), dPooled: dy, batch: batch, pool, reluInput: relu,
            scratch: scratch[backwardScratch..<scratch.count])
        Convolution.backward(
            x.first(batch, of: inputCount), dy: gradient, weights.values, dw: weights.kernelGradient,
            db: weights.biasGradient, dx: dx, scratch: scratch[0..<backwardScratch], batch: batch, geometry)
    }
}
