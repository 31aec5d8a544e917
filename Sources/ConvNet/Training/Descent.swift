import Kernels

/// The optimiser with its memory, laid out as the trainable parameters.
final class Descent {
    private let optimizer: Optimizer
    private let slots: [View]
    private var steps: Int

    /// Goes on from `state` if it is of the optimiser's kind, else begins anew.
    init(_ optimizer: Optimizer, store: ParameterStore, state: OptimizerState?) {
        self.optimizer = optimizer
        let names = OptimizerState.slotNames(optimizer.stateKind)
        slots = names.map { _ in View(count: store.trained.count) }
        steps = 0
        guard let state, state.kind == optimizer.stateKind else { return }
        steps = state.step
        for (slot, values) in zip(slots, state.slots) { store.storeTrainable(values, into: slot) }
    }

    /// Changes the trainable parameters by their gradients.
    func step(store: ParameterStore, learningRate: Float) {
        steps += 1
        if case .adamW(let decay) = optimizer {
            Kernels.Optimizer.decay(parameters: store.trained, learningRate: learningRate, decay: Float(decay))
        }
        switch optimizer {
        case .adam, .adamW:
            Kernels.Optimizer.adam(
                parameters: store.trained, gradients: store.gradients, first: slots[0], second: slots[1], step: steps,
                learningRate: learningRate)
        case .sgd(let momentum):
            Kernels.Optimizer.momentum(
                parameters: store.trained, gradients: store.gradients, velocity: slots[0], learningRate: learningRate,
                momentum: Float(momentum))
        }
    }

    /// What to keep for a later run; nil before the first step.
    func state(store: ParameterStore) -> OptimizerState? {
        guard steps > 0 else { return nil }
        return OptimizerState(
            kind: optimizer.stateKind, step: steps, slots: slots.map { store.trainable(from: $0) })
    }
}
