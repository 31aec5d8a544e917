extension Winograd {
    /// Floats of working memory for the gradients of one image: the inputs of a tile, the input gradient with its borders,
    /// transformed inputs, transformed gradients and their products.
    var backwardMemory: Int {
        Winograd.places * geometry.inputDepth + Winograd.places * min(tiles, Winograd.mostTiles) * (2 * geometry.inputDepth + geometry.outputDepth)
            + borderedCount
    }

    /// The inputs that all tiles read: borders included.
    private var borderedWidth: Int { 2 * tilesWide + 2 }
    private var borderedCount: Int { (2 * tilesHigh + 2) * borderedWidth * geometry.inputDepth }

    /// Adds the share of one image to the gradient of the transformed weights, and writes the image's input gradient.
    ///
    /// - Parameters:
    ///   - x: [H][W][C]
    ///   - dy: [OH][OW][K]
    ///   - turned: the transformed weights, [16][K][C]
    ///   - sums: [16][C][K]
    ///   - dx: [H][W][C], or nil where nobody asks
    ///   - memory: `backwardMemory` floats
    func backward(
        _ x: UnsafePointer<Float>, dy: UnsafePointer<Float>, turned: UnsafePointer<Float>,
        sums: UnsafeMutablePointer<Float>, dx: UnsafeMutablePointer<Float>?, memory: UnsafeMutablePointer<Float>
    ) {
        let g = geometry
        let spans = Parts.number(tiles, most: Winograd.mostTiles)
        let (patch, bordered) = (memory, memory + Winograd.places * g.inputDepth)
        let v = bordered + borderedCount
        if dx != nil { bordered.update(repeating: 0, count: borderedCount) }
        for span in 0..<spans {
            let part = Parts.range(span, of: spans, count: tiles)
            let area = Winograd.places * part.count
            let (m, back) = (v + area * g.inputDepth, v + area * (g.inputDepth + g.outputDepth))
            transformInput(x, tiles: part, into: v, patch: patch)
            transformGradient(dy, tiles: part, into: m)
            addProducts(v, m, tiles: part.count, to: sums)
            guard dx != nil else { continue }
            multiplyBack(m, turned, tiles: part.count, into: back)
            addInputGradient(back, tiles: part, to: bordered)
        }
        guard let dx else { return }
        let line = g.width * g.inputDepth
        for row in 0..<g.height {
            let from = ((row + g.padding.top) * borderedWidth + g.padding.left) * g.inputDepth
            (dx + row * line).update(from: bordered + from, count: line)
        }
    }

    /// Transforms the gradients of some tiles: m[place][tile][K].
    private func transformGradient(
        _ dy: UnsafePointer<Float>, tiles: Range<Int>, into m: UnsafeMutablePointer<Float>
    ) {
        if VectorWidth.isWide(for: geometry.outputDepth) {
            transformGradient(dy, tiles, m, SIMD16<Float>.self)
        } else {
            transformGradient(dy, tiles, m, SIMD8<Float>.self)
        }
    }

    @inline(__always)
    private func transformGradient<V: FloatVector>(
        _ dy: UnsafePointer<Float>, _ tiles: Range<Int>, _ m: UnsafeMutablePointer<Float>, _: V.Type
    ) {
        let g = geometry
        let (depth, line) = (g.outputDepth, g.outputWidth &* g.outputDepth)
        let (step, zero) = (tiles.count &* depth, V.splat(0))
        var result = m
        for tile in tiles {
            let (row, column) = tile.quotientAndRemainder(dividingBy: tilesWide)
            let (below, beside) = (2 &* row &+ 1 < g.outputHeight, 2 &* column &+ 1 < g.outputWidth)
            let place = dy + (2 &* row &* line &+ 2 &* column &* depth)
            for channel in stride(from: 0, to: depth, by: V.lanes) {
                let first = place + channel
                let four = (
                    V.load(first), beside ? V.load(first + depth) : zero, below ? V.load(first + line) : zero,
                    below && beside ? V.load(first + (line &+ depth)) : zero
                )
                WinogradMap.outputGradient(four, into: result + channel, step: step)
            }
            result += depth
        }
    }

    /// sums[place][C][K] += Σ over tiles of v[place][tile][C] · m[place][tile][K].
    private func addProducts(
        _ v: UnsafePointer<Float>, _ m: UnsafePointer<Float>, tiles: Int, to sums: UnsafeMutablePointer<Float>
    ) {
        let (inner, depth) = (geometry.inputDepth, geometry.outputDepth)
        RegisterBlocks.forEach(depth: depth) { channel, lanes in
            Tile(
                x: v, w: m + channel, y: sums + channel, start: sums + channel, inner: tiles, xInner: inner, xNext: 1,
                wInner: depth, yNext: depth, startNext: depth, layers: Winograd.places, xLayer: tiles * inner,
                wLayer: tiles * depth, yLayer: inner * depth, startLayer: inner * depth
            ).cover(inner, lanes: lanes)
        }
    }

    /// back[place][tile][C] = Σ over K of m[place][tile][K] · turned[place][K][C].
    private func multiplyBack(
        _ m: UnsafePointer<Float>, _ turned: UnsafePointer<Float>, tiles: Int, into back: UnsafeMutablePointer<Float>
    ) {
        let (depth, inner) = (geometry.inputDepth, geometry.outputDepth)
        RegisterBlocks.forEach(depth: depth) { channel, lanes in
            Tile(
                x: m, w: turned + channel, y: back + channel, start: nil, inner: inner, xNext: inner,
                wInner: depth, yNext: depth, layers: Winograd.places, xLayer: tiles * inner, wLayer: inner * depth,
                yLayer: tiles * depth
            ).cover(tiles, lanes: lanes)
        }
    }

    private func addInputGradient(
        _ back: UnsafePointer<Float>, tiles: Range<Int>, to bordered: UnsafeMutablePointer<Float>
    ) {
        if VectorWidth.isWide(for: geometry.inputDepth) {
            addInputGradient(back, tiles, bordered, SIMD16<Float>.self)
        } else {
            addInputGradient(back, tiles, bordered, SIMD8<Float>.self)
        }
    }

    @inline(__always)
    private func addInputGradient<V: FloatVector>(
        _ back: UnsafePointer<Float>, _ tiles: Range<Int>, _ bordered: UnsafeMutablePointer<Float>, _: V.Type
    ) {
        let depth = geometry.inputDepth
        let (step, line) = (tiles.count &* depth, borderedWidth &* depth)
        var products = back
        for tile in tiles {
            let (row, column) = tile.quotientAndRemainder(dividingBy: tilesWide)
            let place = bordered + (2 &* row &* line &+ 2 &* column &* depth)
            for channel in stride(from: 0, to: depth, by: V.lanes) {
                WinogradMap.addInputGradient(
                    products + channel, step: step, to: place + channel, line: line, depth: depth, V.self)
            }
            products += depth
        }
    }

    /// Writes Gᵀ u G for all weights: [16][C][K] to [3][3][C][K], for some of the C·K.
    func transformBack(_ u: UnsafePointer<Float>, into dw: UnsafeMutablePointer<Float>, range: Range<Int>) {
        let step = geometry.inputDepth * geometry.outputDepth
        for index in stride(from: range.lowerBound, to: range.upperBound, by: Lanes.count) {
            WinogradMap.weightGradient(u + index, into: dw + index, step: step, SIMD8<Float>.self)
        }
    }
}
