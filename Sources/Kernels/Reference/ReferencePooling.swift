extension Reference {
    /// See `MaxPool.forward`.
    package static func maxPoolForward(
        _ x: View, into y: View, positions: View?, batch: Int, _ geometry: PoolGeometry
    ) {
        let depth = geometry.depth
        ReferenceWindows(geometry).forEach(batch: batch) { output, taps in
            for c in 0..<depth {
                var (best, position) = (-Float.infinity, 0)
                for tap in taps where x[tap.input * depth + c] > best {
                    (best, position) = (x[tap.input * depth + c], tap.place)
                }
                y[output * depth + c] = best
                positions?[output * depth + c] = Float(position)
            }
        }
    }

    /// See `MaxPool.backward`.
    package static func maxPoolBackward(
        _ dy: View, positions: View, dx: View, batch: Int, _ geometry: PoolGeometry
    ) {
        let depth = geometry.depth
        dx.fill(0)
        ReferenceWindows(geometry).forEach(batch: batch) { output, taps in
            for c in 0..<depth {
                let position = Int(positions[output * depth + c])
                for tap in taps where tap.place == position { dx[tap.input * depth + c] += dy[output * depth + c] }
            }
        }
    }

    /// See `AveragePool.forward`.
    package static func averagePoolForward(_ x: View, into y: View, batch: Int, _ geometry: PoolGeometry) {
        let depth = geometry.depth
        ReferenceWindows(geometry).forEach(batch: batch) { output, taps in
            for c in 0..<depth {
                let sum = taps.reduce(0.0) { $0 + Double(x[$1.input * depth + c]) }
                y[output * depth + c] = Float(sum / Double(taps.count))
            }
        }
    }

    /// See `AveragePool.backward`.
    package static func averagePoolBackward(_ dy: View, dx: View, batch: Int, _ geometry: PoolGeometry) {
        let depth = geometry.depth
        dx.fill(0)
        ReferenceWindows(geometry).forEach(batch: batch) { output, taps in
            for c in 0..<depth {
                for tap in taps { dx[tap.input * depth + c] += dy[output * depth + c] / Float(taps.count) }
            }
        }
    }
}
