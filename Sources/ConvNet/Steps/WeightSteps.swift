import Kernels

/// Convolution, bias and, if asked, ReLU.
struct ConvolutionStep: WeightedStep {
    let x: View
    let y: View
    let weights: ConvolutionParameters
    let geometry: ConvolutionGeometry
    let relu: Bool
    /// Whether dy comes with the ReLU's mask applied by the step behind.
    let masked: Bool
    let scratch: View

    var inputCount: Int { geometry.inputCount }
    var outputCount: Int { geometry.outputCount }
    var gradientInPlace: Bool { false }

    func prepare() { Convolution.prepare(weights.values, geometry) }

    func forward(_ pass: Pass) {
        Convolution.forward(
            x.first(pass.batch, of: inputCount), weights.values, into: y.first(pass.batch, of: outputCount),
            batch: pass.batch, geometry, relu: relu)
    }

    func backward(_ pass: Pass, dy: View, dx: View?) {
        if relu, !masked { ReLU.backward(y: y.first(pass.batch, of: outputCount), dy: dy, dx: dy) }
        Convolution.backward(
            x.first(pass.batch, of: inputCount),
            dy: OutputGradient(dy, height: geometry.outputHeight, count: geometry.outputCount), weights.values,
            dw: weights.kernelGradient, db: weights.biasGradient, dx: dx, scratch: scratch, batch: pass.batch, geometry)
    }
}

/// The tensors of a convolution with their gradients.
struct ConvolutionParameters {
    let values: Convolution.Weights
    let kernelGradient: View
    let biasGradient: View

    /// - Parameter parameters: kernel and bias
    init(_ parameters: [Parameter], _ geometry: ConvolutionGeometry) {
        let (kernel, bias) = (parameters[0], parameters[1])
        values = Convolution.Weights(
            kernel: kernel.value, bias: bias.value, prepared: View(count: Convolution.preparedCount(geometry)))
        (kernelGradient, biasGradient) = (kernel.gradient, bias.gradient)
    }
}

/// A dense layer with its bias and, if asked, ReLU.
struct DenseStep: WeightedStep {
    let x: View
    let y: View
    let kernel: Parameter
    let bias: Parameter
    let geometry: DenseGeometry
    let relu: Bool
    /// Whether dy comes with the ReLU's mask applied by the step behind.
    let masked: Bool
    let scratch: View

    var inputCount: Int { geometry.inputs }
    var outputCount: Int { geometry.outputs }
    var gradientInPlace: Bool { false }

    func forward(_ pass: Pass) {
        Dense.forward(
            x.first(pass.batch, of: inputCount), weights: kernel.value, bias: bias.value,
            into: y.first(pass.batch, of: outputCount), batch: pass.batch, geometry, relu: relu)
    }

    func backward(_ pass: Pass, dy: View, dx: View?) {
        if relu, !masked { ReLU.backward(y: y.first(pass.batch, of: outputCount), dy: dy, dx: dy) }
        Dense.weightGradient(
            x.first(pass.batch, of: inputCount), dy: dy, dw: kernel.gradient, db: bias.gradient, batch: pass.batch,
            geometry)
        guard let dx else { return }
        Dense.inputGradient(
            dy: dy, weights: kernel.value, dx: dx, scratch: scratch[0..<Dense.inputGradientScratch(geometry)],
            batch: pass.batch, geometry)
    }
}
