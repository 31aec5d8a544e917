internal import CSIMD

/// Max pooling of batch-normalized results, or of results as they are, without ever storing the normalized map.
///
/// For windows that touch and do not overlap. Where a channel's scale is negative the smallest result of a window is its
/// maximum after normalization.
package enum NormalizedMaxPool {
    /// Whether the windows are of the kind that this is for.
    package static func applies(to g: PoolGeometry) -> Bool {
        g.strideHeight == g.windowHeight && g.strideWidth == g.windowWidth
    }

    /// Writes y = the maximum of scale·x + shift over each window.
    ///
    /// - Parameters:
    ///   - x: [N][H][W][C]
    ///   - channels: the normalization; nil for x itself
    ///   - y: [N][OH][OW][C], overwritten
    ///   - peaks: [N][OH][OW][C], overwritten with the x of each maximum; nil in inference
    package static func forward(
        _ x: View, _ channels: BatchNormalization.Channels?, into y: View, peaks: View?, batch: Int,
        _ geometry: PoolGeometry
    ) {
        precondition(applies(to: geometry) && channels?.depth ?? geometry.depth == geometry.depth)
        precondition(x.count >= batch * geometry.inputCount && y.count >= batch * geometry.outputCount)
        precondition(peaks?.count ?? .max >= batch * geometry.outputCount)
        let pooling = PeakPooling(geometry, channels)
        WorkerPool.shared.run(batch) { n in
            let place = n * geometry.outputCount
            for row in 0..<geometry.outputHeight {
                pooling.run(
                    x.start + n * geometry.inputCount + row * pooling.stripCount, row: row, into: y.start + place,
                    peaks: peaks.map { $0.start + place })
            }
        }
    }

    /// Floats of scratch that `gradient` needs.
    package static func gradientScratch(batch: Int, depth: Int) -> Int { (2 * batch + 4) * depth }

    /// Writes dγ and dβ and tells how the gradient of x is made from that of y.
    ///
    /// - Parameters:
    ///   - x: [N][H][W][C], what was pooled
    ///   - channels: the normalization with its dγ and dβ, [C]; nil for none
    ///   - peaks: [N][OH][OW][C], as `forward` wrote them
    ///   - dPooled: [N][OH][OW][C]
    ///   - reluInput: x came out of a ReLU: its gradient becomes 0 where x is 0, which is that before the ReLU
    ///   - scratch: `gradientScratch` floats of any content; they belong to the result as long as it is used
    package static func gradient(
        _ x: View, _ channels: (BatchNormalization.Channels, dGamma: View, dBeta: View)?, peaks: View, dPooled: View,
        batch: Int, _ geometry: PoolGeometry, reluInput: Bool, scratch: View
    ) -> OutputGradient {
        let (depth, places) = (geometry.depth, geometry.outputHeight * geometry.outputWidth)
        precondition(applies(to: geometry) && batch > 0 && x.count >= batch * geometry.inputCount)
        precondition(min(peaks.count, dPooled.count) >= batch * geometry.outputCount)
        precondition(scratch.count >= gradientScratch(batch: batch, depth: depth))
        let factors = scratch[2 * batch * depth..<(2 * batch + 3) * depth]
        var mean = scratch[(2 * batch + 3) * depth..<(2 * batch + 4) * depth]
        if let (channels, dGamma, dBeta) = channels {
            precondition(channels.depth == depth && dGamma.count == depth && dBeta.count == depth)
            mean = channels.mean
            WorkerPool.shared.run(batch) { n in
                let place = n * geometry.outputCount
                BatchMoments.measureGradient(
                    peaks.start + place, dy: dPooled.start + place, mean: channels.mean.start, rows: places,
                    depth: depth, into: scratch.start + 2 * n * depth)
            }
            BatchGradient.prepare(
                channels, sums: scratch.start, blocks: batch, rows: batch * geometry.height * geometry.width,
                dGamma: dGamma, dBeta: dBeta, factors: factors.start)
        } else {
            factors.fill(0)
            mean.fill(0)
            factors[0..<depth].fill(1)
        }
        let gradient = BatchGradient(
            depth: depth, mean: mean.start, factors: factors.start, floor: reluInput ? 0 : -.infinity)
        return OutputGradient(gradient, x: x, dPooled: dPooled, peaks: peaks, factors: scratch, geometry)
    }
}

/// The pooling of one image, a row of windows at a time.
struct PeakPooling: @unchecked Sendable {
    let geometry: PoolGeometry
    private let scale: UnsafePointer<Float>?
    private let shift: UnsafePointer<Float>?

    init(_ geometry: PoolGeometry, _ channels: BatchNormalization.Channels?) {
        self.geometry = geometry
        scale = channels.map { UnsafePointer($0.scale.start) }
        shift = channels.map { UnsafePointer($0.shift.start) }
    }

    /// Floats of the rows that a row of windows reads.
    var stripCount: Int { geometry.windowHeight * geometry.width * geometry.depth }

    @inline(__always)
    func peak<V: FloatVector>(_ channel: Int, _: V.Type) -> Peak<V> { Peak(scale, shift, channel) }

    /// Pools one row of windows, which stands at `strip`, into row `row` of y and peaks.
    func run(
        _ strip: UnsafePointer<Float>, row: Int, into y: UnsafeMutablePointer<Float>,
        peaks: UnsafeMutablePointer<Float>?
    ) {
        let place = row * geometry.outputWidth * geometry.depth
        if VectorWidth.isWide(for: geometry.depth) {
            run(strip, y + place, peaks.map { $0 + place }, SIMD16<Float>.self)
        } else {
            run(strip, y + place, peaks.map { $0 + place }, SIMD8<Float>.self)
        }
    }

    @inline(__always)
    private func run<V: FloatVector>(
        _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ peaks: UnsafeMutablePointer<Float>?, _: V.Type
    ) {
        if geometry.windowHeight == 2 && geometry.windowWidth == 2 {
            windows(x, y, peaks, 2, 2, V.self)
        } else {
            windows(x, y, peaks, geometry.windowHeight, geometry.windowWidth, V.self)
        }
    }

    @inline(__always)
    private func windows<V: FloatVector>(
        _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ peaks: UnsafeMutablePointer<Float>?,
        _ height: Int, _ width: Int, _: V.Type
    ) {
        let (depth, count, line) = (geometry.depth, geometry.outputWidth, geometry.width &* geometry.depth)
        for channel in stride(from: 0, to: depth, by: V.lanes) {
            let peak = peak(channel, V.self)
            for column in 0..<count {
                let first = x + (column &* width &* depth &+ channel)
                var best = peak.turned(V.load(first))
                for row in 0..<height {
                    for inner in 0..<width where row &+ inner > 0 {
                        best = peak.turned(V.load(first + (row &* line &+ inner &* depth))).maximum(best)
                    }
                }
                let value = peak.turned(best)
                peak.normalized(value).store(y + (column &* depth &+ channel))
                if let peaks { value.store(peaks + (column &* depth &+ channel)) }
            }
        }
    }
}

/// How some channels are compared and normalized.
struct Peak<V: FloatVector> {
    /// 1, or −1 where the scale is negative: then the smallest x has the largest result.
    private let sign: V
    private let scale: V
    private let shift: V

    @inline(__always)
    init(_ scale: UnsafePointer<Float>?, _ shift: UnsafePointer<Float>?, _ channel: Int) {
        self.scale = scale.map { V.load($0 + channel) } ?? V.splat(1)
        self.shift = shift.map { V.load($0 + channel) } ?? V.splat(0)
        sign = V.splat(-1).chosen(by: V.splat(0).greater(than: self.scale), else: V.splat(1))
    }

    @inline(__always)
    func turned(_ value: V) -> V { value * sign }

    @inline(__always)
    func normalized(_ value: V) -> V { value.times(scale, plus: shift) }
}
