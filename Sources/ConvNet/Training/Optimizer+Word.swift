extension Optimizer {
    /// The word for it: `adam`, `adamw`, `muon`, `sgd`.
    public var word: String {
        switch self {
        case .adam: "adam"
        case .adamW: "adamw"
        case .muon: "muon"
        case .sgd: "sgd"
        }
    }

    /// How fast it shrinks weights; nil where it does not.
    public var weightDecay: Double? {
        switch self {
        case .adamW(let decay), .muon(_, let decay): decay
        case .adam, .sgd: nil
        }
    }

    /// How much of its last steps it keeps; nil where it keeps none.
    public var momentum: Double? {
        switch self {
        case .sgd(let momentum), .muon(let momentum, _): momentum
        case .adam, .adamW: nil
        }
    }

    /// The optimizer of that name, with the usual weight decay or momentum.
    public init?(word: String) {
        switch word {
        case "adam": self = .adam
        case "adamw": self = .adamW(weightDecay: 0.01)
        case "muon": self = .muon(momentum: 0.9, weightDecay: 0.01)
        case "sgd": self = .sgd(momentum: 0.9)
        default: return nil
        }
    }
}
