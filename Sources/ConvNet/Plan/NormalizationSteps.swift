import Kernels

/// Batch normalisation: by the batch's own mean and variance in training, by the moving averages in use.
struct BatchNormalizationStep: Step {
    let x: View
    let y: View
    let channels: BatchNormalization.Channels
    let gammaGradient: View
    let betaGradient: View
    /// Rows of `channels.depth` lanes in one image.
    let rows: Int
    let training: Bool
    /// x came out of a ReLU whose mask this step applies to dx.
    let reluInput: Bool
    let scratch: View

    var inputCount: Int { rows * channels.depth }
    var outputCount: Int { inputCount }
    var gradientInPlace: Bool { true }

    func forward(_ pass: Pass) {
        let input = x.first(pass.batch, of: inputCount)
        if training {
            BatchNormalization.measure(
                input, channels, rows: pass.batch * rows, momentum: pass.normalizationMomentum, scratch: scratch)
        }
        BatchNormalization.apply(
            input, channels, into: y.first(pass.batch, of: outputCount), rows: pass.batch * rows)
    }

    func backward(_ pass: Pass, dy: View, dx: View?) {
        BatchNormalization.backward(
            x.first(pass.batch, of: inputCount), channels, dy: dy, dx: dx ?? dy, dGamma: gammaGradient,
            dBeta: betaGradient, rows: pass.batch * rows, reluInput: reluInput, scratch: scratch)
    }
}

/// Batch normalisation and the max pooling behind it in one: the normalised map is never stored.
struct NormalizedMaxPoolStep: Step {
    let x: View
    let y: View
    /// Where each maximum was; nil in use.
    let positions: View?
    let channels: BatchNormalization.Channels
    let gammaGradient: View
    let betaGradient: View
    let geometry: PoolGeometry
    let reluInput: Bool
    let scratch: View

    var inputCount: Int { geometry.inputCount }
    var outputCount: Int { geometry.outputCount }
    var gradientInPlace: Bool { false }

    func forward(_ pass: Pass) {
        let input = x.first(pass.batch, of: inputCount)
        if positions != nil {
            let rows = pass.batch * geometry.height * geometry.width
            BatchNormalization.measure(
                input, channels, rows: rows, momentum: pass.normalizationMomentum, scratch: scratch)
        }
        BatchNormalization.applyMaxPool(
            input, channels, into: y.first(pass.batch, of: outputCount),
            positions: positions?.first(pass.batch, of: outputCount), batch: pass.batch, geometry)
    }

    func backward(_ pass: Pass, dy: View, dx: View?) {
        guard let positions, let dx else { return }
        BatchNormalization.backwardMaxPool(
            x.first(pass.batch, of: inputCount), channels, dPooled: dy,
            positions: positions.first(pass.batch, of: outputCount), dx: dx, dGamma: gammaGradient,
            dBeta: betaGradient, batch: pass.batch, geometry, reluInput: reluInput, scratch: scratch)
    }
}
