/// How convolutions and dense layers share out the relevance of a sum z among the products xw that it is made of.
///
/// Montavon and others, "Layer-Wise Relevance Propagation: An Overview" (2019). There the rules are for sums that a ReLU lets
/// pass, which are above zero; a sum below zero, such as a logit may be, is treated as its mirror image.
package enum RelevanceRule: Sendable, Hashable {
    /// By xw ÷ (z + ε·sign z), ε being that share of the root mean square of the layer's sums: all products count, and ε
    /// keeps what belongs to sums near zero.
    case epsilon(Float)
    /// By what is above zero alone: xw⁺ ÷ Σxw⁺. No map has noise of products that cancel.
    case zplus
    /// In between: what is above zero counts by 1 + γ, what is below by 1.
    case gamma(Float)

    /// What the rule is called in sentences.
    package var title: String {
        switch self {
        case .epsilon: "epsilon rule"
        case .zplus: "z+ rule"
        case .gamma: "gamma rule"
        }
    }

    /// What a product counts in a sum of that sign.
    @inline(__always)
    func weighed(_ product: Double, inSumAboveZero isAbove: Bool) -> Double {
        let isSame = isAbove ? product > 0 : product < 0
        switch self {
        case .epsilon: return product
        case .zplus: return isSame ? product : 0
        case .gamma(let gamma): return isSame ? product * (1 + Double(gamma)) : product
        }
    }
}
