extension Reference {
    /// See `MaxPool.forward`.
    package static func maxPoolForward(
        _ x: View, into y: View, positions: View?, batch: Int, _ geometry: PoolGeometry
    ) {
        forEachWindow(batch, geometry) { output, first in
            var best = x[first]
            var position = 0
            for place in 0..<geometry.windowHeight * geometry.windowWidth {
                let value = x[first + geometry.distance(to: place)]
                if value > best {
                    best = value
                    position = place
                }
            }
            y[output] = best
            positions?[output] = Float(position)
        }
    }

    /// See `MaxPool.backward`.
    package static func maxPoolBackward(
        _ dy: View, positions: View, dx: View, batch: Int, _ geometry: PoolGeometry
    ) {
        dx.fill(0)
        forEachWindow(batch, geometry) { output, first in
            dx[first + geometry.distance(to: Int(positions[output]))] += dy[output]
        }
    }

    /// See `AveragePool.forward`.
    package static func averagePoolForward(_ x: View, into y: View, batch: Int, _ geometry: PoolGeometry) {
        let places = geometry.windowHeight * geometry.windowWidth
        forEachWindow(batch, geometry) { output, first in
            var sum = 0.0
            for place in 0..<places { sum += Double(x[first + geometry.distance(to: place)]) }
            y[output] = Float(sum / Double(places))
        }
    }

    /// See `AveragePool.backward`.
    package static func averagePoolBackward(_ dy: View, dx: View, batch: Int, _ geometry: PoolGeometry) {
        dx.fill(0)
        let places = geometry.windowHeight * geometry.windowWidth
        forEachWindow(batch, geometry) { output, first in
            for place in 0..<places { dx[first + geometry.distance(to: place)] += dy[output] / Float(places) }
        }
    }

    /// Calls `body` with the index of each result and of the first input of its window.
    private static func forEachWindow(_ batch: Int, _ geometry: PoolGeometry, _ body: (Int, Int) -> Void) {
        var output = 0
        for image in 0..<batch {
            for row in 0..<geometry.outputHeight {
                for column in 0..<geometry.outputWidth {
                    let line = image * geometry.height + row * geometry.strideHeight
                    let first = (line * geometry.width + column * geometry.strideWidth) * geometry.depth
                    for c in 0..<geometry.depth {
                        body(output, first + c)
                        output += 1
                    }
                }
            }
        }
    }
}

extension PoolGeometry {
    /// Floats between the first input of a window and the one at `place`, counted along its rows.
    func distance(to place: Int) -> Int { (place / windowWidth * width + place % windowWidth) * depth }
}
