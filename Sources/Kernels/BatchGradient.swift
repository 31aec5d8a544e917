internal import CSIMD

private var lanes: Int { 8 }

/// dx = slope·dy + (offset + curve·(x − mean)) for each channel: the backward step of batch normalisation once the sums
/// over the batch are known.
struct BatchGradient: @unchecked Sendable {
    let depth: Int
    let mean: UnsafePointer<Float>
    /// [3][C]: slope, offset, curve.
    let factors: UnsafePointer<Float>
    /// −1 lets every x pass, 0 only positive ones.
    let floor: Float

    /// Writes dγ, dβ and the factors from the sums of all blocks, joined in `Double`.
    static func prepare(
        _ channels: BatchNormalization.Channels, sums: UnsafePointer<Float>, blocks: Int, rows: Int, dGamma: View,
        dBeta: View, factors: UnsafeMutablePointer<Float>
    ) {
        let depth = channels.depth
        let (gamma, inverses) = (channels.gamma.start, channels.inverseDeviation.start)
        for c in 0..<depth {
            var (sum, product) = (0.0, 0.0)
            for block in 0..<blocks {
                sum += Double(sums[block * 2 * depth + c])
                product += Double(sums[(block * 2 + 1) * depth + c])
            }
            let inverse = Double(inverses[c])
            product *= inverse
            dBeta.start[c] = Float(sum)
            dGamma.start[c] = Float(product)
            let slope = Double(gamma[c]) * inverse
            factors[c] = Float(slope)
            factors[depth + c] = Float(-slope * sum / Double(rows))
            factors[2 * depth + c] = Float(-slope * product * inverse / Double(rows))
        }
    }

    /// Overwrites `rows` rows of dx; dy may be dx.
    func run(_ x: UnsafePointer<Float>, dy: UnsafePointer<Float>, dx: UnsafeMutablePointer<Float>, rows: Int) {
        let least = convo_splat(floor)
        for channel in stride(from: 0, to: depth, by: lanes) {
            let middle = convo_load(mean + channel)
            let slope = convo_load(factors + channel)
            let offset = convo_load(factors + (depth &+ channel))
            let curve = convo_load(factors + (2 &* depth &+ channel))
            for row in 0..<rows {
                let place = row &* depth &+ channel
                let value = convo_load(x + place)
                let rest = convo_fma(curve, value - middle, offset)
                let result = convo_fma(slope, convo_load(dy + place), rest)
                convo_store(dx + place, convo_keep(convo_greater(value, least), result))
            }
        }
    }

    /// Overwrites dx of one image from the gradient of its pooled form, for windows that touch but do not overlap.
    func run(
        _ x: UnsafePointer<Float>, dPooled: UnsafePointer<Float>, positions: UnsafePointer<Float>,
        dx: UnsafeMutablePointer<Float>, _ g: PoolGeometry
    ) {
        let line = g.width * depth
        let (outputWidth, outputHeight) = (g.outputWidth, g.outputHeight)
        for row in 0..<outputHeight {
            let place = row * g.windowHeight * line
            let pooled = row * outputWidth * depth
            if g.windowHeight == 2 && g.windowWidth == 2 {
                windows(x + place, dPooled + pooled, positions + pooled, dx + place, 2, 2, outputWidth, line)
            } else {
                windows(
                    x + place, dPooled + pooled, positions + pooled, dx + place, g.windowHeight, g.windowWidth,
                    outputWidth, line)
            }
            let covered = outputWidth * g.windowWidth
            for inner in 0..<g.windowHeight where covered < g.width {
                let rest = place + inner * line + covered * depth
                uncovered(x + rest, dx + rest, g.width - covered)
            }
        }
        let covered = outputHeight * g.windowHeight
        if covered < g.height { uncovered(x + covered * line, dx + covered * line, (g.height - covered) * g.width) }
    }

    /// One row of windows.
    @inline(__always)
    private func windows(
        _ x: UnsafePointer<Float>, _ dPooled: UnsafePointer<Float>, _ positions: UnsafePointer<Float>,
        _ dx: UnsafeMutablePointer<Float>, _ height: Int, _ width: Int, _ count: Int, _ line: Int
    ) {
        let least = convo_splat(floor)
        for channel in stride(from: 0, to: depth, by: lanes) {
            let middle = convo_load(mean + channel)
            let slope = convo_load(factors + channel)
            let offset = convo_load(factors + (depth &+ channel))
            let curve = convo_load(factors + (2 &* depth &+ channel))
            for column in 0..<count {
                let pooled = column &* depth &+ channel
                let gradient = slope * convo_load(dPooled + pooled)
                let position = convo_load(positions + pooled)
                for row in 0..<height {
                    for inner in 0..<width {
                        let place = row &* line &+ (column &* width &+ inner) &* depth &+ channel
                        let value = convo_load(x + place)
                        let own = convo_equal(position, convo_splat(Float(row &* width &+ inner)))
                        let rest = convo_fma(curve, value - middle, offset)
                        let result = rest + convo_keep(own, gradient)
                        convo_store(dx + place, convo_keep(convo_greater(value, least), result))
                    }
                }
            }
        }
    }

    /// Places that no window covers: dy is 0.
    private func uncovered(_ x: UnsafePointer<Float>, _ dx: UnsafeMutablePointer<Float>, _ rows: Int) {
        let least = convo_splat(floor)
        for channel in stride(from: 0, to: depth, by: lanes) {
            let middle = convo_load(mean + channel)
            let offset = convo_load(factors + (depth &+ channel))
            let curve = convo_load(factors + (2 &* depth &+ channel))
            for row in 0..<rows {
                let place = row &* depth &+ channel
                let value = convo_load(x + place)
                let result = convo_fma(curve, value - middle, offset)
                convo_store(dx + place, convo_keep(convo_greater(value, least), result))
            }
        }
    }
}
