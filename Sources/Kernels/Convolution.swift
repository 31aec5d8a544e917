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
        precondition(x.count >= batch * geometry.inputCount && y.count >= batch * geometry.outputCount)
        precondition(weights.count == geometry.weightCount && bias.count == geometry.outputDepth)
        let image = ConvolutionForward(
            geometry: geometry, weights: weights.start, bias: bias.start, floor: relu ? 0 : -.infinity)
        WorkerPool.shared.run(batch) { n in
            image.run(x.start + n * geometry.inputCount, into: y.start + n * geometry.outputCount)
        }
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
        precondition(x.count >= batch * geometry.inputCount && dy.count >= batch * geometry.outputCount)
        precondition(dw.count == geometry.weightCount && db.count == geometry.outputDepth)
        precondition(scratch.count >= weightGradientScratch(geometry) && batch > 0)
        let parts = min(partialSums, batch)
        let distance = geometry.weightCount + geometry.outputDepth
        let part = ConvolutionWeightGradient(geometry: geometry)
        WorkerPool.shared.run(parts) { index in
            let sums = scratch.start + index * distance
            sums.update(repeating: 0, count: distance)
            for n in Parts.range(index, of: parts, count: batch) {
                part.add(x.start + n * geometry.inputCount, dy: dy.start + n * geometry.outputCount, to: sums)
            }
        }
        let vectors = geometry.weightCount / Lanes.count
        let slices = Parts.number(vectors, most: 128)
        WorkerPool.shared.run(slices) { index in
            let range = Parts.range(index, of: slices, count: vectors)
            let floats = range.lowerBound * Lanes.count..<range.upperBound * Lanes.count
            Sums.join(scratch.start, parts: parts, distance: distance, into: dw.start, range: floats)
        }
        Sums.join(
            scratch.start + geometry.weightCount, parts: parts, distance: distance, into: db.start,
            range: 0..<geometry.outputDepth)
    }

    /// Floats of scratch that `inputGradient` needs.
    public static func inputGradientScratch(_ geometry: ConvolutionGeometry) -> Int { geometry.weightCount }

    /// Writes dx[n,y,x,c] = Σ dy·w over the results that the input took part in.
    ///
    /// Fast where C is a multiple of `Lanes.count`; for other depths, such as that of a grey image, the reference runs.
    ///
    /// - Parameters:
    ///   - dy: [N][OH][OW][K]
    ///   - weights: [KH][KW][C][K]
    ///   - dx: [N][H][W][C], overwritten
    ///   - scratch: `inputGradientScratch` floats of any content
    public static func inputGradient(
        dy: View, weights: View, dx: View, scratch: View, batch: Int, _ geometry: ConvolutionGeometry
    ) {
        precondition(dx.count >= batch * geometry.inputCount && dy.count >= batch * geometry.outputCount)
        precondition(weights.count == geometry.weightCount && scratch.count >= inputGradientScratch(geometry))
        guard geometry.inputDepth % Lanes.count == 0 else {
            return Reference.convolutionInputGradient(
                dy: dy, weights: weights, dx: dx[0..<batch * geometry.inputCount], batch: batch, geometry)
        }
        let tap = geometry.inputDepth * geometry.outputDepth
        WorkerPool.shared.run(geometry.kernelHeight * geometry.kernelWidth) { index in
            Sums.transpose(
                weights.start + index * tap, rows: geometry.inputDepth, columns: geometry.outputDepth,
                into: scratch.start + index * tap, distance: geometry.inputDepth)
        }
        let image = ConvolutionInputGradient(geometry: geometry, weights: scratch.start)
        WorkerPool.shared.run(batch) { n in
            image.run(dy.start + n * geometry.outputCount, into: dx.start + n * geometry.inputCount)
        }
    }
}
