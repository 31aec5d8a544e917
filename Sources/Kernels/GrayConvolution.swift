internal import CSIMD

/// Convolution of an image of depth 1 with stride 1: neighboring results read neighboring pixels, which the general
/// tile cannot know.
///
/// Order of each sum as in `ConvolutionForward` and `ConvolutionWeightGradient`.
struct GrayConvolution: @unchecked Sendable {
    let geometry: ConvolutionGeometry
    /// Floats from one image row to the next, borders included.
    let line: Int

    init(_ geometry: ConvolutionGeometry) {
        self.geometry = geometry
        line = geometry.width + geometry.padding.left + geometry.padding.right
    }

    /// Whether this is the kernel for a convolution.
    static func applies(to g: ConvolutionGeometry) -> Bool {
        g.inputDepth == 1 && g.strideHeight == 1 && g.strideWidth == 1
    }

    /// Floats of an image with its borders; 0 if it has none.
    var borderedCount: Int {
        let padding = geometry.padding
        return padding == Padding() ? 0 : (geometry.height + padding.top + padding.bottom) * line
    }

    /// The image with its borders of zeros, in `memory` if it has any.
    func bordered(_ x: UnsafePointer<Float>, memory: UnsafeMutablePointer<Float>) -> UnsafePointer<Float> {
        guard borderedCount > 0 else { return x }
        memory.update(repeating: 0, count: borderedCount)
        for row in 0..<geometry.height {
            let place = (row + geometry.padding.top) * line + geometry.padding.left
            (memory + place).update(from: x + row * geometry.width, count: geometry.width)
        }
        return UnsafePointer(memory)
    }

    /// Writes output rows `rows` of one image.
    ///
    /// - Parameters:
    ///   - x: the image with its borders
    ///   - weights: [KH][KW][K]
    ///   - y: the first of the rows, [rows][OW][K]
    func forward(
        _ x: UnsafePointer<Float>, _ weights: UnsafePointer<Float>, _ bias: UnsafePointer<Float>, floor: Float,
        rows: Range<Int>, into y: UnsafeMutablePointer<Float>
    ) {
        let (depth, width) = (geometry.outputDepth, geometry.outputWidth)
        for row in rows {
            let result = y + (row - rows.lowerBound) * width * depth
            RegisterBlocks.forEach(depth: depth) { channel, lanes in
                let tiles = Parts.number(width, most: RegisterBlocks.mostRows(lanes))
                var run = GrayRun(
                    x: x + row * line, y: result + channel, weights: weights + channel, bias: bias + channel,
                    floor: floor, line: line, kernelHeight: geometry.kernelHeight, kernelWidth: geometry.kernelWidth,
                    depth: depth)
                for tile in 0..<tiles {
                    let columns = Parts.range(tile, of: tiles, count: width).count
                    run.run(rows: columns, lanes: lanes)
                    run.x += columns
                    run.y += columns * depth
                }
            }
        }
    }

    /// Adds the share of output rows `rows` of one image to `sums`, [KH][KW][K] and then [K] for the bias.
    ///
    /// - Parameters:
    ///   - x: the image with its borders
    ///   - dy: the first of the rows, [rows][OW][K]
    func addWeightGradient(
        _ x: UnsafePointer<Float>, dy: UnsafePointer<Float>, rows: Range<Int>, to sums: UnsafeMutablePointer<Float>
    ) {
        let g = geometry
        let taps = g.kernelHeight * g.kernelWidth
        RegisterBlocks.forEach(depth: g.outputDepth) { channel, lanes in
            let groups = Parts.number(taps, most: RegisterBlocks.mostRows(lanes))
            for group in 0..<groups {
                let part = Parts.range(group, of: groups, count: taps)
                let run = GrayTaps(
                    x: x + rows.lowerBound * line, dy: dy + channel, sums: sums + channel, line: line, rows: rows.count,
                    columns: g.outputWidth, kernelWidth: g.kernelWidth, depth: g.outputDepth, first: part.lowerBound)
                run.run(rows: part.count, lanes: lanes)
            }
        }
        Sums.addRows(dy, rows: rows.count * g.outputWidth, depth: g.outputDepth, to: sums + g.weightCount)
    }
}

/// Some results of one row: every sum of a tile reads pixels that lie side by side.
private struct GrayRun: RegisterBlock {
    var x: UnsafePointer<Float>
    var y: UnsafeMutablePointer<Float>
    let weights: UnsafePointer<Float>
    let bias: UnsafePointer<Float>
    let floor: Float
    let line: Int
    let kernelHeight: Int
    let kernelWidth: Int
    let depth: Int

    func run<let P: Int, let K: Int, V: FloatVector>(_: InlineArray<P, InlineArray<K, V>>.Type) {
        var sums = InlineArray<P, InlineArray<K, V>>(repeating: InlineArray(repeating: .zero))
        for j in 0..<K {
            let first = V.load(bias + j &* V.lanes)
            for i in 0..<P { sums[i][j] = first }
        }
        var (pixels, row) = (x, weights)
        for _ in 0..<kernelHeight {
            var tap = pixels
            for _ in 0..<kernelWidth {
                for i in 0..<P {
                    let value = V.splat(tap[i])
                    for j in 0..<K { sums[i][j] = value.times(V.load(row + j &* V.lanes), plus: sums[i][j]) }
                }
                // Opaque pointers keep pixels from being held in registers for the next tap, which would spill sums.
                row = convo_opaque(row + depth)
                tap = convo_opaque(tap + 1)
            }
            pixels = convo_opaque(pixels + line)
        }
        let least = V.splat(floor)
        var result = y
        for i in 0..<P {
            for j in 0..<K { least.maximum(sums[i][j]).store(result + j &* V.lanes) }
            result = convo_opaque_result(result + depth)
        }
    }
}

/// Some taps of the weight gradient.
private struct GrayTaps: RegisterBlock {
    let x: UnsafePointer<Float>
    let dy: UnsafePointer<Float>
    let sums: UnsafeMutablePointer<Float>
    let line: Int
    let rows: Int
    let columns: Int
    let kernelWidth: Int
    let depth: Int
    let first: Int

    func run<let P: Int, let K: Int, V: FloatVector>(_: InlineArray<P, InlineArray<K, V>>.Type) {
        // Opaque pointers, one for each tap, leave a single index to step through the rows.
        var taps = InlineArray<P, UnsafePointer<Float>>(repeating: x)
        var result = InlineArray<P, InlineArray<K, V>>(repeating: InlineArray(repeating: .zero))
        var (row, column) = first.quotientAndRemainder(dividingBy: kernelWidth)
        for i in 0..<P {
            taps[i] = convo_opaque(x + (row &* line &+ column))
            column &+= 1
            if column == kernelWidth { (row, column) = (row &+ 1, 0) }
            for j in 0..<K { result[i][j] = V.load(sums + ((first &+ i) &* depth &+ j &* V.lanes)) }
        }
        var gradient = dy
        for row in 0..<rows {
            for place in row &* line..<row &* line &+ columns {
                for i in 0..<P {
                    let value = V.splat(taps[i][place])
                    for j in 0..<K { result[i][j] = value.times(V.load(gradient + j &* V.lanes), plus: result[i][j]) }
                }
                gradient = convo_opaque(gradient + depth)
            }
        }
        for i in 0..<P {
            for j in 0..<K { result[i][j].store(sums + ((first &+ i) &* depth &+ j &* V.lanes)) }
        }
    }
}
