internal import CSIMD

/// A strided sum of products, the inner loop of every convolution and dense kernel:
///
///     y[i·yNext + j] = max(floor, start[i·startNext + j] + Σ x[a·xOuter + b·xInner + i·xNext] · w[a·wOuter + b·wInner + j])
///
/// over a in 0 ..< outer, then b in 0 ..< inner, for i in 0 ..< rows and all lanes j of a group. Each result is one
/// chain of fused multiply-adds in that order, so how results are grouped into tiles changes no bit.
///
/// Contract: all places that the formula names are inside live memory; y overlaps neither x nor w.
struct Tile: RegisterBlock {
    var x: UnsafePointer<Float>
    var w: UnsafePointer<Float>
    var y: UnsafeMutablePointer<Float>
    /// Nil where sums begin with nothing.
    var start: UnsafePointer<Float>?
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
    /// Everything again for so many layers, each with weights of its own.
    var layers = 1
    var xLayer = 0
    var wLayer = 0
    var yLayer = 0
    var startLayer = 0

    /// Makes `count` rows in as few tiles as `lanes` allows, all of `longer` or `longer − 1` rows.
    func cover(_ count: Int, lanes: Int) {
        let tiles = Parts.number(count, most: RegisterBlocks.mostRows(lanes))
        guard tiles > 0 else { return }
        let shorter = count / tiles
        let longerTiles = count % tiles
        var tile = self
        for (rows, repeats) in [(shorter + 1, longerTiles), (shorter, tiles - longerTiles)] where repeats > 0 {
            tile.repeats = repeats
            tile.xRepeat = rows * xNext
            tile.yRepeat = rows * yNext
            tile.startRepeat = rows * startNext
            tile.run(rows: rows, lanes: lanes)
            tile.x += repeats * rows * xNext
            tile.y += repeats * rows * yNext
            tile.start = tile.start.map { $0 + repeats * rows * startNext }
        }
    }

    func run<let P: Int, let K: Int, V: FloatVector>(_: InlineArray<P, InlineArray<K, V>>.Type) {
        let (fours, rest) = (inner &>> 2, inner & 3)
        var layer = 0
        while layer < layers {
            var r = 0
            while r < repeats {
                var sums = begin(layer, r, InlineArray<P, InlineArray<K, V>>.self)
                var a = 0
                while a < outer {
                    var factor = x + (layer &* xLayer &+ r &* xRepeat &+ a &* xOuter)
                    var row = w + (layer &* wLayer &+ a &* wOuter)
                    var left = fours
                    while left > 0 {
                        for _ in 0..<4 { multiply(&factor, &row, into: &sums) }
                        left &-= 1
                    }
                    left = rest
                    while left > 0 {
                        multiply(&factor, &row, into: &sums)
                        left &-= 1
                    }
                    a &+= 1
                }
                end(layer, r, sums)
                r &+= 1
            }
            layer &+= 1
        }
    }

    @inline(__always)
    private var isFloored: Bool { floor > -Float.infinity }

    /// Adds one product to each sum and goes on to the next.
    @inline(__always)
    private func multiply<let P: Int, let K: Int, V: FloatVector>(
        _ factor: inout UnsafePointer<Float>, _ row: inout UnsafePointer<Float>,
        into sums: inout InlineArray<P, InlineArray<K, V>>
    ) {
        for i in 0..<P {
            let value = V.splat(factor[i &* xNext])
            for j in 0..<K { sums[i][j] = value.times(V.load(row + j &* V.lanes), plus: sums[i][j]) }
        }
        // Opaque pointers keep the compiler from bringing factors of the next product forward, which would spill sums.
        factor = convo_opaque(factor + xInner)
        row = convo_opaque(row + wInner)
    }

    /// The sums before the first product.
    @inline(__always)
    private func begin<let P: Int, let K: Int, V: FloatVector>(
        _ layer: Int, _ r: Int, _: InlineArray<P, InlineArray<K, V>>.Type
    ) -> InlineArray<P, InlineArray<K, V>> {
        var sums = InlineArray<P, InlineArray<K, V>>(repeating: InlineArray(repeating: .zero))
        guard let start else { return sums }
        // Opaque pointers again: the multiples of a stride would take registers for the whole tile.
        var first = start + (layer &* startLayer &+ r &* startRepeat)
        for i in 0..<P {
            for j in 0..<K { sums[i][j] = V.load(first + j &* V.lanes) }
            first = convo_opaque(first + startNext)
        }
        return sums
    }

    @inline(__always)
    private func end<let P: Int, let K: Int, V: FloatVector>(
        _ layer: Int, _ r: Int, _ sums: InlineArray<P, InlineArray<K, V>>
    ) {
        var result = y + (layer &* yLayer &+ r &* yRepeat)
        let least = V.splat(floor)
        for i in 0..<P {
            for j in 0..<K {
                let sum = isFloored ? least.maximum(sums[i][j]) : sums[i][j]
                sum.store(result + j &* V.lanes)
            }
            result = convo_opaque_result(result + yNext)
        }
    }
}
