import Kernels

extension KernelCase {
    /// Batch normalization by itself and with the max pooling behind it.
    static func normalizations(batch: Int) -> [KernelCase] {
        let maps = [
            NormalizationSizes(height: 26, width: 26, channels: 16, batch: batch),
            NormalizationSizes(height: 11, width: 11, channels: 32, batch: batch),
            NormalizationSizes(height: 7, width: 9, channels: 13, window: 3, batch: 5),
            NormalizationSizes(height: 8, width: 7, channels: 20, window: 3, batch: 3),
        ]
        let all = maps + [NormalizationSizes(height: 1, width: 1, channels: 64, window: 1, batch: batch)]
        return all.map(\.measure) + all.map(\.apply) + all.map(\.backward) + maps.map(\.applyMaxPool)
            + maps.map(\.backwardMaxPool)
    }
}

/// The sizes of a normalized map and of a pooling behind it.
private struct NormalizationSizes: Sendable {
    let height: Int
    let width: Int
    let channels: Int
    var window = 2
    let batch: Int

    private var depth: Int { Lanes.padded(channels) }
    private var rows: Int { batch * height * width }

    private var pool: PoolGeometry {
        PoolGeometry(
            height: height, width: width, depth: depth, windowHeight: window, windowWidth: window,
            strideHeight: window, strideWidth: window)
    }

    /// - Parameter floats: read and written for one image
    private func make(
        _ kernel: String, pooled: Bool = false, floats: Int,
        _ trial: @escaping @Sendable (Tensors, Tensors) -> KernelCase.Trial
    ) -> KernelCase {
        KernelCase(
            kernel: "bn\(pooled ? "+pool" : "") \(kernel)",
            shape: "\(height)×\(width)×\(channels)" + (pooled ? " \(window)×\(window)" : ""), images: batch,
            work: .bytes(4 * floats)
        ) { trial(Tensors(self), Tensors(self)) }
    }

    /// Everything that the kernels read and write, with statistics measured.
    struct Tensors {
        let x: View
        let dy: View
        let y: View
        let dx: View
        let pooled: View
        let dPooled: View
        let positions: View
        let dGamma: View
        let dBeta: View
        let scratch: View
        let channels: BatchNormalization.Channels

        init(_ sizes: NormalizationSizes) {
            var random = RandomTensors()
            let (depth, rows) = (sizes.depth, sizes.rows)
            x = random.rectified(places: rows, channels: sizes.channels, depth: depth)
            dy = random.map(places: rows, channels: sizes.channels, depth: depth)
            (y, dx) = (View(count: rows * depth), View(count: rows * depth))
            let count = sizes.batch * sizes.pool.outputCount
            dPooled = random.map(places: count / depth, channels: sizes.channels, depth: depth)
            (pooled, positions) = (View(count: count), View(count: count))
            (dGamma, dBeta) = (View(count: depth), View(count: depth))
            scratch = View(
                count: max(
                    BatchNormalization.scratch(rows: rows, depth: depth),
                    NormalizedMaxPool.gradientScratch(batch: sizes.batch, depth: depth)))
            channels = BatchNormalization.Channels(
                gamma: random.map(places: 1, channels: sizes.channels, depth: depth),
                beta: random.map(places: 1, channels: sizes.channels, depth: depth),
                runningMean: View(count: depth), runningVariance: View(count: depth), mean: View(count: depth),
                inverseDeviation: View(count: depth), scale: View(count: depth), shift: View(count: depth))
            Reference.batchNormalizationMeasure(x, channels, rows: rows, momentum: 0.99, epsilon: 1e-3)
            channels.runningMean.fill(0)
            channels.runningVariance.fill(1)
        }

        var statistics: [View] {
            [channels.mean, channels.inverseDeviation, channels.scale, channels.shift]
        }
    }

    var measure: KernelCase {
        let rows = rows
        return make("measure", floats: height * width * depth) { mine, its in
            KernelCase.Trial {
                BatchNormalization.measure(mine.x, mine.channels, rows: rows, scratch: mine.scratch)
                return mine.statistics
            } reference: {
                Reference.batchNormalizationMeasure(its.x, its.channels, rows: rows, momentum: 0.99, epsilon: 1e-3)
                return its.statistics
            }
        }
    }

    var apply: KernelCase {
        let rows = rows
        return make("apply", floats: 2 * height * width * depth) { mine, its in
            KernelCase.Trial {
                BatchNormalization.apply(mine.x, mine.channels, into: mine.y, rows: rows)
                return [mine.y]
            } reference: {
                Reference.batchNormalizationApply(its.x, its.channels, into: its.y, rows: rows)
                return [its.y]
            }
        }
    }

    var backward: KernelCase {
        let rows = rows
        return make("backward", floats: 3 * height * width * depth) { mine, its in
            KernelCase.Trial {
                BatchNormalization.backward(
                    mine.x, mine.channels, dy: mine.dy, dx: mine.dx, dGamma: mine.dGamma, dBeta: mine.dBeta,
                    rows: rows, reluInput: true, scratch: mine.scratch)
                return [mine.dx, mine.dGamma, mine.dBeta]
            } reference: {
                Reference.batchNormalizationBackward(
                    its.x, its.channels, dy: its.dy, dx: its.dx, dGamma: its.dGamma, dBeta: its.dBeta, rows: rows,
                    reluInput: true)
                return [its.dx, its.dGamma, its.dBeta]
            }
        }
    }

    var applyMaxPool: KernelCase {
        let (pool, batch) = (pool, batch)
        return make("apply", pooled: true, floats: pool.inputCount + 2 * pool.outputCount) { mine, its in
            KernelCase.Trial {
                NormalizedMaxPool.forward(
                    mine.x, mine.channels, into: mine.pooled, peaks: mine.positions, batch: batch, pool)
                return [mine.pooled]
            } reference: {
                Reference.batchNormalizationApplyMaxPool(
                    its.x, its.channels, into: its.pooled, positions: its.positions, batch: batch, pool)
                return [its.pooled]
            }
        }
    }

    var backwardMaxPool: KernelCase {
        let (pool, batch, rows) = (pool, batch, rows)
        let floats = 2 * pool.inputCount + 4 * pool.outputCount
        return make("backward", pooled: true, floats: floats) { mine, its in
            NormalizedMaxPool.forward(
                mine.x, mine.channels, into: mine.pooled, peaks: mine.positions, batch: batch, pool)
            Reference.batchNormalizationApplyMaxPool(
                its.x, its.channels, into: its.pooled, positions: its.positions, batch: batch, pool)
            return KernelCase.Trial {
                NormalizedMaxPool.gradient(
                    mine.x, (mine.channels, dGamma: mine.dGamma, dBeta: mine.dBeta), peaks: mine.positions,
                    dPooled: mine.dPooled, batch: batch, pool, reluInput: true, scratch: mine.scratch
                ).write(into: mine.dx, batch: batch)
                return [mine.dx, mine.dGamma, mine.dBeta]
            } reference: {
                Reference.maxPoolBackward(its.dPooled, positions: its.positions, dx: its.dy, batch: batch, pool)
                Reference.batchNormalizationBackward(
                    its.x, its.channels, dy: its.dy, dx: its.dx, dGamma: its.dGamma, dBeta: its.dBeta, rows: rows,
                    reluInput: true)
                return [its.dx, its.dGamma, its.dBeta]
            }
        }
    }
}
