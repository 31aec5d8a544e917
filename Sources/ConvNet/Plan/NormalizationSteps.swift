import Kernels

/// The tensors of a batch normalisation with their gradients.
struct Normalization {
    let channels: BatchNormalization.Channels
    let gammaGradient: View
    let betaGradient: View
}

/// Batch normalisation: by the batch's own mean and variance in training, by the moving averages in use.
struct BatchNormalizationStep: Step {
    let x: View
    let y: View
    let normalization: Normalization
    /// Rows of `channels.depth` lanes in one image.
    let rows: Int
    let training: Bool
    /// x came out of a ReLU whose mask this step applies to dx.
    let reluInput: Bool
    let scratch: View

    private var channels: BatchNormalization.Channels { normalization.channels }
    var inputCount: Int { rows * channels.depth }
    var outputCount: Int { inputCount }
    var gradientInPlace: Bool { true }

    func prepare() {
        if !training { BatchNormalization.fold(channels, epsilon: Layer.normalizationEpsilon) }
    }

    func forward(_ pass: Pass) {
        let input = x.first(pass.batch, of: inputCount)
        if training {
            BatchNormalization.measure(
                input, channels, rows: pass.batch * rows, momentum: pass.normalizationMomentum,
                epsilon: Layer.normalizationEpsilon, scratch: scratch)
        }
        BatchNormalization.apply(
            input, channels, into: y.first(pass.batch, of: outputCount), rows: pass.batch * rows)
    }

    func backward(_ pass: Pass, dy: View, dx: View?) {
        guard training else {
            return BatchNormalization.pullBack(dy, channels, into: dx ?? dy, rows: pass.batch * rows)
        }
        BatchNormalization.backward(
            x.first(pass.batch, of: inputCount), channels, dy: dy, dx: dx ?? dy, dGamma: normalization.gammaGradient,
            dBeta: normalization.betaGradient, rows: pass.batch * rows, reluInput: reluInput, scratch: scratch)
    }
}
