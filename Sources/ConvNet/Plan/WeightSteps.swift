import Kernels

/// Convolution, bias and, if asked, ReLU.
struct ConvolutionStep: Step {
    let x: View
    let y: View
    let kernel: Parameter
    let bias: Parameter
    let geometry: ConvolutionGeometry
    let relu: Bool
    /// Whether dy comes with the ReLU's mask applied by the step behind.
    let masked: Bool
    let scratch: View

    var inputCount: Int { geometry.inputCount }
    var outputCount: Int { geometry.outputCount }
    var gradientInPlace: Bool { false }

    static func scratchCount(_ geometry: ConvolutionGeometry) -> Int {
        max(Convolution.weightGradientScratch(geometry), Convolution.inputGradientScratch(geometry))
    }

    func forward(_ pass: Pass) {
        Convolution.forward(
            x.first(pass.batch, of: inputCount), weights: kernel.value, bias: bias.value,
            into: y.first(pass.batch, of: outputCount), batch: pass.batch, geometry, relu: relu)
    }

    func backward(_ pass: Pass, dy: View, dx: View?) {
        if relu, !masked { ReLU.backward(y: y.first(pass.batch, of: outputCount), dy: dy, dx: dy) }
        Convolution.weightGradient(
            x.first(pass.batch, of: inputCount), dy: dy, dw: kernel.gradient, db: bias.gradient,
            scratch: scratch[0..<Convolution.weightGradientScratch(geometry)], batch: pass.batch, geometry)
        guard let dx else { return }
        Convolution.inputGradient(
            dy: dy, weights: kernel.value, dx: dx, scratch: scratch[0..<Convolution.inputGradientScratch(geometry)],
            batch: pass.batch, geometry)
    }
}

/// A dense layer with its bias and, if asked, ReLU.
struct DenseStep: Step {
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
