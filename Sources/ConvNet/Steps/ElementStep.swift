import Kernels

/// The kernels of a function of each number by itself.
struct ElementKernels {
    /// Writes y; it may be x.
    let forward: (_ x: View, _ y: View) -> Void
    /// Writes dx, which may be dy, y being what `forward` gave.
    let backward: (_ y: View, _ dy: View, _ dx: View) -> Void
    /// What `backward` reads of y.
    let reads: Kept
    /// Whether y is above 0 where x is and nowhere else.
    let keepsSigns: Bool
}

/// A function of each number by itself that no step in front took in.
struct ElementStep: Step {
    let x: View
    let y: View
    let inputCount: Int
    let kernels: ElementKernels

    var outputCount: Int { inputCount }
    var gradientInPlace: Bool { true }

    func forward(_ pass: Pass) {
        kernels.forward(x.first(pass.batch, of: inputCount), y.first(pass.batch, of: inputCount))
    }

    func backward(_ pass: Pass, dy: View, dx: View?) {
        kernels.backward(y.first(pass.batch, of: inputCount), dy, dx ?? dy)
    }
}
