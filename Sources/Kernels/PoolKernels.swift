internal import CSIMD

private var lanes: Int { 8 }

/// Maximum pooling of one image.
struct MaxPoolKernel: @unchecked Sendable {
    let geometry: PoolGeometry

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
            for column in 0..<count {
                let first = x + (column &* g.strideWidth &* depth &+ channel)
                var best = convo_load(first)
                var position = convo_splat(0)
                for row in 0..<height {
                    for inner in 0..<width {
                        let value = convo_load(first + (row &* g.width &+ inner) &* depth)
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
