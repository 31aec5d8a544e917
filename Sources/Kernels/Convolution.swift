/// Convolution (in the sense of cross-correlation, as Keras): y[n,oy,ox,k] = b[k] + Σ x[n,oy·s+ky−top,ox·s+kx−left,c] · w[ky,kx,c,k].
///
/// Three ways, chosen by the sizes alone: Winograd's for 3×3 kernels with stride 1, one for gray images, and the direct
/// one for all others.
package enum Convolution {
    /// The batch is cut into this many parts for weight gradients, each summed by itself, whatever the threads.
    package static let partialSums = 8

    /// The tensors of a convolution.
    package struct Weights: Sendable {
        /// [KH][KW][C][K]
        package let kernel: View
        /// [K]
        package let bias: View
        /// The kernel as the steps read it, made by `prepare`.
        let prepared: View

        /// - Parameter prepared: `preparedCount` floats that no other convolution uses.
        package init(kernel: View, bias: View, prepared: View) {
            (self.kernel, self.bias, self.prepared) = (kernel, bias, prepared)
        }
    }

    /// Floats that `prepare` writes.
    package static func preparedCount(_ geometry: ConvolutionGeometry) -> Int {
        Winograd.applies(to: geometry) ? Winograd(geometry).weightCount : 0
    }

    /// Brings the kernel into the form that `forward` and `backward` read; once after it changed.
    package static func prepare(_ weights: Weights, _ geometry: ConvolutionGeometry) {
        precondition(weights.kernel.count == geometry.weightCount)
        guard Winograd.applies(to: geometry) else { return }
        precondition(weights.prepared.count >= Winograd(geometry).weightCount)
        Winograd(geometry).transform(weights.kernel.start, into: weights.prepared.start)
    }

    /// Floats that `forward` writes as moments.
    package static func momentsCount(batch: Int, depth: Int) -> Int { batch * BatchMoments.floats * depth }

    /// Writes y = convolution of x with the prepared weights, plus the bias; negative results become 0 if `relu`.
    ///
    /// - Parameters:
    ///   - x: [N][H][W][C]
    ///   - y: [N][OH][OW][K], overwritten
    ///   - moments: [N][3][K], overwritten with what `BatchNormalization.measure` needs of each image; nil for nothing
    package static func forward(
        _ x: View, _ weights: Weights, into y: View, moments: View? = nil, batch: Int, _ geometry: ConvolutionGeometry,
        relu: Bool
    ) {
        precondition(x.count >= batch * geometry.inputCount && y.count >= batch * geometry.outputCount)
        precondition(weights.kernel.count == geometry.weightCount && weights.bias.count == geometry.outputDepth)
        let block = BatchMoments.floats * geometry.outputDepth
        precondition(moments?.count ?? .max >= batch * block)
        let image = ConvolutionImage(geometry, weights, floor: relu ? 0 : -.infinity)
        WorkerPool.shared.run(batch) { n in
            image.forward(
                x.start + n * geometry.inputCount, into: y.start + n * geometry.outputCount,
                moments: moments.map { $0.start + n * block })
        }
    }

    /// Floats of scratch that `backward` needs.
    package static func backwardScratch(_ geometry: ConvolutionGeometry) -> Int {
        ConvolutionGradients(geometry).scratch
    }

    /// Writes dw[ky,kx,c,k] = Σ x·dy over images and places, db[k] = Σ dy, and dx[n,y,x,c] = Σ dy·w over the results that
    /// the input took part in.
    ///
    /// - Parameters:
    ///   - x: [N][H][W][C], the input of the forward step
    ///   - dy: the gradient before the bias (after any ReLU mask)
    ///   - weights: as `forward` read them
    ///   - dw: [KH][KW][C][K], overwritten
    ///   - db: [K], overwritten
    ///   - dx: [N][H][W][C], overwritten; nil where nobody asks. Nothing is allocated where C is a multiple of `Lanes.count`.
    ///   - scratch: `backwardScratch` floats of any content
    package static func backward(
        _ x: View, dy: OutputGradient, _ weights: Weights, dw: View, db: View, dx: View?, scratch: View, batch: Int,
        _ geometry: ConvolutionGeometry
    ) {
        precondition(x.count >= batch * geometry.inputCount && dx?.count ?? .max >= batch * geometry.inputCount)
        precondition(dw.count == geometry.weightCount && db.count == geometry.outputDepth && batch > 0)
        precondition(weights.kernel.count == geometry.weightCount && scratch.count >= backwardScratch(geometry))
        let gradients = ConvolutionGradients(geometry)
        if let dx, geometry.inputDepth % Lanes.count != 0 {
            UnevenInputGradient(geometry, kernel: weights.kernel).run(dy, into: dx, batch: batch)
            return backward(
                x, dy: dy, weights, dw: dw, db: db, dx: nil, scratch: scratch, batch: batch, geometry)
        }
        if dx != nil { gradients.turn(weights, into: scratch) }
        let parts = min(partialSums, batch)
        WorkerPool.shared.run(parts) { index in
            gradients.addPart(
                x, dy: dy, dx: dx, images: Parts.range(index, of: parts, count: batch), turned: scratch.start,
                to: scratch.start + gradients.turnedCount + index * gradients.sumsCount)
        }
        gradients.join(scratch[gradients.turnedCount..<gradients.scratch], parts: parts, dw: dw, db: db)
    }

    /// Writes y = the maximum over each window of scale·c + shift, c being the results of the convolution, which are not
    /// kept: the forward step in use.
    ///
    /// - Parameters:
    ///   - channels: the folded normalization; nil for none
    ///   - y: [N][PH][PW][K], overwritten
    ///   - pool: windows that touch and do not overlap over the results
    package static func forwardMaxPool(
        _ x: View, _ weights: Weights, _ channels: BatchNormalization.Channels?, into y: View, batch: Int,
        _ geometry: ConvolutionGeometry, pool: PoolGeometry, relu: Bool
    ) {
        precondition(x.count >= batch * geometry.inputCount && y.count >= batch * pool.outputCount)
        precondition(weights.kernel.count == geometry.weightCount && weights.bias.count == geometry.outputDepth)
        precondition(NormalizedMaxPool.applies(to: pool) && pool.inputCount == geometry.outputCount)
        let image = ConvolutionImage(geometry, weights, floor: relu ? 0 : -.infinity)
        let pooling = PeakPooling(pool, channels)
        WorkerPool.shared.run(batch) { n in
            image.forward(x.start + n * geometry.inputCount, pooling, into: y.start + n * pool.outputCount)
        }
    }
}
