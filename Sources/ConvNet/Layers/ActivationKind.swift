/// A layer that applies a function to each number by itself: all that such layers have in common.
protocol ActivationKind: LayerKind {
    /// The function in double precision, for whoever explains the network.
    var function: ElementFunction { get }
    /// The kernels that compute it.
    var kernels: ElementKernels { get }
}

extension ActivationKind {
    static var role: LayerRole { .activation }
    var formula: Formula { .function(function) }

    /// It works in place; where its way back reads the numbers that it gave, what works in place behind it must not.
    func buffers(training: Bool) -> Int { training && kernels.reads == .values ? 1 : 0 }

    func addSteps(to plan: inout StepBuilder) {
        let y = plan.memoryInPlace(keepingSigns: kernels.keepsSigns)
        let step = ElementStep(x: plan.current, y: y, inputCount: plan.layer.input.count, kernels: kernels)
        plan.add(step, output: y, keeping: kernels.reads)
    }
}
