/// The maps of F(2×2, 3×3), each vector of channels by itself.
///
///          ⎡1  0 −1  0⎤        ⎡ 1   0   0 ⎤        ⎡1  1  1  0⎤
///     Bᵀ = ⎢0  1  1  0⎥    G = ⎢ ½   ½   ½ ⎥   Aᵀ = ⎣0  1 −1 −1⎦
///          ⎢0 −1  1  0⎥        ⎢ ½  −½   ½ ⎥
///          ⎣0  1  0 −1⎦        ⎣ 0   0   1 ⎦
enum WinogradMap {
    /// Writes Bᵀ d B of 4×4 inputs.
    ///
    /// - Parameters:
    ///   - d: the first of the inputs, rows `line` and columns `depth` floats apart
    ///   - v: the first of 16 places, `step` floats apart
    @inline(__always)
    static func input<V: FloatVector>(
        _ d: UnsafePointer<Float>, line: Int, depth: Int, into v: UnsafeMutablePointer<Float>, step: Int, _: V.Type
    ) {
        @inline(__always) func load(_ row: Int, _ column: Int) -> V { V.load(d + (row &* line &+ column &* depth)) }
        @inline(__always) func columns(_ row: Int, _ a: V, _ b: V, _ c: V, _ d: V) {
            let place = v + row &* 4 &* step
            (a - c).store(place)
            (b + c).store(place + step)
            (c - b).store(place + 2 &* step)
            (b - d).store(place + 3 &* step)
        }
        columns(0, load(0, 0) - load(2, 0), load(0, 1) - load(2, 1), load(0, 2) - load(2, 2), load(0, 3) - load(2, 3))
        columns(1, load(1, 0) + load(2, 0), load(1, 1) + load(2, 1), load(1, 2) + load(2, 2), load(1, 3) + load(2, 3))
        columns(2, load(2, 0) - load(1, 0), load(2, 1) - load(1, 1), load(2, 2) - load(1, 2), load(2, 3) - load(1, 3))
        columns(3, load(1, 0) - load(3, 0), load(1, 1) - load(3, 1), load(1, 2) - load(3, 2), load(1, 3) - load(3, 3))
    }

    /// The transpose of `input`: adds B v Bᵀ to 4×4 places, rows `line` and columns `depth` floats apart.
    @inline(__always)
    static func addInputGradient<V: FloatVector>(
        _ v: UnsafePointer<Float>, step: Int, to d: UnsafeMutablePointer<Float>, line: Int, depth: Int, _: V.Type
    ) {
        @inline(__always) func load(_ row: Int, _ column: Int) -> V { V.load(v + (row &* 4 &+ column) &* step) }
        @inline(__always) func rows(_ column: Int) -> (V, V, V, V) {
            let (a, b, c, d) = (load(0, column), load(1, column), load(2, column), load(3, column))
            return (a, b - c + d, b + c - a, d)
        }
        @inline(__always) func add(_ row: Int, _ a: V, _ b: V, _ c: V, _ e: V) {
            let place = d + row &* line
            (V.load(place) + a).store(place)
            (V.load(place + depth) + (b - c + e)).store(place + depth)
            (V.load(place + 2 &* depth) + (b + c - a)).store(place + 2 &* depth)
            (V.load(place + 3 &* depth) - e).store(place + 3 &* depth)
        }
        let (a, b, c, e) = (rows(0), rows(1), rows(2), rows(3))
        add(0, a.0, b.0, c.0, e.0)
        add(1, a.1, b.1, c.1, e.1)
        add(2, a.2, b.2, c.2, e.2)
        add(3, V.splat(0) - a.3, V.splat(0) - b.3, V.splat(0) - c.3, V.splat(0) - e.3)
    }

    /// Aᵀ m A + bias of 16 places: the four results of a tile, row by row, none below `floor`.
    @inline(__always)
    static func output<V: FloatVector>(
        _ m: UnsafePointer<Float>, step: Int, bias: V, floor: V
    ) -> (V, V, V, V) {
        @inline(__always) func load(_ row: Int, _ column: Int) -> V { V.load(m + (row &* 4 &+ column) &* step) }
        @inline(__always) func rows(_ column: Int) -> (V, V) {
            let (b, c) = (load(1, column), load(2, column))
            return (load(0, column) + (b + c), (b - c) - load(3, column))
        }
        let (a, b, c, d) = (rows(0), rows(1), rows(2), rows(3))
        return (
            floor.maximum(a.0 + (b.0 + c.0) + bias), floor.maximum((b.0 - c.0) - d.0 + bias),
            floor.maximum(a.1 + (b.1 + c.1) + bias), floor.maximum((b.1 - c.1) - d.1 + bias)
        )
    }

    /// The transpose of `output`: writes A y Aᵀ of the gradients of a tile's four results.
    @inline(__always)
    static func outputGradient<V: FloatVector>(
        _ y: (V, V, V, V), into m: UnsafeMutablePointer<Float>, step: Int
    ) {
        @inline(__always) func columns(_ row: Int, _ a: V, _ b: V) {
            let place = m + row &* 4 &* step
            a.store(place)
            (a + b).store(place + step)
            (a - b).store(place + 2 &* step)
            (V.splat(0) - b).store(place + 3 &* step)
        }
        columns(0, y.0, y.1)
        columns(1, y.0 + y.2, y.1 + y.3)
        columns(2, y.0 - y.2, y.1 - y.3)
        columns(3, V.splat(0) - y.2, V.splat(0) - y.3)
    }

    /// Writes G g Gᵀ of 3×3 weights, `step` floats apart, to 16 places, as far apart.
    @inline(__always)
    static func weights<V: FloatVector>(
        _ g: UnsafePointer<Float>, into u: UnsafeMutablePointer<Float>, step: Int, _: V.Type
    ) {
        let half = V.splat(0.5)
        @inline(__always) func four(_ a: V, _ b: V, _ c: V) -> (V, V, V, V) {
            (a, (a + b + c) * half, (a - b + c) * half, c)
        }
        @inline(__always) func load(_ row: Int, _ column: Int) -> V { V.load(g + (row &* 3 &+ column) &* step) }
        @inline(__always) func columns(_ row: Int, _ a: V, _ b: V, _ c: V) {
            let (first, second, third, fourth) = four(a, b, c)
            let place = u + row &* 4 &* step
            first.store(place)
            second.store(place + step)
            third.store(place + 2 &* step)
            fourth.store(place + 3 &* step)
        }
        let a = four(load(0, 0), load(1, 0), load(2, 0))
        let b = four(load(0, 1), load(1, 1), load(2, 1))
        let c = four(load(0, 2), load(1, 2), load(2, 2))
        columns(0, a.0, b.0, c.0)
        columns(1, a.1, b.1, c.1)
        columns(2, a.2, b.2, c.2)
        columns(3, a.3, b.3, c.3)
    }

    /// The transpose of `weights`: writes Gᵀ u G.
    @inline(__always)
    static func weightGradient<V: FloatVector>(
        _ u: UnsafePointer<Float>, into g: UnsafeMutablePointer<Float>, step: Int, _: V.Type
    ) {
        let half = V.splat(0.5)
        @inline(__always) func three(_ a: V, _ b: V, _ c: V, _ d: V) -> (V, V, V) {
            (a + (b + c) * half, (b - c) * half, (b + c) * half + d)
        }
        @inline(__always) func load(_ row: Int, _ column: Int) -> V { V.load(u + (row &* 4 &+ column) &* step) }
        @inline(__always) func columns(_ row: Int, _ a: V, _ b: V, _ c: V, _ d: V) {
            let (first, second, third) = three(a, b, c, d)
            let place = g + row &* 3 &* step
            first.store(place)
            second.store(place + step)
            third.store(place + 2 &* step)
        }
        let a = three(load(0, 0), load(1, 0), load(2, 0), load(3, 0))
        let b = three(load(0, 1), load(1, 1), load(2, 1), load(3, 1))
        let c = three(load(0, 2), load(1, 2), load(2, 2), load(3, 2))
        let d = three(load(0, 3), load(1, 3), load(2, 3), load(3, 3))
        columns(0, a.0, b.0, c.0, d.0)
        columns(1, a.1, b.1, c.1, d.1)
        columns(2, a.2, b.2, c.2, d.2)
    }
}
