/// A dense layer: y[n,o] = b[o] + Σ x[n,i] · w[i,o].
public enum Dense {
    /// Writes y; negative results become 0 if `relu`.
    ///
    /// - Parameters:
    ///   - x: [N][I]
    ///   - weights: [I][O]
    ///   - bias: [O]
    ///   - y: [N][O], overwritten
    public static func forward(
        _ x: View, weights: View, bias: View, into y: View, batch: Int, _ geometry: DenseGeometry, relu: Bool
    ) {
        Reference.denseForward(x, weights: weights, bias: bias, into: y, batch: batch, geometry, relu: relu)
    }

    /// Writes dw[i,o] = Σ x[n,i]·dy[n,o] and db[o] = Σ dy[n,o].
    ///
    /// - Parameters:
    ///   - x: [N][I], the input of the forward step
    ///   - dy: [N][O], the gradient before the bias (after any ReLU mask)
    ///   - dw: [I][O], overwritten
    ///   - db: [O], overwritten
    public static func weightGradient(
        _ x: View, dy: View, dw: View, db: View, batch: Int, _ geometry: DenseGeometry
    ) {
        Reference.denseWeightGradient(x, dy: dy, dw: dw, db: db, batch: batch, geometry)
    }

    /// Floats of scratch that `inputGradient` needs.
    public static func inputGradientScratch(_ geometry: DenseGeometry) -> Int { geometry.weightCount }

    /// Writes dx[n,i] = Σ dy[n,o]·w[i,o].
    ///
    /// - Parameters:
    ///   - dy: [N][O]
    ///   - weights: [I][O]
    ///   - dx: [N][I], overwritten
    ///   - scratch: `inputGradientScratch` floats of any content
    public static func inputGradient(
        dy: View, weights: View, dx: View, scratch: View, batch: Int, _ geometry: DenseGeometry
    ) {
        Reference.denseInputGradient(dy: dy, weights: weights, dx: dx, batch: batch, geometry)
    }
}
