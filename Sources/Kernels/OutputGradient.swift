/// The gradient of a convolution's results, made an image at a time where it is needed, so that a gradient of the whole
/// batch never goes through memory.
package struct OutputGradient: @unchecked Sendable {
    private let x: UnsafePointer<Float>
    private let height: Int
    private let count: Int
    private let pooled: Pooled?
    /// Keeps the memory that the pointers name.
    private let owners: [View]

    private struct Pooled: @unchecked Sendable {
        let gradient: BatchGradient
        let dPooled: UnsafePointer<Float>
        let peaks: UnsafePointer<Float>
        let geometry: PoolGeometry
    }

    /// Values that are there: dy [N][OH][OW][K], of results `height` rows high and `count` floats an image.
    package init(_ dy: View, height: Int, count: Int) {
        (x, self.height, self.count) = (UnsafePointer(dy.start), height, count)
        (pooled, owners) = (nil, [dy])
    }

    /// Values to be made from the gradient of the pooled results.
    init(_ gradient: BatchGradient, x: View, dPooled: View, peaks: View, factors: View, _ geometry: PoolGeometry) {
        (self.x, height, count) = (UnsafePointer(x.start), geometry.height, geometry.inputCount)
        pooled = Pooled(gradient: gradient, dPooled: dPooled.start, peaks: peaks.start, geometry: geometry)
        owners = [x, dPooled, peaks, factors]
    }

    /// Floats of working memory for `strips` and `image`.
    var memory: Int { pooled == nil ? 0 : count }

    /// Calls `body` with the rows of image number `n` in parts: which rows, and their gradients.
    @inline(__always)
    func forEachStrip(
        _ n: Int, memory: UnsafeMutablePointer<Float>, _ body: (Range<Int>, UnsafePointer<Float>) -> Void
    ) {
        guard let pooled else { return body(0..<height, x + n * count) }
        let g = pooled.geometry
        let covered = g.outputHeight * g.windowHeight
        for strip in 0..<g.outputHeight + (covered < g.height ? 1 : 0) {
            write(pooled, n, strip, into: memory)
            // The next strip comes while this one is worked on: the results of a large batch are in no near cache.
            let line = g.width * g.depth * g.windowHeight
            Prefetch.floats(x + n * count + (strip + 1) * line, count: line)
            let first = strip * g.windowHeight
            body(first..<(strip < g.outputHeight ? first + g.windowHeight : g.height), memory)
        }
    }

    /// The gradients of image number `n`, [OH][OW][K].
    func image(_ n: Int, memory: UnsafeMutablePointer<Float>) -> UnsafePointer<Float> {
        guard let pooled else { return x + n * count }
        let line = pooled.geometry.width * pooled.geometry.depth
        forEachStrip(of: pooled) { strip in
            write(pooled, n, strip, into: memory + strip * pooled.geometry.windowHeight * line)
        }
        return UnsafePointer(memory)
    }

    /// Writes the gradients of a batch to dx, [N][OH][OW][K].
    package func write(into dx: View, batch: Int) {
        precondition(dx.count >= batch * count)
        guard let pooled else { return dx.start.update(from: x, count: batch * count) }
        let line = pooled.geometry.width * pooled.geometry.depth
        WorkerPool.shared.run(batch) { n in
            forEachStrip(of: pooled) { strip in
                let place = n * count + strip * pooled.geometry.windowHeight * line
                write(pooled, n, strip, into: dx.start + place)
            }
        }
    }

    @inline(__always)
    private func forEachStrip(of pooled: Pooled, _ body: (Int) -> Void) {
        let g = pooled.geometry
        for strip in 0..<g.outputHeight + (g.outputHeight * g.windowHeight < g.height ? 1 : 0) { body(strip) }
    }

    private func write(_ pooled: Pooled, _ n: Int, _ strip: Int, into dx: UnsafeMutablePointer<Float>) {
        let place = n * pooled.geometry.outputCount
        pooled.gradient.run(
            x + n * count, dPooled: pooled.dPooled + place, peaks: pooled.peaks + place, strip: strip, dx: dx,
            pooled.geometry)
    }
}
