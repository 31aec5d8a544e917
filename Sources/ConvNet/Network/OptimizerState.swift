/// What an optimizer remembers between batches.
public struct OptimizerState: Sendable, Hashable {
    /// Which optimizers can go on from it: Adam and AdamW share their moments.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// Two slots: first and second moment.
        case moments
        /// One slot: velocity.
        case velocity
        /// Two slots: first moment; second moment, which stays 0 for kernels.
        case muon
    }

    /// Which optimizers can go on from it.
    public let kind: Kind
    /// Batches that went into it.
    public package(set) var step: Int
    /// One array for each slot, over the trainable tensors one after another in their order in the network.
    public package(set) var slots: [[Float]]

    package init(kind: Kind, step: Int, slots: [[Float]]) { (self.kind, self.step, self.slots) = (kind, step, slots) }

    /// The names of the slots in weight files.
    static func slotNames(_ kind: Kind) -> [String] {
        switch kind {
        case .moments, .muon: ["moment1", "moment2"]
        case .velocity: ["velocity"]
        }
    }
}

extension Optimizer {
    /// The kind of state that the optimizer keeps.
    public var stateKind: OptimizerState.Kind {
        switch self {
        case .adam, .adamW: .moments
        case .sgd: .velocity
        case .muon: .muon
        }
    }
}
