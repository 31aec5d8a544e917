internal import CSIMD

private var lanes: Int { 8 }

/// Maximum pooling of one image, of x itself or of scale·x + shift.
struct MaxPoolKernel: @unchecked Sendable {
    let geometry: PoolGeometry
    /// [C] each; nil to pool x itself.
    var scale: UnsafePointer<Float>?
    var shift: UnsafePointer<Float>?

    /// Writes the maxima and, if asked, their places.
    func run(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, positions: UnsafeMutablePointer<Float>?) {
        let g = geometry
        let width = g.outputWidth * g.depth
        for row in 0..<g.outputHeight {
            let line = x + row * g.strideHeight * g.width * g.depth
            let places = positions.map { $0 + row * width }
            if g.windowHeight == 2 && g.windowWidth == 2 {
                windows(line, y + row * width, places, 2, 2)
            } else {
                windows(line, y + row * width, places, g.windowHeight, g.windowWidth)
            }
        }
    }

    /// One row of windows.
    @inline(__always)
    private func windows(
        _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ positions: UnsafeMutablePointer<Float>?,
        _ height: Int, _ width: Int
    ) {
        let g = geometry
        let (depth, count) = (g.depth, g.outputWidth)
        for channel in stride(from: 0, to: depth, by: lanes) {
            // Without a scale the factors 1 and 0 leave every value as it is.
            let factor = scale.map { convo_load($0 + channel) } ?? convo_splat(1)
            let offset = shift.map { convo_load($0 + channel) } ?? convo_splat(0)
            for column in 0..<count {
                let first = x + (column &* g.strideWidth &* depth &+ channel)
                var best = convo_fma(convo_load(first), factor, offset)
                var position = convo_splat(0)
                for row in 0..<height {
                    for inner in 0..<width {
                        let value = convo_fma(
                            convo_load(first + (row &* g.width &+ inner) &* depth), factor, offset)
                        let better = convo_greater(value, best)
                        best = convo_select(better, value, best)
                        position = convo_select(better, convo_splat(Float(row &* width &+ inner)), position)
                    }
                }
                convo_store(y + (column &* depth &+ channel), best)
                if let positions { convo_store(positions + (column &* depth &+ channel), position) }
            }
        }
    }

    /// Writes to `sums` Σ dy of each channel of one image, [C], then Σ dy·(x − mean) with x at its maximum, [C].
    func addGradientSums(
        _ x: UnsafePointer<Float>, dy: UnsafePointer<Float>, positions: UnsafePointer<Float>,
        mean: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>
    ) {
        let g = geometry
        let width = g.outputWidth * g.depth
        for row in 0..<g.outputHeight {
            let line = x + row * g.strideHeight * g.width * g.depth
            let pooled = row * width
            if g.windowHeight == 2 && g.windowWidth == 2 {
                addSums(line, dy + pooled, positions + pooled, mean, sums, 2, 2)
            } else {
                addSums(line, dy + pooled, positions + pooled, mean, sums, g.windowHeight, g.windowWidth)
            }
        }
    }

    @inline(__always)
    private func addSums(
        _ x: UnsafePointer<Float>, _ dy: UnsafePointer<Float>, _ positions: UnsafePointer<Float>,
        _ mean: UnsafePointer<Float>, _ sums: UnsafeMutablePointer<Float>, _ height: Int, _ width: Int
    ) {
        let g = geometry
        let (depth, count) = (g.depth, g.outputWidth)
        for channel in stride(from: 0, to: depth, by: lanes) {
            let middle = convo_load(mean + channel)
            var sum = convo_splat(0)
            var product = convo_splat(0)
            for column in 0..<count {
                let first = x + (column &* g.strideWidth &* depth &+ channel)
                let position = convo_load(positions + (column &* depth &+ channel))
                let slope = convo_load(dy + (column &* depth &+ channel))
                var value = convo_load(first)
                for row in 0..<height {
                    for inner in 0..<width {
                        let own = convo_equal(position, convo_splat(Float(row &* width &+ inner)))
                        value = convo_select(own, convo_load(first + (row &* g.width &+ inner) &* depth), value)
                    }
                }
                sum += slope
                product = convo_fma(slope, value - middle, product)
            }
            convo_store(sums + channel, convo_load(sums + channel) + sum)
            convo_store(sums + (depth &+ channel), convo_load(sums + (depth &+ channel)) + product)
        }
    }

    /// Overwrites dx of one image: each dy goes to the place of its maximum.
    func backward(_ dy: UnsafePointer<Float>, positions: UnsafePointer<Float>, dx: UnsafeMutablePointer<Float>) {
        let g = geometry
        dx.update(repeating: 0, count: g.inputCount)
        forEachWindow(g) { output, first in
            let gradient = convo_load(dy + output)
            let position = convo_load(positions + output)
            for row in 0..<g.windowHeight {
                for inner in 0..<g.windowWidth {
                    let place = dx + (first &+ (row &* g.width &+ inner) &* g.depth)
                    let own = convo_equal(position, convo_splat(Float(row &* g.windowWidth &+ inner)))
                    convo_store(place, convo_load(place) + convo_keep(own, gradient))
                }
            }
        }
    }
}

/// Average pooling of one image.
struct AveragePoolKernel: Sendable {
    let geometry: PoolGeometry

    func run(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>) {
        let g = geometry
        let places = convo_splat(Float(g.windowHeight * g.windowWidth))
        forEachWindow(g) { output, first in
            var sum = convo_splat(0)
            for row in 0..<g.windowHeight {
                for inner in 0..<g.windowWidth { sum += convo_load(x + (first &+ (row &* g.width &+ inner) &* g.depth)) }
            }
            convo_store(y + output, sum / places)
        }
    }

    func backward(_ dy: UnsafePointer<Float>, dx: UnsafeMutablePointer<Float>) {
        let g = geometry
        dx.update(repeating: 0, count: g.inputCount)
        let places = convo_splat(Float(g.windowHeight * g.windowWidth))
        forEachWindow(g) { output, first in
            let share = convo_load(dy + output) / places
            for row in 0..<g.windowHeight {
                for inner in 0..<g.windowWidth {
                    let place = dx + (first &+ (row &* g.width &+ inner) &* g.depth)
                    convo_store(place, convo_load(place) + share)
                }
            }
        }
    }
}

/// Calls `body` with the places of each vector of results and of the first input vector of its window.
@inline(__always)
private func forEachWindow(_ g: PoolGeometry, _ body: (Int, Int) -> Void) {
    let (rows, columns) = (g.outputHeight, g.outputWidth)
    for row in 0..<rows {
        for column in 0..<columns {
            let output = (row &* columns &+ column) &* g.depth
            let first = (row &* g.strideHeight &* g.width &+ column &* g.strideWidth) &* g.depth
            for channel in stride(from: 0, to: g.depth, by: lanes) { body(output &+ channel, first &+ channel) }
        }
    }
}
