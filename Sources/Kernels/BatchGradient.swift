internal import CSIMD

/// dx = slope·dy + (offset + curve·(x − mean)) for each channel: the backward step of batch normalization once the sums
/// over the batch are known. With slope 1 and nothing else it is the step through a ReLU or a pooling alone.
struct BatchGradient: @unchecked Sendable {
    let depth: Int
    let mean: UnsafePointer<Float>
    /// [3][C]: slope, offset, curve.
    let factors: UnsafePointer<Float>
    /// Only x above it get a gradient: 0 behind a ReLU, −∞ elsewhere.
    let floor: Float

    /// Writes dγ, dβ and the factors from the sums of all blocks, joined in `Double`.
    ///
    /// - Parameter sums: [blocks][2][C]: Σ dy and Σ dy·(x − mean)
    static func prepare(
        _ channels: BatchNormalization.Channels, sums: UnsafePointer<Float>, blocks: Int, rows: Int, dGamma: View,
        dBeta: View, factors: UnsafeMutablePointer<Float>
    ) {
        let depth = channels.depth
        for channel in stride(from: 0, to: depth, by: Lanes.count) {
            var (sum, product) = (SIMD8<Double>(), SIMD8<Double>())
            for block in 0..<blocks {
                let place = sums + (block * 2 * depth + channel)
                sum += convo_widen(convo_load(place))
                product += convo_widen(convo_load(place + depth))
            }
            let inverse = convo_widen(convo_load(channels.inverseDeviation.start + channel))
            let slope = convo_widen(convo_load(channels.gamma.start + channel)) * inverse
            product *= inverse
            let offset = slope * sum / Double(-rows)
            let curve = slope * product * inverse / Double(-rows)
            convo_store(dBeta.start + channel, convo_narrow(sum))
            convo_store(dGamma.start + channel, convo_narrow(product))
            convo_store(factors + channel, convo_narrow(slope))
            convo_store(factors + (depth + channel), convo_narrow(offset))
            convo_store(factors + (2 * depth + channel), convo_narrow(curve))
        }
    }

    /// Overwrites `rows` rows of dx; dy may be dx.
    func run(_ x: UnsafePointer<Float>, dy: UnsafePointer<Float>, dx: UnsafeMutablePointer<Float>, rows: Int) {
        if VectorWidth.isWide(for: depth) {
            run(x, dy, dx, rows, SIMD16<Float>.self)
        } else {
            run(x, dy, dx, rows, SIMD8<Float>.self)
        }
    }

    @inline(__always)
    private func run<V: FloatVector>(
        _ x: UnsafePointer<Float>, _ dy: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>, _ rows: Int,
        _: V.Type
    ) {
        for channel in stride(from: 0, to: depth, by: V.lanes) {
            let line = Line<V>(self, channel)
            for row in 0..<rows {
                let place = row &* depth &+ channel
                let value = V.load(x + place)
                line.masked(value, V.load(dy + place).times(line.slope, plus: line.rest(value))).store(dx + place)
            }
        }
    }

    /// Overwrites some rows of dx of one image from the gradient of its pooled form: windows touch and do not overlap,
    /// and the first place of a window that has its extreme value gets the gradient.
    ///
    /// - Parameters:
    ///   - x: [H][W][C]
    ///   - dPooled: [OH][OW][C]
    ///   - peaks: [OH][OW][C], the extreme values of x
    ///   - strip: a row of windows; `OH` for the rows below all windows
    ///   - dx: the first row of the strip
    func run(
        _ x: UnsafePointer<Float>, dPooled: UnsafePointer<Float>, peaks: UnsafePointer<Float>, strip: Int,
        dx: UnsafeMutablePointer<Float>, _ g: PoolGeometry
    ) {
        if VectorWidth.isWide(for: depth) {
            run(x, dPooled, peaks, strip, dx, g, SIMD16<Float>.self)
        } else {
            run(x, dPooled, peaks, strip, dx, g, SIMD8<Float>.self)
        }
    }

    @inline(__always)
    private func run<V: FloatVector>(
        _ x: UnsafePointer<Float>, _ dPooled: UnsafePointer<Float>, _ peaks: UnsafePointer<Float>, _ strip: Int,
        _ dx: UnsafeMutablePointer<Float>, _ g: PoolGeometry, _: V.Type
    ) {
        let line = g.width * depth
        let first = x + strip * g.windowHeight * line
        guard strip < g.outputHeight else {
            return uncovered(first, dx, (g.height - strip * g.windowHeight) * g.width, V.self)
        }
        let pooled = strip * g.outputWidth * depth
        if g.windowHeight == 2 && g.windowWidth == 2 {
            windows(first, dPooled + pooled, peaks + pooled, dx, 2, 2, g.outputWidth, line, V.self)
        } else {
            windows(
                first, dPooled + pooled, peaks + pooled, dx, g.windowHeight, g.windowWidth, g.outputWidth, line, V.self)
        }
        let covered = g.outputWidth * g.windowWidth
        guard covered < g.width else { return }
        for inner in 0..<g.windowHeight {
            let rest = inner * line + covered * depth
            uncovered(first + rest, dx + rest, g.width - covered, V.self)
        }
    }

    /// One row of windows.
    @inline(__always)
    private func windows<V: FloatVector>(
        _ x: UnsafePointer<Float>, _ dPooled: UnsafePointer<Float>, _ peaks: UnsafePointer<Float>,
        _ dx: UnsafeMutablePointer<Float>, _ height: Int, _ width: Int, _ count: Int, _ line: Int, _: V.Type
    ) {
        let zero = V.splat(0)
        for channel in stride(from: 0, to: depth, by: V.lanes) {
            let factors = Line<V>(self, channel)
            for column in 0..<count {
                let pooled = column &* depth &+ channel
                let peak = V.load(peaks + pooled)
                var gradient = factors.slope * V.load(dPooled + pooled)
                for row in 0..<height {
                    for inner in 0..<width {
                        let place = row &* line &+ (column &* width &+ inner) &* depth &+ channel
                        let value = V.load(x + place)
                        let own = value.equals(peak)
                        factors.masked(value, factors.rest(value) + gradient.kept(by: own)).store(dx + place)
                        gradient = zero.chosen(by: own, else: gradient)
                    }
                }
            }
        }
    }

    /// Places that no window covers: dy is 0.
    @inline(__always)
    private func uncovered<V: FloatVector>(
        _ x: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>, _ rows: Int, _: V.Type
    ) {
        for channel in stride(from: 0, to: depth, by: V.lanes) {
            let line = Line<V>(self, channel)
            for row in 0..<rows {
                let place = row &* depth &+ channel
                let value = V.load(x + place)
                line.masked(value, line.rest(value)).store(dx + place)
            }
        }
    }

    /// The factors of some channels.
    private struct Line<V: FloatVector> {
        let slope: V
        let offset: V
        let curve: V
        let middle: V
        let least: V

        @inline(__always)
        init(_ gradient: BatchGradient, _ channel: Int) {
            slope = V.load(gradient.factors + channel)
            offset = V.load(gradient.factors + (gradient.depth &+ channel))
            curve = V.load(gradient.factors + (2 &* gradient.depth &+ channel))
            middle = V.load(gradient.mean + channel)
            least = V.splat(gradient.floor)
        }

        @inline(__always)
        func rest(_ value: V) -> V { curve.times(value - middle, plus: offset) }

        @inline(__always)
        func masked(_ value: V, _ result: V) -> V { result.kept(by: value.greater(than: least)) }
    }
}
