internal import CSIMD

private var lanes: Int { 8 }

/// Element-wise loops over a slice. The last few elements, fewer than a vector, pass through a padded copy.
enum Elements {
    /// y = scale·x + shift, channel by channel; x may be y.
    static func scale(
        _ x: UnsafePointer<Float>, _ scale: UnsafePointer<Float>, _ shift: UnsafePointer<Float>,
        into y: UnsafeMutablePointer<Float>, rows: Int, depth: Int
    ) {
        for channel in stride(from: 0, to: depth, by: lanes) {
            let factor = convo_load(scale + channel)
            let offset = convo_load(shift + channel)
            for row in 0..<rows {
                let place = row &* depth &+ channel
                convo_store(y + place, convo_fma(convo_load(x + place), factor, offset))
            }
        }
    }

    /// y = max(0, x); x may be y.
    static func rectify(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int) {
        let zero = convo_splat(0)
        forEachVector(count) { place, lanes in
            store(convo_max(zero, load(x + place, lanes)), y + place, lanes)
        }
    }

    /// dx = dy where y > 0, else 0; dy may be dx.
    static func mask(
        _ dy: UnsafePointer<Float>, where y: UnsafePointer<Float>, into dx: UnsafeMutablePointer<Float>, count: Int
    ) {
        let zero = convo_splat(0)
        forEachVector(count) { place, lanes in
            let positive = convo_greater(load(y + place, lanes), zero)
            store(convo_keep(positive, load(dy + place, lanes)), dx + place, lanes)
        }
    }

    /// y = body(x), vector by vector; x may be y.
    @inline(__always)
    static func map(
        _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int,
        _ body: (SIMD8<Float>) -> SIMD8<Float>
    ) {
        forEachVector(count) { place, lanes in store(body(load(x + place, lanes)), y + place, lanes) }
    }

    /// z = body(x, y), vector by vector; either may be z.
    @inline(__always)
    static func map(
        _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, into z: UnsafeMutablePointer<Float>, count: Int,
        _ body: (SIMD8<Float>, SIMD8<Float>) -> SIMD8<Float>
    ) {
        forEachVector(count) { place, lanes in
            store(body(load(x + place, lanes), load(y + place, lanes)), z + place, lanes)
        }
    }

    /// x = x·factor.
    static func multiply(_ x: UnsafeMutablePointer<Float>, by factor: Float, count: Int) {
        let factors = convo_splat(factor)
        forEachVector(count) { place, lanes in store(load(x + place, lanes) * factors, x + place, lanes) }
    }

    /// See `Optimizer.momentum`.
    static func momentum(
        _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, _ v: UnsafeMutablePointer<Float>, rate: Float,
        momentum: Float, count: Int
    ) {
        let (rates, keeps) = (convo_splat(rate), convo_splat(momentum))
        forEachVector(count) { place, lanes in
            let velocity = keeps * load(v + place, lanes) - rates * load(g + place, lanes)
            store(velocity, v + place, lanes)
            store(load(p + place, lanes) + velocity, p + place, lanes)
        }
    }

    /// m += (g − m)(1 − β); u = g + β·(m − g).
    static func nesterov(
        _ g: UnsafePointer<Float>, _ m: UnsafeMutablePointer<Float>, into u: UnsafeMutablePointer<Float>, beta: Float,
        count: Int
    ) {
        let (keeps, gains) = (convo_splat(beta), convo_splat(1 - beta))
        forEachVector(count) { place, lanes in
            let (slope, old) = (load(g + place, lanes), load(m + place, lanes))
            let mean = convo_fma(slope - old, gains, old)
            store(mean, m + place, lanes)
            store(convo_fma(mean - slope, keeps, slope), u + place, lanes)
        }
    }

    /// p = keep·p − rate·u.
    static func approach(
        _ p: UnsafeMutablePointer<Float>, _ u: UnsafePointer<Float>, keep: Float, rate: Float, count: Int
    ) {
        let (keeps, rates) = (convo_splat(keep), convo_splat(rate))
        forEachVector(count) { place, lanes in
            store(keeps * load(p + place, lanes) - rates * load(u + place, lanes), p + place, lanes)
        }
    }

    /// See `Optimizer.adam`.
    static func adam(
        _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, _ m: UnsafeMutablePointer<Float>,
        _ v: UnsafeMutablePointer<Float>, rate: Float, beta1: Float, beta2: Float, epsilon: Float, count: Int
    ) {
        let (rates, small) = (convo_splat(rate), convo_splat(epsilon))
        let (first, second) = (convo_splat(1 - beta1), convo_splat(1 - beta2))
        forEachVector(count) { place, lanes in
            let slope = load(g + place, lanes)
            let oldMean = load(m + place, lanes)
            let oldSquare = load(v + place, lanes)
            let mean = convo_fma(slope - oldMean, first, oldMean)
            let square = convo_fma(slope * slope - oldSquare, second, oldSquare)
            store(mean, m + place, lanes)
            store(square, v + place, lanes)
            let step = rates * mean / (convo_sqrt(square) + small)
            store(load(p + place, lanes) - step, p + place, lanes)
        }
    }

    /// y = bytes / 255.
    static func convert(_ bytes: UnsafePointer<UInt8>, into y: UnsafeMutablePointer<Float>, count: Int) {
        let white = convo_splat(255)
        let whole = count / lanes * lanes
        for place in stride(from: 0, to: whole, by: lanes) {
            convo_store(y + place, convo_from_bytes(convo_load_bytes(bytes + place)) / white)
        }
        for place in whole..<count { y[place] = Float(bytes[place]) / 255 }
    }

    /// Whether all magnitudes are at most 10¹⁸; what is no number is not.
    static func isModest(_ x: UnsafePointer<Float>, count: Int) -> Bool {
        let whole = count / (2 * lanes) * (2 * lanes)
        let limit = convo_splat(1e18)
        var (bad, alsoBad) = (convo_splat(0), convo_splat(0))
        for place in stride(from: 0, to: whole, by: 2 * lanes) {
            bad += convo_keep(convo_exceeds(convo_load(x + place), limit), convo_splat(1))
            alsoBad += convo_keep(convo_exceeds(convo_load(x + (place &+ lanes)), limit), convo_splat(1))
        }
        let rest = (whole..<count).allSatisfy { abs(x[$0]) <= 1e18 }
        return rest && bad + alsoBad == convo_splat(0)
    }

    /// Calls `body` with the place and the number of lanes of each vector of 0 ..< `count`.
    @inline(__always)
    private static func forEachVector(_ count: Int, _ body: (Int, Int) -> Void) {
        let whole = count / lanes * lanes
        for place in stride(from: 0, to: whole, by: lanes) { body(place, lanes) }
        if whole < count { body(whole, count - whole) }
    }

    @inline(__always)
    private static func load(_ p: UnsafePointer<Float>, _ count: Int) -> SIMD8<Float> {
        if count == lanes { return convo_load(p) }
        var vector = SIMD8<Float>()
        for lane in 0..<count { vector[lane] = p[lane] }
        return vector
    }

    @inline(__always)
    private static func store(_ vector: SIMD8<Float>, _ p: UnsafeMutablePointer<Float>, _ count: Int) {
        if count == lanes { return convo_store(p, vector) }
        for lane in 0..<count { p[lane] = vector[lane] }
    }
}
