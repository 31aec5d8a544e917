import Kernels

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
