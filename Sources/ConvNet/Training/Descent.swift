import Kernels

/// The optimizer with its memory, laid out as the trainable parameters.
final class Descent {
    private let optimizer: Optimizer
    private let slots: [View]
    /// Under Muon what moves each kernel; empty otherwise.
    private let muons: [(kernel: Range<Int>, muon: Muon)]
    /// What Adam moves: everything, or under Muon what lies between the kernels.
    private let ranges: [Range<Int>]
    /// How much at the beginning of the parameters a frozen first layer takes.
    private let frozen: Int
    private var steps: Int

    /// Goes on from `state` if it is of the optimizer's kind, else begins anew.
    init(_ optimizer: Optimizer, store: ParameterStore, state: OptimizerState?) {
        self.optimizer = optimizer
        let names = OptimizerState.slotNames(optimizer.stateKind)
        slots = names.map { _ in View(count: store.trained.count) }
        if case .muon = optimizer {
            muons = store.kernels.map { kernel in
                (kernel.range, Muon(
                    rows: kernel.rows, columns: kernel.columns, paddedRows: kernel.paddedRows,
                    paddedColumns: kernel.paddedColumns))
            }
        } else {
            muons = []
        }
        ranges = Self.gaps(between: muons.map(\.kernel), in: store.trained.count)
        frozen = store.beforeSecondKernel.count
        steps = 0
        guard let state, state.kind == optimizer.stateKind else { return }
        steps = state.step
        for (slot, values) in zip(slots, state.slots) { store.storeTrainable(values, into: slot) }
    }

    /// Changes the trainable parameters by their gradients, all or those behind the first layer with weights.
    func step(store: ParameterStore, learningRate: Float, freezesFirst: Bool = false) {
        steps += 1
        let moved = (freezesFirst ? frozen : 0)..<store.trained.count
        switch optimizer {
        case .adam:
            adam(store, moved, learningRate: learningRate)
        case .adamW(let decay):
            adam(store, moved, learningRate: learningRate, decay: Float(decay))
        case .sgd(let momentum):
            Kernels.Optimizer.momentum(
                parameters: store.trained[moved], gradients: store.gradients[moved], velocity: slots[0][moved],
                learningRate: learningRate, momentum: Float(momentum))
        case .muon(let momentum, let decay):
            for (kernel, muon) in muons where kernel.lowerBound >= moved.lowerBound {
                muon.step(
                    parameters: store.trained[kernel], gradients: store.gradients[kernel], momentum: slots[0][kernel],
                    learningRate: learningRate, beta: Float(momentum), decay: Float(decay))
            }
            adam(store, moved, learningRate: learningRate, decay: Float(decay))
        }
    }

    /// What to keep for a later run; nil before the first step.
    func state(store: ParameterStore) -> OptimizerState? {
        guard steps > 0 else { return nil }
        return OptimizerState(
            kind: optimizer.stateKind, step: steps, slots: slots.map { store.trainable(from: $0) })
    }

    private func adam(_ store: ParameterStore, _ moved: Range<Int>, learningRate: Float, decay: Float? = nil) {
        for range in ranges.map({ $0.clamped(to: moved) }) where !range.isEmpty {
            let parameters = store.trained[range]
            if let decay {
                Kernels.Optimizer.decay(parameters: parameters, learningRate: learningRate, decay: decay)
            }
            Kernels.Optimizer.adam(
                parameters: parameters, gradients: store.gradients[range], first: slots[0][range],
                second: slots[1][range], step: steps, learningRate: learningRate)
        }
    }

    /// What of 0 ..< `count` lies in none of `ranges`, which are in order.
    private static func gaps(between ranges: [Range<Int>], in count: Int) -> [Range<Int>] {
        let (starts, ends) = ([0] + ranges.map(\.upperBound), ranges.map(\.lowerBound) + [count])
        return zip(starts, ends).map { $0..<$1 }.filter { !$0.isEmpty }
    }
}
