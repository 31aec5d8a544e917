internal import CSIMD

extension GrayConvolution {
    /// Whether `forwardPooled` is the kernel for pooling in such windows.
    static func pools(in g: PoolGeometry) -> Bool { g.windowHeight == 2 && g.windowWidth == 2 }

    /// Writes one row of 2×2 windows of one image, pooled: no result goes through memory.
    ///
    /// - Parameters:
    ///   - x: the image with its borders
    ///   - weights: [KH][KW][K]
    ///   - y: the pooled row, [OW][K]
    func forwardPooled(
        _ x: UnsafePointer<Float>, _ weights: UnsafePointer<Float>, _ bias: UnsafePointer<Float>, floor: Float,
        _ pooling: PeakPooling, row: Int, into y: UnsafeMutablePointer<Float>
    ) {
        RegisterBlocks.forEach(depth: geometry.outputDepth) { channel, lanes in
            GrayWindows(
                x: x + 2 * row * line, y: y + channel, weights: weights + channel, bias: bias + channel, floor: floor,
                pooling: pooling, channel: channel, line: line, kernelHeight: geometry.kernelHeight,
                kernelWidth: geometry.kernelWidth, depth: geometry.outputDepth
            ).run(rows: 4, lanes: lanes)
        }
    }
}

/// A row of pooled windows: the four sums of each are the results that it pools.
private struct GrayWindows: RegisterBlock {
    let x: UnsafePointer<Float>
    let y: UnsafeMutablePointer<Float>
    let weights: UnsafePointer<Float>
    let bias: UnsafePointer<Float>
    let floor: Float
    let pooling: PeakPooling
    let channel: Int
    let line: Int
    let kernelHeight: Int
    let kernelWidth: Int
    let depth: Int

    func run<let P: Int, let K: Int, V: FloatVector>(_: InlineArray<P, InlineArray<K, V>>.Type) {
        if kernelHeight == 3, kernelWidth == 3 {
            windows(3, 3, InlineArray<P, InlineArray<K, V>>.self)
        } else {
            windows(kernelHeight, kernelWidth, InlineArray<P, InlineArray<K, V>>.self)
        }
    }

    @inline(__always)
    private func windows<let P: Int, let K: Int, V: FloatVector>(
        _ height: Int, _ width: Int, _: InlineArray<P, InlineArray<K, V>>.Type
    ) {
        var (window, result) = (x, y)
        for _ in 0..<pooling.geometry.outputWidth {
            var sums = InlineArray<P, InlineArray<K, V>>(repeating: InlineArray(repeating: .zero))
            for j in 0..<K {
                let first = V.load(bias + j &* V.lanes)
                for i in 0..<P { sums[i][j] = first }
            }
            var (pixels, row) = (window, weights)
            for _ in 0..<height {
                var tap = pixels
                for _ in 0..<width {
                    for i in 0..<P {
                        let value = V.splat(tap[(i >> 1) &* line &+ (i & 1)])
                        for j in 0..<K { sums[i][j] = value.times(V.load(row + j &* V.lanes), plus: sums[i][j]) }
                    }
                    // Opaque pointers keep pixels from being held in registers for the next tap, which would spill sums.
                    row = convo_opaque(row + depth)
                    tap = convo_opaque(tap + 1)
                }
                pixels = convo_opaque(pixels + line)
            }
            for j in 0..<K {
                let peak = pooling.peak(channel &+ j &* V.lanes, V.self)
                var best = peak.turned(sums[0][j])
                for i in 1..<P { best = peak.turned(sums[i][j]).maximum(best) }
                // A floor under all results is a floor under their largest, and under their smallest too.
                peak.normalized(V.splat(floor).maximum(peak.turned(best))).store(result + j &* V.lanes)
            }
            window = convo_opaque(window + 2)
            result = convo_opaque_result(result + depth)
        }
    }
}
