import Kernels

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
