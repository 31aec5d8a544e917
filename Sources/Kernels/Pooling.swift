/// The maximum of each window and channel.
package enum MaxPool {
    /// Writes y and where each maximum was.
    ///
    /// - Parameters:
    ///   - x: [N][H][W][C]
    ///   - y: [N][OH][OW][C], overwritten
    ///   - positions: [N][OH][OW][C], overwritten: row·windowWidth + column inside the window, as a float, of the first
    ///     maximum; nil where no backward step follows
    package static func forward(_ x: View, into y: View, positions: View?, batch: Int, _ geometry: PoolGeometry) {
        precondition(x.count >= batch * geometry.inputCount && y.count >= batch * geometry.outputCount)
        precondition(positions?.count ?? .max >= batch * geometry.outputCount)
        let image = MaxPoolKernel(geometry: geometry)
        WorkerPool.shared.run(batch) { n in
            image.run(
                x.start + n * geometry.inputCount, into: y.start + n * geometry.outputCount,
                positions: positions.map { $0.start + n * geometry.outputCount })
        }
    }

    /// Writes dx: each dy goes to the place of its maximum, everything else is 0.
    package static func backward(_ dy: View, positions: View, dx: View, batch: Int, _ geometry: PoolGeometry) {
        precondition(dx.count >= batch * geometry.inputCount)
        precondition(min(dy.count, positions.count) >= batch * geometry.outputCount)
        let image = MaxPoolKernel(geometry: geometry)
        WorkerPool.shared.run(batch) { n in
            let pooled = n * geometry.outputCount
            image.backward(
                dy.start + pooled, positions: positions.start + pooled, dx: dx.start + n * geometry.inputCount)
        }
    }
}

/// The mean of each window and channel.
package enum AveragePool {
    /// Writes y: [N][OH][OW][C] from x: [N][H][W][C].
    package static func forward(_ x: View, into y: View, batch: Int, _ geometry: PoolGeometry) {
        precondition(x.count >= batch * geometry.inputCount && y.count >= batch * geometry.outputCount)
        let image = AveragePoolKernel(geometry: geometry)
        WorkerPool.shared.run(batch) { n in
            image.run(x.start + n * geometry.inputCount, into: y.start + n * geometry.outputCount)
        }
    }

    /// Writes dx: each dy is spread evenly over its window.
    package static func backward(_ dy: View, dx: View, batch: Int, _ geometry: PoolGeometry) {
        precondition(dx.count >= batch * geometry.inputCount && dy.count >= batch * geometry.outputCount)
        let image = AveragePoolKernel(geometry: geometry)
        WorkerPool.shared.run(batch) { n in
            image.backward(dy.start + n * geometry.outputCount, dx: dx.start + n * geometry.inputCount)
        }
    }
}
