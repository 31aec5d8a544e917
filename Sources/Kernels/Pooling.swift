/// The maximum of each window and channel.
public enum MaxPool {
    /// Writes y and where each maximum was.
    ///
    /// - Parameters:
    ///   - x: [N][H][W][C]
    ///   - y: [N][OH][OW][C], overwritten
    ///   - positions: [N][OH][OW][C], overwritten: row·windowWidth + column inside the window, as a float, of the first
    ///     maximum; nil where no backward step follows
    public static func forward(_ x: View, into y: View, positions: View?, batch: Int, _ geometry: PoolGeometry) {
        Reference.maxPoolForward(x, into: y, positions: positions, batch: batch, geometry)
    }

    /// Writes dx: each dy goes to the place of its maximum, everything else is 0.
    public static func backward(_ dy: View, positions: View, dx: View, batch: Int, _ geometry: PoolGeometry) {
        Reference.maxPoolBackward(dy, positions: positions, dx: dx, batch: batch, geometry)
    }
}

/// The mean of each window and channel.
public enum AveragePool {
    /// Writes y: [N][OH][OW][C] from x: [N][H][W][C].
    public static func forward(_ x: View, into y: View, batch: Int, _ geometry: PoolGeometry) {
        Reference.averagePoolForward(x, into: y, batch: batch, geometry)
    }

    /// Writes dx: each dy is spread evenly over its window.
    public static func backward(_ dy: View, dx: View, batch: Int, _ geometry: PoolGeometry) {
        Reference.averagePoolBackward(dy, dx: dx, batch: batch, geometry)
    }
}
