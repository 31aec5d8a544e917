import Kernels

/// The tensors of a batch normalization with their gradients.
struct Normalization {
    let channels: BatchNormalization.Channels
    let epsilon: Float
    let gammaGradient: View
    let betaGradient: View

    /// - Parameter layer: one whose tensors are gamma, beta, mean and variance.
    init(_ layer: StepLayer, epsilon: Float) {
        let (tensors, depth) = (layer.tensors, layer.input.normalizedDepth)
        channels = BatchNormalization.Channels(
            gamma: tensors[0], beta: tensors[1], runningMean: tensors[2], runningVariance: tensors[3],
            mean: View(count: depth), inverseDeviation: View(count: depth), scale: View(count: depth),
            shift: View(count: depth))
        self.epsilon = epsilon
        (gammaGradient, betaGradient) = (layer.gradients[0], layer.gradients[1])
    }
}

/// Batch normalization: by the batch's own mean and variance in training, by the moving averages in use.
struct BatchNormalizationStep: TrainedStep {
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
        if !training { BatchNormalization.fold(channels, epsilon: normalization.epsilon) }
    }

    func forward(_ pass: Pass) {
        let input = x.first(pass.batch, of: inputCount)
        if training {
            BatchNormalization.measure(
                input, channels, rows: pass.batch * rows, momentum: pass.normalizationMomentum,
                epsilon: normalization.epsilon, scratch: scratch)
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
