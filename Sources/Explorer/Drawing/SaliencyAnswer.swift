import Insight

/// A map, and its test where one was asked for.
struct SaliencyAnswer {
    let map: AttributionMap
    var check: FaithfulnessResult?
}

/// How the answer went as pixels were taken away or given in some order.
struct FaithfulnessResult {
    /// What made the order: a method, or chance.
    let name: String
    let deletion: FaithfulnessCurve
    let insertion: FaithfulnessCurve
}
