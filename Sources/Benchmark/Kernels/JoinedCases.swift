import Kernels

extension ConvolutionSizes {
    /// Convolution, ReLU, normalization and pooling as a training step runs them.
    var trainingForward: KernelCase {
        let (g, batch, pool) = (geometry, batch, pool)
        return make("+bn+pool") { t in
            let (mine, its) = (JoinedTensors(self), JoinedTensors(self))
            let moments = View(count: Convolution.momentsCount(batch: batch, depth: g.outputDepth))
            return KernelCase.Trial {
                Convolution.forward(t.x, t.weights, into: mine.y, moments: moments, batch: batch, g, relu: true)
                BatchNormalization.measure(
                    moments: moments, mine.channels, batch: batch, rowsPerImage: g.outputHeight * g.outputWidth)
                mine.pool(batch: batch, pool)
                return [mine.y, mine.pooled] + mine.statistics
            } reference: {
                Reference.convolutionForward(
                    t.x, weights: t.weights.kernel, bias: t.weights.bias, into: its.y, batch: batch, g, relu: true)
                its.measure()
                its.referencePool(batch: batch, pool)
                return [its.y, its.pooled] + its.statistics
            }
        }
    }

    /// The same in use: nothing but the pooled map is kept.
    var inferenceForward: KernelCase {
        let (g, batch, pool) = (geometry, batch, pool)
        return make("+bn+pool use") { t in
            let joined = JoinedTensors(self)
            let y = View(count: batch * pool.outputCount)
            return KernelCase.Trial {
                Convolution.forwardMaxPool(
                    t.x, t.weights, joined.channels, into: y, batch: batch, g, pool: pool, relu: true)
                return [y]
            } reference: {
                Reference.convolutionForward(
                    t.x, weights: t.weights.kernel, bias: t.weights.bias, into: joined.y, batch: batch, g, relu: true)
                joined.referencePool(batch: batch, pool)
                return [joined.pooled]
            }
        }
    }

    /// All gradients of the four, from that of the pooled results.
    var joinedBackward: KernelCase {
        let (g, batch, pool) = (geometry, batch, pool)
        return make("+bn+pool back", macs: 2 * macs) { t in
            let (mine, its) = (JoinedTensors(self), JoinedTensors(self))
            mine.pool(batch: batch, pool)
            return KernelCase.Trial {
                let dy = NormalizedMaxPool.gradient(
                    mine.y, (mine.channels, dGamma: mine.dGamma, dBeta: mine.dBeta), peaks: mine.peaks,
                    dPooled: mine.dPooled, batch: batch, pool, reluInput: true, scratch: mine.poolScratch)
                Convolution.backward(
                    t.x, dy: dy, t.weights, dw: mine.dw, db: mine.db, dx: mine.dx, scratch: mine.scratch, batch: batch,
                    g)
                return mine.gradients
            } reference: {
                its.referencePool(batch: batch, pool)
                Reference.maxPoolBackward(its.dPooled, positions: its.peaks, dx: its.dy, batch: batch, pool)
                Reference.batchNormalizationBackward(
                    its.y, its.channels, dy: its.dy, dx: its.dy, dGamma: its.dGamma, dBeta: its.dBeta, rows: its.rows,
                    reluInput: true)
                Reference.convolutionWeightGradient(t.x, dy: its.dy, dw: its.dw, db: its.db, batch: batch, g)
                Reference.convolutionInputGradient(
                    dy: its.dy, weights: t.weights.kernel, dx: its.dx, batch: batch, g)
                return its.gradients
            }
        }
    }
}

/// What stands behind a convolution: results as after a ReLU, with their statistics measured.
private struct JoinedTensors {
    let rows: Int
    let y: View
    let dy: View
    let peaks: View
    let pooled: View
    let dPooled: View
    let dGamma: View
    let dBeta: View
    let dw: View
    let db: View
    let dx: View
    let scratch: View
    let poolScratch: View
    let channels: BatchNormalization.Channels

    init(_ sizes: ConvolutionSizes) {
        let (g, pool, batch) = (sizes.geometry, sizes.pool, sizes.batch)
        var random = RandomTensors()
        let depth = g.outputDepth
        rows = batch * pool.height * pool.width
        y = random.rectified(places: rows, channels: sizes.filters, depth: depth)
        dy = View(count: rows * depth)
        (peaks, pooled) = (View(count: batch * pool.outputCount), View(count: batch * pool.outputCount))
        dPooled = random.map(places: batch * pool.outputCount / depth, channels: sizes.filters, depth: depth)
        (dGamma, dBeta, db) = (View(count: depth), View(count: depth), View(count: depth))
        (dw, dx) = (View(count: g.weightCount), View(count: batch * g.inputCount))
        scratch = View(count: Convolution.backwardScratch(g))
        poolScratch = View(count: NormalizedMaxPool.gradientScratch(batch: batch, depth: depth))
        channels = BatchNormalization.Channels(
            gamma: random.map(places: 1, channels: sizes.filters, depth: depth),
            beta: random.map(places: 1, channels: sizes.filters, depth: depth), runningMean: View(count: depth),
            runningVariance: View(count: depth), mean: View(count: depth), inverseDeviation: View(count: depth),
            scale: View(count: depth), shift: View(count: depth))
        measure()
    }

    var statistics: [View] { [channels.mean, channels.inverseDeviation, channels.scale, channels.shift] }
    var gradients: [View] { [dw, db, dx, dGamma, dBeta] }

    func measure() {
        Reference.batchNormalizationMeasure(y, channels, rows: rows, momentum: 0.99, epsilon: 1e-3)
    }

    /// Pools, and keeps the greatest results.
    func pool(batch: Int, _ geometry: PoolGeometry) {
        NormalizedMaxPool.forward(y, channels, into: pooled, peaks: peaks, batch: batch, geometry)
    }

    /// Pools, and keeps where the greatest results were.
    func referencePool(batch: Int, _ geometry: PoolGeometry) {
        Reference.batchNormalizationApplyMaxPool(y, channels, into: pooled, positions: peaks, batch: batch, geometry)
    }
}
