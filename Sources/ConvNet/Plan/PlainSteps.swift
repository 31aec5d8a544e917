import Kernels

/// A ReLU that no convolution or dense layer took in.
struct ReLUStep: Step {
    let x: View
    let y: View
    let inputCount: Int

    var outputCount: Int { inputCount }
    var gradientInPlace: Bool { true }

    func forward(_ pass: Pass) {
        ReLU.forward(x.first(pass.batch, of: inputCount), into: y.first(pass.batch, of: inputCount))
    }

    func backward(_ pass: Pass, dy: View, dx: View?) {
        ReLU.backward(y: y.first(pass.batch, of: inputCount), dy: dy, dx: dx ?? dy)
    }
}

/// Dropout in training; in use there is no step for it.
struct DropoutStep: Step {
    let x: View
    let y: View
    let inputCount: Int
    let rate: Float
    /// The number of the dropout layer in its network, from 0.
    let number: Int

    var outputCount: Int { inputCount }
    var gradientInPlace: Bool { true }

    private func mask(_ pass: Pass) -> Dropout.Mask {
        Dropout.Mask(rate: rate, seed: pass.seed, layer: number, step: pass.step)
    }

    func forward(_ pass: Pass) {
        Dropout.apply(x.first(pass.batch, of: inputCount), into: y.first(pass.batch, of: inputCount), mask(pass))
    }

    func backward(_ pass: Pass, dy: View, dx: View?) {
        Dropout.apply(dy, into: dx ?? dy, mask(pass))
    }
}

/// Max pooling by itself.
struct MaxPoolStep: Step {
    let x: View
    let y: View
    /// Where each maximum was; nil in use.
    let positions: View?
    let geometry: PoolGeometry

    var inputCount: Int { geometry.inputCount }
    var outputCount: Int { geometry.outputCount }
    var gradientInPlace: Bool { false }

    func forward(_ pass: Pass) {
        MaxPool.forward(
            x.first(pass.batch, of: inputCount), into: y.first(pass.batch, of: outputCount),
            positions: positions?.first(pass.batch, of: outputCount), batch: pass.batch, geometry)
    }

    func backward(_ pass: Pass, dy: View, dx: View?) {
        guard let positions, let dx else { return }
        MaxPool.backward(
            dy, positions: positions.first(pass.batch, of: outputCount), dx: dx, batch: pass.batch, geometry)
    }
}

/// Average pooling.
struct AveragePoolStep: Step {
    let x: View
    let y: View
    let geometry: PoolGeometry

    var inputCount: Int { geometry.inputCount }
    var outputCount: Int { geometry.outputCount }
    var gradientInPlace: Bool { false }

    func forward(_ pass: Pass) {
        AveragePool.forward(
            x.first(pass.batch, of: inputCount), into: y.first(pass.batch, of: outputCount), batch: pass.batch,
            geometry)
    }

    func backward(_ pass: Pass, dy: View, dx: View?) {
        guard let dx else { return }
        AveragePool.backward(dy, dx: dx, batch: pass.batch, geometry)
    }
}
