/// Convolution (in the sense of cross-correlation, as Keras): y[n,oy,ox,k] = b[k] + Σ x[n,oy·s+ky−top,ox·s+kx−left,c] · w[ky,kx,c,k].
public enum Convolution {
    /// The batch is cut into this many parts for weight gradients, each summed by itself, whatever the threads.
    public static let partialSums = 8

    /// Writes y = convolution of x with w, plus b; negative results become 0 if `relu`.
    ///
    /// - Parameters:
    ///   - x: [N][H][W][C]
    ///   - weights: [KH][KW][C][K]
    ///   - bias: [K]
    ///   - y: [N][OH][OW][K], overwritten
    public static func forward(
        _ x: View, weights: View, bias: View, into y: View, batch: Int, _ geometry: ConvolutionGeometry, relu: Bool
    ) {
        Reference.convolutionForward(x, weights: weights, bias: bias, into: y, batch: batch, geometry, relu: relu)
    }

    /// Floats of scratch that `weightGradient` needs.
    public static func weightGradientScratch(_ geometry: ConvolutionGeometry) -> Int {
        partialSums * (geometry.weightCount + geometry.outputDepth)
    }

    /// Writes dw[ky,kx,c,k] = Σ x·dy over images and places, and db[k] = Σ dy.
    ///
    /// - Parameters:
    ///   - x: [N][H][W][C], the input of the forward step
    ///   - dy: [N][OH][OW][K], the gradient before the bias (after any ReLU mask)
    ///   - dw: [KH][KW][C][K], overwritten
    ///   - db: [K], overwritten
    ///   - scratch: `weightGradientScratch` floats of any content
    public static func weightGradient(
        _ x: View, dy: View, dw: View, db: View, scratch: View, batch: Int, _ geometry: ConvolutionGeometry
    ) {
        Reference.convolutionWeightGradient(x, dy: dy, dw: dw, db: db, batch: batch, geometry)
    }

    /// Floats of scratch that `inputGradient` needs.
    public static func inputGradientScratch(_ geometry: ConvolutionGeometry) -> Int { geometry.weightCount }

    /// Writes dx[n,y,x,c] = Σ dy·w over the results that the input took part in.
    ///
    /// - Parameters:
    ///   - dy: [N][OH][OW][K]
    ///   - weights: [KH][KW][C][K]
    ///   - dx: [N][H][W][C], overwritten
    ///   - scratch: `inputGradientScratch` floats of any content
    public static func inputGradient(
        dy: View, weights: View, dx: View, scratch: View, batch: Int, _ geometry: ConvolutionGeometry
    ) {
        Reference.convolutionInputGradient(dy: dy, weights: weights, dx: dx, batch: batch, geometry)
    }
}
