internal import CSIMD

/// One vector of channels.
typealias Vector = SIMD8<Float>

/// A strided sum of products, the inner loop of every convolution and dense kernel:
///
///     y[i·yNext + j] = max(floor, start[i·startNext + j] + Σ x[a·xOuter + b·xInner + i·xNext] · w[a·wOuter + b·wInner + j])
///
/// over a in 0 ..< outer, then b in 0 ..< inner, for i in 0 ..< rows and all lanes j of `vectors` vectors. Each result
/// is one chain of fused multiply-adds in that order, so how results are grouped into tiles changes no bit.
///
/// Contract: all places that the formula names are inside live memory; y overlaps neither x nor w.
struct Tile {
    var x: UnsafePointer<Float>
    var w: UnsafePointer<Float>
    var y: UnsafeMutablePointer<Float>
    var start: UnsafePointer<Float>
    var outer = 1
    var inner = 1
    var xOuter = 0
    var xInner = 1
    var xNext = 0
    var wOuter = 0
    var wInner = 0
    var yNext = 0
    var startNext = 0
    var floor = -Float.infinity
    /// Tiles made one after another, each so far from the last in x, y and start.
    var repeats = 1
    var xRepeat = 0
    var yRepeat = 0
    var startRepeat = 0

    /// `Lanes.count`, again: without whole-module optimisation a call into another file is not inlined.
    @inline(__always)
    private static var lanes: Int { 8 }

    /// Vectors that one tile takes at most.
    static var mostVectors: Int { 2 }

    /// Rows of a tile of so many vectors: 12 sums, two factors and a broadcast fit into 16 registers, and 8 sums keep
    /// two multiply-add units busy.
    @inline(__always)
    static func mostRows(_ vectors: Int) -> Int { vectors == 2 ? 6 : 8 }

    /// Makes `count` rows in as few tiles as `vectors` allows, all of `longer` or `longer − 1` rows.
    func cover(_ count: Int, vectors: Int) {
        let tiles = Parts.number(count, most: Tile.mostRows(vectors))
        guard tiles > 0 else { return }
        let shorter = count / tiles
        let longerTiles = count % tiles
        var tile = self
        for (rows, repeats) in [(shorter + 1, longerTiles), (shorter, tiles - longerTiles)] where repeats > 0 {
            tile.repeats = repeats
            tile.xRepeat = rows * xNext
            tile.yRepeat = rows * yNext
            tile.startRepeat = rows * startNext
            tile.run(rows: rows, vectors: vectors)
            tile.x += repeats * rows * xNext
            tile.y += repeats * rows * yNext
            tile.start += repeats * rows * startNext
        }
    }

    /// Runs the tile with registers for `rows` × `vectors` sums.
    @inline(never)
    private func run(rows: Int, vectors: Int) {
        switch (vectors, rows) {
        case (2, 1): block(InlineArray<1, InlineArray<2, Vector>>.self)
        case (2, 2): block(InlineArray<2, InlineArray<2, Vector>>.self)
        case (2, 3): block(InlineArray<3, InlineArray<2, Vector>>.self)
        case (2, 4): block(InlineArray<4, InlineArray<2, Vector>>.self)
        case (2, 5): block(InlineArray<5, InlineArray<2, Vector>>.self)
        case (2, 6): block(InlineArray<6, InlineArray<2, Vector>>.self)
        case (1, 1): block(InlineArray<1, InlineArray<1, Vector>>.self)
        case (1, 2): block(InlineArray<2, InlineArray<1, Vector>>.self)
        case (1, 3): block(InlineArray<3, InlineArray<1, Vector>>.self)
        case (1, 4): block(InlineArray<4, InlineArray<1, Vector>>.self)
        case (1, 5): block(InlineArray<5, InlineArray<1, Vector>>.self)
        case (1, 6): block(InlineArray<6, InlineArray<1, Vector>>.self)
        case (1, 7): block(InlineArray<7, InlineArray<1, Vector>>.self)
        case (1, 8): block(InlineArray<8, InlineArray<1, Vector>>.self)
        default: preconditionFailure("A tile of these sizes is not there")
        }
    }

    @inline(__always)
    private func block<let P: Int, let K: Int>(_: InlineArray<P, InlineArray<K, Vector>>.Type) {
        let least = convo_splat(floor)
        for r in 0..<repeats {
            var sums = InlineArray<P, InlineArray<K, Vector>>(repeating: InlineArray(repeating: .zero))
            let first = start + r &* startRepeat
            for i in 0..<P {
                for j in 0..<K { sums[i][j] = convo_load(first + (i &* startNext &+ j &* Tile.lanes)) }
            }
            for a in 0..<outer {
                var factor = x + (r &* xRepeat &+ a &* xOuter)
                var row = w + a &* wOuter
                // Opaque pointers keep the compiler from unrolling further, which would spill sums.
                for _ in 0..<inner {
                    for i in 0..<P {
                        let value = convo_splat(factor[i &* xNext])
                        for j in 0..<K { sums[i][j] = convo_fma(value, convo_load(row + j &* Tile.lanes), sums[i][j]) }
                    }
                    factor = convo_opaque(factor + xInner)
                    row = convo_opaque(row + wInner)
                }
            }
            let result = y + r &* yRepeat
            for i in 0..<P {
                for j in 0..<K { convo_store(result + (i &* yNext &+ j &* Tile.lanes), convo_max(least, sums[i][j])) }
            }
        }
    }
}
