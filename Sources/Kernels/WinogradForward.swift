extension Winograd {
    /// Floats of working memory for the forward step of one image: the inputs of a tile, then the transformed inputs and
    /// the products of a run.
    var forwardMemory: Int {
        Winograd.places * (geometry.inputDepth + 2 * 8 * (geometry.inputDepth + geometry.outputDepth))
    }

    /// Writes G g Gᵀ for all weights: [3][3][C][K] to [16][C][K].
    func transform(_ weights: UnsafePointer<Float>, into u: UnsafeMutablePointer<Float>) {
        let step = geometry.inputDepth * geometry.outputDepth
        for index in stride(from: 0, to: step, by: Lanes.count) {
            WinogradMap.weights(weights + index, into: u + index, step: step, SIMD8<Float>.self)
        }
    }

    /// Transforms the inputs of some tiles of an image: v[place][tile][C].
    ///
    /// - Parameter patch: memory for the 4×4 inputs of one tile
    func transformInput(
        _ x: UnsafePointer<Float>, tiles: Range<Int>, into v: UnsafeMutablePointer<Float>,
        patch: UnsafeMutablePointer<Float>
    ) {
        if VectorWidth.isWide(for: geometry.inputDepth) {
            transformInput(x, tiles, v, patch, SIMD16<Float>.self)
        } else {
            transformInput(x, tiles, v, patch, SIMD8<Float>.self)
        }
    }

    @inline(__always)
    private func transformInput<V: FloatVector>(
        _ x: UnsafePointer<Float>, _ tiles: Range<Int>, _ v: UnsafeMutablePointer<Float>,
        _ patch: UnsafeMutablePointer<Float>, _: V.Type
    ) {
        let (g, depth) = (geometry, geometry.inputDepth)
        let (step, line) = (tiles.count &* depth, g.width &* depth)
        var result = v
        for tile in tiles {
            let (row, column) = origin(tile)
            let first = x + (row &* line &+ column &* depth)
            if row >= 0, column >= 0, row &+ 4 <= g.height, column &+ 4 <= g.width {
                for channel in stride(from: 0, to: depth, by: V.lanes) {
                    WinogradMap.input(first + channel, line: line, depth: depth, into: result + channel, step: step, V.self)
                }
            } else {
                copyInputs(x, row, column, to: patch)
                for channel in stride(from: 0, to: depth, by: V.lanes) {
                    WinogradMap.input(
                        patch + channel, line: 4 &* depth, depth: depth, into: result + channel, step: step, V.self)
                }
            }
            result += depth
        }
    }

    /// Copies the inputs of a tile that reaches beyond the image: zeros there.
    private func copyInputs(
        _ x: UnsafePointer<Float>, _ row: Int, _ column: Int, to patch: UnsafeMutablePointer<Float>
    ) {
        let (g, depth) = (geometry, geometry.inputDepth)
        patch.update(repeating: 0, count: Winograd.places * depth)
        let columns = max(0, column)..<min(g.width, column + 4)
        for line in max(0, row)..<min(g.height, row + 4) {
            let place = (line - row) * 4 + columns.lowerBound - column
            (patch + place * depth).update(
                from: x + (line * g.width + columns.lowerBound) * depth, count: columns.count * depth)
        }
    }

    /// The products of a run, somewhere in `memory`.
    private func products(
        _ x: UnsafePointer<Float>, _ u: UnsafePointer<Float>, _ tiles: Range<Int>, _ rows: Int,
        _ memory: UnsafeMutablePointer<Float>
    ) -> UnsafePointer<Float> {
        let (inner, depth) = (geometry.inputDepth, geometry.outputDepth)
        let v = memory + Winograd.places * inner
        let m = v + Winograd.places * tiles.count * inner
        transformInput(x, tiles: tiles, into: v, patch: memory)
        multiply(v, by: u, into: m, tiles: tiles.count, rows: rows, from: inner, to: depth)
        return UnsafePointer(m)
    }

    /// The 16 matrix products of some tiles: m[place][tile][K] = Σ over C of v[place][tile][C] · u[place][C][K].
    func multiply(
        _ v: UnsafePointer<Float>, by u: UnsafePointer<Float>, into m: UnsafeMutablePointer<Float>, tiles: Int,
        rows: Int, from inner: Int, to depth: Int
    ) {
        RegisterBlocks.forEach(depth: depth) { channel, lanes in
            Tile(
                x: v, w: u + channel, y: m + channel, start: nil, inner: inner, xNext: inner,
                wInner: depth, yNext: depth, repeats: tiles / rows, xRepeat: rows * inner, yRepeat: rows * depth,
                layers: Winograd.places, xLayer: tiles * inner, wLayer: inner * depth, yLayer: tiles * depth
            ).run(rows: rows, lanes: lanes)
        }
    }

    /// Writes the results of one image.
    ///
    /// - Parameters:
    ///   - x: [H][W][C]
    ///   - u: the transformed weights
    ///   - y: [OH][OW][K]
    ///   - memory: `forwardMemory` floats
    func forward(
        _ x: UnsafePointer<Float>, u: UnsafePointer<Float>, bias: UnsafePointer<Float>, floor: Float,
        into y: UnsafeMutablePointer<Float>, memory: UnsafeMutablePointer<Float>
    ) {
        forEachRun { tiles, rows in
            let m = products(x, u, tiles, rows, memory)
            if VectorWidth.isWide(for: geometry.outputDepth) {
                writeResults(m, tiles, bias, floor, y, SIMD16<Float>.self)
            } else {
                writeResults(m, tiles, bias, floor, y, SIMD8<Float>.self)
            }
        }
    }

    /// As `forward`, with each tile's results pooled to one.
    func forward(
        _ x: UnsafePointer<Float>, u: UnsafePointer<Float>, bias: UnsafePointer<Float>, floor: Float,
        _ pooling: PeakPooling, into y: UnsafeMutablePointer<Float>, memory: UnsafeMutablePointer<Float>
    ) {
        forEachRun { tiles, rows in
            let m = products(x, u, tiles, rows, memory)
            let place = y + tiles.lowerBound * geometry.outputDepth
            if VectorWidth.isWide(for: geometry.outputDepth) {
                writePooled(m, tiles.count, bias, floor, pooling, place, SIMD16<Float>.self)
            } else {
                writePooled(m, tiles.count, bias, floor, pooling, place, SIMD8<Float>.self)
            }
        }
    }

    @inline(__always)
    private func writePooled<V: FloatVector>(
        _ m: UnsafePointer<Float>, _ tiles: Int, _ bias: UnsafePointer<Float>, _ floor: Float, _ pooling: PeakPooling,
        _ y: UnsafeMutablePointer<Float>, _: V.Type
    ) {
        let depth = geometry.outputDepth
        let (step, least) = (tiles &* depth, V.splat(floor))
        for channel in stride(from: 0, to: depth, by: V.lanes) {
            let (first, peak) = (V.load(bias + channel), pooling.peak(channel, V.self))
            for tile in 0..<tiles {
                let place = tile &* depth &+ channel
                let result = WinogradMap.output(m + place, step: step, bias: first, floor: least)
                let best = peak.turned(result.0).maximum(peak.turned(result.1))
                    .maximum(peak.turned(result.2).maximum(peak.turned(result.3)))
                peak.normalized(peak.turned(best)).store(y + place)
            }
        }
    }

    @inline(__always)
    private func writeResults<V: FloatVector>(
        _ m: UnsafePointer<Float>, _ tiles: Range<Int>, _ bias: UnsafePointer<Float>, _ floor: Float,
        _ y: UnsafeMutablePointer<Float>, _: V.Type
    ) {
        let g = geometry
        let (depth, line, height, width) = (g.outputDepth, g.outputWidth &* g.outputDepth, g.outputHeight, g.outputWidth)
        let (step, least) = (tiles.count &* depth, V.splat(floor))
        var products = m
        for tile in tiles {
            let (row, column) = tile.quotientAndRemainder(dividingBy: tilesWide)
            let (below, beside) = (2 &* row &+ 1 < height, 2 &* column &+ 1 < width)
            let place = y + (2 &* row &* line &+ 2 &* column &* depth)
            for channel in stride(from: 0, to: depth, by: V.lanes) {
                let result = WinogradMap.output(
                    products + channel, step: step, bias: V.load(bias + channel), floor: least)
                result.0.store(place + channel)
                if beside { result.1.store(place + (channel &+ depth)) }
                if below { result.2.store(place + (channel &+ line)) }
                if below, beside { result.3.store(place + (channel &+ line &+ depth)) }
            }
            products += depth
        }
    }
}
